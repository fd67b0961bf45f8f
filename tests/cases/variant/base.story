story en title "The application of Ada Lovelace" author "Ada Lovelace"
name       Ada Lovelace  3:9
headline   Analyst  4:13
summary    I write programs for whoever, and {{this}} stays.  5:12
section    Experience  7:5
entry      Analytical Engines  -> Jan 1840 – Sept 1843  8:9
post       *Programmer*  8:9
item       1 • First of all  33:38
item       1 • Wrote 25 steps of a program  14:20
item       1 • Translated a memoir  15:20
item       1 • Untagged  16:13
section    Education  17:5
entry      Home  18:9
post       *Mathematics*  18:9
section    Skills  19:5
text       **Languages:** French, English  20:17
