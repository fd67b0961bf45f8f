story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  3:9
section    Awards  5:5
text       A medal  6:9
break       7:9
text       page_break  8:9
