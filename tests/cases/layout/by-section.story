story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  3:13
section    Skills  5:7
text       Languages: English and French  5:28
section    Notes  6:7
item       1 ◦ Notes on the engine  8:32
section    Work  10:7
entry      1843: Analyst, Engines  10:16
