story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
