story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    Skills  4:5
text       3.90  5:9
text       no  6:9
text       0x1F  7:9
text       2024-10-01  8:9
text       single 'quoted'  9:9
text       double "quoted" é  10:9
text       folded over two lines  11:9
text       a block: folded, with # signs and a new line  13:9
text       a block kept in lines  18:9
