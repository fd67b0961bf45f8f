story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    Awards  4:5
text       A medal  5:9
break       6:9
text       Another medal  7:9
section    Skills  8:5
text       French  9:9
