story fr title "Maria Sibylla Merian - CV" author "Maria Sibylla Merian"
name       Maria Sibylla Merian  9:9
headline   Peintre  10:44
section    Expérience professionnelle  12:5
entry      Amsterdam  -> juillet 1691 – aujourd’hui  13:9
post       *Peintre*  13:9
