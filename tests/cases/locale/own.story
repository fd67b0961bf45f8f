story de title "Emil Fischer - CV" author "Emil Fischer"
name       Emil Fischer  15:9
section    Stationen  17:5
entry      Berlin  -> 01 1892 – jetzt  18:9
entry      Würzburg  -> 02 1885 – 01 1892  20:9
