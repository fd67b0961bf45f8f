story bg title "N - CV" author "N"
name       N  5:9
section    A  7:5
entry      A year  -> 10.2024 – 12.2024  8:9
entry      Two years  -> 10.2023 – 12.2024  9:9
entry      A month  -> 10.2024  10:9
entry      On  -> 10.2024 – до момента  11:9
entry      Years  -> 2024  12:9
entry      Both  -> 2024 – 10.2024  13:9
