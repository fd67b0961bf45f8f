story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  4:9
contact    [example.org](https://example.org) | [+1-607-555-0142](tel:+16075550142) | [__ada@example.org__](mailto:ada@example.org) | London  2:12
