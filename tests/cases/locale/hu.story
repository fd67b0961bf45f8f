story hu title "Loránd Eötvös - CV" author "Loránd Eötvös"
name       Loránd Eötvös  4:9
section    Pálya  6:5
entry      Budapesti Egyetem  -> 1895. okt. – jelenleg  7:9
post       *Professzor*  7:9
entry      Budapesti Egyetem  -> 1891. szept. – 1895. márc.  10:9
post       *Professzor*  10:9
entry      Budapesti Egyetem  -> 1889 – 1890  14:9
entry      Budapesti Egyetem  -> 1888. máj.  17:9
entry      Budapesti Egyetem  -> 1888 nyara  19:9
