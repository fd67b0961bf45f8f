story nl title "Maria Sibylla Merian - CV" author "Maria Sibylla Merian"
name       Maria Sibylla Merian  5:9
headline   {en}Naturalist and engraver  6:18
contact    Amsterdam  7:13
section    Werkervaring  9:5
entry      Paramaribo  -> jun 1699 – heden  10:9
post       {en}*Painter of insects*  10:9
item       1 • {en}Raised caterpillars  14:18
item       1 • {en}Sailed to Surinam  15:17
item       1 • {en}Drew from life  16:13
section    {en}On insects  17:5
entry      {la}Metamorphosis insectorum Surinamensium  -> spring of 1705  20:11
section    {en}Gardens  22:5
text       {en}Nuremberg  22:34
