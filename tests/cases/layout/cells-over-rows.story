story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  3:9
section    Work  5:5
head       **Analytical Engines**  -> London, Jan 1842 – Sept 1843, Analyst  6:9
text       A summary.  11:18
