story de title "Emil Fischer - CV" author "Emil Fischer"
name       Emil Fischer  4:9
section    Stationen  6:5
entry      Universität Berlin  -> Okt. 1895 – heute  7:9
post       *Professor*  7:9
entry      Universität Berlin  -> Sept. 1891 – März 1895  10:9
post       *Professor*  10:9
entry      Universität Berlin  -> 1889 – 1890  14:9
entry      Universität Berlin  -> Mai 1888  17:9
entry      Universität Berlin  -> Sommer 1888  19:9
