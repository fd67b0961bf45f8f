story de title "Maria Sibylla Merian - CV" author "Maria Sibylla Merian"
name       Maria Sibylla Merian  5:9
headline   Naturforscherin und Kupferstecherin  6:47
contact    {en}Amsterdam  7:13
section    Berufserfahrung  9:5
entry      Paramaribo  -> Juni 1699 – heute  10:9
post       *Malerin von Insekten*  10:9
item       1 • Zog Raupen auf  14:43
item       1 • {en}Sailed to Surinam  15:17
item       1 • {en}Drew from life  16:13
section    Von Insekten  17:5
entry      {la}Metamorphosis insectorum Surinamensium  -> Frühjahr 1705  20:11
section    {en}Gardens  22:5
text       Nürnberg  22:20
