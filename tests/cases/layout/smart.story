story en title "Ada O'Brien - CV" author "Ada O'Brien"
name       Ada O’Brien  3:9
contact    Land’s End | [__a.o'brien@example.org__](mailto:a.o'brien@example.org) | [555-123-4567](tel:5551234567)  4:13
section    The ’90s  8:5
entry      “Engines” Ltd.  -> 2022.9–2026.8 (expected)  9:9
post       *Analyst*  9:9
item       1 • From −5 to 10–15 °C, see `a-"b"...` and [pp. 3–5](https://example.org/3-5)…  13:13
