story en title "Ada Lovelace - CV" author "Ada Lovelace"
contact    github.com/ada-lovelace | example.org/@ada | +1 607-555-0142 | +44 20 7946 0958 | 0201 555 0199 | +999 555 0100 | example.org/ada | ada@example.org  9:7
name       Ada Lovelace  2:9
section    Long Posts  14:5
entry      One  -> Jan 1842 – Sept 1843, 1 year 9 months  15:9
post       *First*  15:9
entry      Two  -> Jan 1840 – Dec 1840, 1 year  16:9
post       *Second*  16:9
entry      Three  -> Mar 1850 – present, 2 years 9 months  17:9
post       *Third*  17:9
entry      Four  -> 1850 – 1852, 2 years  18:9
post       *Fourth*  18:9
entry      Five  -> Mar 1850  19:9
post       *Fifth*  19:9
section    Posts  20:5
entry      Three  -> Mar 1850 – Apr 1850, 2 months  21:9
post       *Third*  21:9
