story hu title "N - CV" author "N"
name       N  5:9
section    A  7:5
entry      A year  -> 2024. okt. – dec.  8:9
entry      Two years  -> 2023. okt. – 2024. dec.  9:9
entry      A month  -> 2024. okt.  10:9
entry      On  -> 2024. okt. – jelenleg  11:9
entry      Years  -> 2024  12:9
entry      Both  -> 2024 – 2024. okt.  13:9
