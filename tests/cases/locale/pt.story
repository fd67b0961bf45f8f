story pt-BR title "Carlos Chagas - CV" author "Carlos Chagas"
name       Carlos Chagas  4:9
section    Percurso  6:5
entry      Instituto Manguinhos  -> out. de 1895 – atual  7:9
post       *Diretor*  7:9
entry      Instituto Manguinhos  -> set. de 1891 – mar. de 1895  10:9
post       *Diretor*  10:9
entry      Instituto Manguinhos  -> 1889 – 1890  14:9
entry      Instituto Manguinhos  -> mai. de 1888  17:9
entry      Instituto Manguinhos  -> verão de 1888  19:9
