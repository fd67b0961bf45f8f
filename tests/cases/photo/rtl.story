story he title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
photo      "דיוקן של Ada Lovelace"  8:10
headline   Analyst  3:13
contact    London | [__ada@example.org__](mailto:ada@example.org) | [(555) 555-0142](tel:5555550142) | [ada.example.org](https://ada.example.org)  4:13
section    Posts  10:5
entry      Analytical Engines  -> ינו׳ 1842 – ספט׳ 1843  11:9
post       *Analyst*  11:9
