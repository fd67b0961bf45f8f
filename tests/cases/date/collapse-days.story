story en title "N - CV" author "N"
name       N  5:9
section    A  7:5
entry      A year  -> 1 October – 1 December 2024  8:9
entry      Two years  -> 1 October 2023 – 1 December 2024  9:9
entry      A month  -> 1 October – 31 October 2024  10:9
entry      On  -> 1 October 2024 – present  11:9
entry      Years  -> 2024  12:9
entry      Both  -> 2024 – 1 October 2024  13:9
