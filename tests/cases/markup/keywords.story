story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    Skills  4:5
text       **Python**, Pythonic, **C++** and C, and python  5:9
text       **Python:** and **C++** again  6:16
