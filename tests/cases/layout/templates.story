story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
contact    [__ada@example.org__](mailto:ada@example.org)  3:10
section    Posts  5:5
head       **Analytical Engines**, Analyst (Babbage's)  -> Jan 1842 – Sept 1843  6:9
row        *A translation with notes*  -> London  6:9
item       1 • Wrote the first program for the engine.  6:181
head       [**Analytical Engines**](https://example.org), London  -> Jan 1842 – Sept 1843  7:9
item       1 • Wrote the first program for the engine.  7:136
head       **Analytical Engines**, Analyst  -> 1844  8:9
section    Education  9:5
head       **At home**, BSc in Mathematics, GPA 3.9  -> 1830 – 1840  10:9
head       **At home**, Mathematics  -> 1840  11:9
head       **At home**, BSc  -> 1840  12:9
section    Papers  13:5
entry      1843 “Sketch of the Analytical Engine,” [10.1000/182](https://doi.org/10.1000/182)  16:11
post       *A. Lovelace*  16:11
item       1 • Notes  16:119
section    Books  17:5
head       **Sketch of the Analytical Engine**  18:9
item       1 • Notes  18:99
post       *A. Lovelace**, 1843*  18:9
section    Skills  19:5
text       Mathematics – analysis  20:17
