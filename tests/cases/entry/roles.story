story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    Experience  4:5
entry      Analytical Engines, London  5:9
post       *Analyst*  -> June 1842 – Sept 1843  8:13
item       1 • Wrote the first program  11:26
post       *Translator*  -> Feb 1841 – June 1842  12:13
item       1 • Translated Menabrea  15:26
item       1 • Added the notes  15:47
entry      Another Firm  -> 1844  16:9
post       *Adviser*  16:9
