story en title "Maria Sibylla Merian - CV" author "Maria Sibylla Merian"
name       Maria Sibylla Merian  5:9
headline   Naturalist and engraver  6:18
contact    Amsterdam  7:13
section    Experience  9:5
entry      Paramaribo  -> June 1699 – until now  10:9
post       *Painter of insects*  10:9
item       1 • Raised caterpillars  14:18
item       1 • Sailed to Surinam  15:17
item       1 • Drew from life  16:13
section    On insects  17:5
entry      {la}Metamorphosis insectorum Surinamensium  -> spring of 1705  20:11
section    Gardens  22:5
text       Nuremberg  22:34
