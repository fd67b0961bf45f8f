story ja title "N - CV" author "N"
name       N  5:9
section    A  7:5
entry      A year  -> 2024年10月～12月  8:9
entry      Two years  -> 2023年10月～2024年12月  9:9
entry      A month  -> 2024年10月  10:9
entry      On  -> 2024年10月～現在  11:9
entry      Years  -> 2024年  12:9
entry      Both  -> 2024年～2024年10月  13:9
