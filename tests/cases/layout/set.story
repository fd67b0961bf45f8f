story en title "Ada King - CV" author "Ada King"
name       Ada King  1:9
headline   Analyst  1:13
section    Experience  4:5
entry      Analytical Engines  5:9
item       1 • Wrote the **first** program  1:52
