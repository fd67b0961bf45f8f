story pt title "N - CV" author "N"
name       N  5:9
section    A  7:5
entry      A year  -> out. – dez. de 2024  8:9
entry      Two years  -> out. de 2023 – dez. de 2024  9:9
entry      A month  -> out. de 2024  10:9
entry      On  -> out. de 2024 – atual  11:9
entry      Years  -> 2024  12:9
entry      Both  -> 2024 – out. de 2024  13:9
