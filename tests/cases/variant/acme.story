story en title "The application of Ada Lovelace" author "Ada Lovelace"
name       Ada Lovelace  3:9
headline   Mathematician  42:24
summary    I write programs for Acme \*Labs\*, and {{this}} stays.  5:12
section    Skills  19:5
text       **Languages:** French  20:17
section    Experience  7:5
entry      Analytical Engines  -> Jan 1840 – Sept 1843  8:9
post       *Programmer*  8:9
item       1 • First of all  33:38
item       1 • Wrote a program of 25 steps  39:21
item       1 • It was the first  39:58
item       1 • Untagged  16:13
section    Education  17:5
entry      Home  18:9
post       *Mathematics*  18:9
text       At her mother's  42:78
