story en title "Émilie du Châtelet - CV" author "Émilie du Châtelet"
top note   page 1 Sept 1749
top note   Émilie du Châtelet
footer     page 1 Page {page} of {pages}
footer     Émilie du Châtelet, {page}
name       Émilie du Châtelet  4:9
contact    [__emilie@example.org__](mailto:emilie@example.org)  5:10
section    Works  7:5
entry      Institutions de physique  -> 1740  8:9
text       Émilie du Châtelet  8:53
text       *Prault*  8:95
entry      Dissertation sur la nature et la propagation du feu  -> 1744  9:9
text       Émilie du Châtelet  9:80
text       *Prault*  9:122
entry      Principes mathématiques de la philosophie naturelle  -> 1759  10:9
text       Isaac Newton  10:80
text       *Desaint*  10:116
section    Letters  11:5
text       To Maupertuis  12:9
text       To Jurin  13:9
text       To Bernoulli  14:9
text       To Frederick  15:16
text       To Euler  16:9
text       To Wolff  17:9
text       To Jacquier  18:9
