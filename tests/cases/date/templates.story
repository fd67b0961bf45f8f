story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    Dates  4:5
entry      A month  -> 01 May 24  5:9
entry      A day  -> 09 May 24  6:9
entry      A range  -> from 01 September 23 to 01 May 24  7:9
