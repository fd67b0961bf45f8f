story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    Dates  4:5
entry      A month  -> Oct 2024  5:9
entry      A day  -> Oct 2024  7:9
entry      A year  -> 2024  9:9
entry      With a dot  -> 2024.10  11:9
entry      In words  -> Fall 2023  13:9
entry      A note beside it  -> 2022.9-2026.8 (expected)  15:9
entry      From to  -> May 2023 – June 2024  17:9
entry      Still  -> May 2023 – present  20:9
entry      Only a start  -> May 2023 – present  23:9
entry      Only an end  -> May 2023  25:9
entry      Years  -> 2019 – 2023  27:9
entry      A year and a month  -> 2019 – Feb 2023  30:9
entry      An empty end  -> Mar 2019 – present  33:9
entry      Words at the start  -> Spring 2019 – Fall 2019  36:9
entry      One month  -> Mar 2019 – Mar 2019  39:9
entry      None, London  42:9
