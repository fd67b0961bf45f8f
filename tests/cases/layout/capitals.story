story tr title "Désirée Strauß - CV" author "Désirée Strauß"
name       DÉSİRÉE STRAUSS  2:9
headline   FIRST ΑΛΦΑ Ϊ  3:13
section    AUSBİLDUNG İN STRASSEN  5:5
text       One  5:29
section    [İSTANBUL]{.oldstyle} IȘI  6:5
text       Two  6:35
