story tr title "Cahit Arf - CV" author "Cahit Arf"
name       Cahit Arf  4:9
section    Yol  6:5
entry      İstanbul Üniversitesi  -> Eki 1895 – günümüz  7:9
post       *Profesör*  7:9
entry      İstanbul Üniversitesi  -> Eyl 1891 – Mar 1895  10:9
post       *Profesör*  10:9
entry      İstanbul Üniversitesi  -> 1889 – 1890  14:9
entry      İstanbul Üniversitesi  -> May 1888  17:9
entry      İstanbul Üniversitesi  -> 1888 yazı  19:9
