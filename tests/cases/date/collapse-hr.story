story hr title "N - CV" author "N"
name       N  5:9
section    A  7:5
entry      A year  -> lis – pro 2024.  8:9
entry      Two years  -> lis 2023. – pro 2024.  9:9
entry      A month  -> lis 2024.  10:9
entry      On  -> lis 2024. – danas  11:9
entry      Years  -> 2024.  12:9
entry      Both  -> 2024. – lis 2024.  13:9
