story lt title "N - CV" author "N"
name       N  5:9
section    A  7:5
entry      A year  -> 2024-10 – 2024-12  8:9
entry      Two years  -> 2023-10 – 2024-12  9:9
entry      A month  -> 2024-10  10:9
entry      On  -> 2024-10 – dabar  11:9
entry      Years  -> 2024  12:9
entry      Both  -> 2024 – 2024-10  13:9
