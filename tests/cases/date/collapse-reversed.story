story en title "N - CV" author "N"
name       N  5:9
section    A  7:5
entry      A year  -> 2024, October – December  8:9
entry      Two years  -> 2023, October – 2024, December  9:9
entry      A month  -> 2024, October  10:9
entry      On  -> 2024, October – present  11:9
entry      Years  -> 2024  12:9
entry      Both  -> 2024 – 2024, October  13:9
