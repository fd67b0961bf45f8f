story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    Work and Life  4:5
text       The title comes from the key  5:9
section    What I did  6:5
text       The title is given  11:11
section    Skills  12:5
subsection Languages  14:9
text       **Spoken:** English, French  15:20
subsection Tools  17:9
text       Punched cards  20:15
section    Empty  21:5
