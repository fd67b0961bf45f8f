story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    Posts  4:5
entry      Analytical Engines  -> 1843  5:9
post       Analyst  5:9
item       1 • Wrote a program  5:83
section    Skills  6:5
text       **Mathematics:** finite differences, [__Bernoulli numbers__](https://example.org) and what an engine can do with them, which is more than sums  9:19
subsection Languages  11:9
text       French  11:21
section    Awards and Prizes  12:5
entry      A medal  -> 1843  15:11
item       1 + Of gold  15:55
