story en title "N - CV" author "N"
name       N  5:9
section    A  7:5
entry      A year  -> Oct – Dec 2024  8:9
entry      Two years  -> Oct 2023 – Dec 2024  9:9
entry      A month  -> Oct 2024  10:9
entry      On  -> Oct 2024 – present  11:9
entry      Years  -> 2024  12:9
entry      Both  -> 2024 – Oct 2024  13:9
