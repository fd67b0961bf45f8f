story fr title "Henri Becquerel - CV" author "Henri Becquerel"
name       Henri Becquerel  4:9
section    Parcours  6:5
entry      Muséum national d’histoire naturelle  -> oct. 1895 – aujourd’hui  7:9
post       *Professeur*  7:9
entry      Muséum national d’histoire naturelle  -> sept. 1891 – mars 1895  10:9
post       *Professeur*  10:9
entry      Muséum national d’histoire naturelle  -> 1889 – 1890  14:9
entry      Muséum national d’histoire naturelle  -> mai 1888  17:9
entry      Muséum national d’histoire naturelle  -> printemps 1888  19:9
