story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  3:9
section    Work  5:5
head       **Analytical Engines**, Analyst  -> London, Jan 1842 – Sept 1843  6:9
text       A summary.  11:18
item       1 • One  12:22
item       1 • Two  12:27
head       **Museum**  -> Feb 1838 – May 1838  13:9
section    Studies  14:5
head       **BSc** **University College**, Mathematics  -> London, June 1835  15:9
item       1 • Grade A  20:22
section    Skills  21:5
text       **Languages:** English and French  22:17
section    Papers  23:5
head       **Sketch of the Engine**  -> Aug 1843  24:9
text       Ada Lovelace, L. F. Menabrea  25:19
text       [10.1000/182](https://doi.org/10.1000/182) (Memoirs)  28:14
section    More  29:5
entry      Medal, London  30:9
text       Of gold.  30:65
