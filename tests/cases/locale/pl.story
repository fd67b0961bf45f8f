story pl title "Maria Skłodowska-Curie - CV" author "Maria Skłodowska-Curie"
name       Maria Skłodowska-Curie  4:9
section    Droga  6:5
entry      Sorbona  -> paź 1895 – obecnie  7:9
post       *Badaczka*  7:9
entry      Sorbona  -> wrz 1891 – mar 1895  10:9
post       *Badaczka*  10:9
entry      Sorbona  -> 1889 – 1890  14:9
entry      Sorbona  -> maj 1888  17:9
entry      Sorbona  -> lato 1888  19:9
