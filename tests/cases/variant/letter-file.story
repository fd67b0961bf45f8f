story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  3:9
contact    [__ada@example.org__](mailto:ada@example.org)  4:10
summary    Not on the letter.  5:12
section    Notes  6:14
text       Seven of them  6:22
