story de title "Maria Sibylla Merian - CV" author "Maria Sibylla Merian"
name       Maria Sibylla Merian  4:9
section    Berufserfahrung  6:5
entry      Amsterdam  -> Juli 1691 – heute  7:9
post       *Malerin*  7:9
item       1 • Lebte vom Verkauf von Farben  10:17
