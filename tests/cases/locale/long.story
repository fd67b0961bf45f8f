story pl title "Maria Skłodowska-Curie - CV" author "Maria Skłodowska-Curie"
name       Maria Skłodowska-Curie  5:9
section    Nagrody  7:5
entry      Nobel  -> grudzień 1903  8:9
