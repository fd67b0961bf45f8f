story de title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  6:9
section    Work  8:5
entry      Engines  9:9
item       1 • Published for 5 \* 5 - six readers  11:13
item       2 – at eine Tagung  12:17
item       2 – in a journal  13:17
item       1 • Published  14:13
item       2 – in {{place}} as it stands  15:17
