story de title "Maria Sibylla Merian - CV" author "Maria Sibylla Merian"
name       Maria Sibylla Merian  9:9
headline   Malerin  10:31
section    Berufserfahrung  12:5
entry      Amsterdam  -> Juli 1691 – jetzt  13:9
post       *Malerin*  13:9
