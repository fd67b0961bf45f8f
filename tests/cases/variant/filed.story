story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:12
summary    For Acme  2:35
section    B  2:73
text       b  2:77
