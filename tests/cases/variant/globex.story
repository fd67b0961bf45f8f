story en title "Application of Ada Lovelace" author "Ada Lovelace"
name       Ada Lovelace  3:9
headline   Analyst  4:13
summary    I write programs for Globex, and {{this}} stays.  5:12
section    Experience  7:5
entry      Analytical Engines  -> Jan 1840 – Sept 1843  8:9
post       *Programmer*  8:9
text       Under Mr. Babbage, for Globex  50:25
section    Sport  22:5
item       1 • Skating  23:18
section    Skills  19:5
item       1 • Riding a horse  51:15
