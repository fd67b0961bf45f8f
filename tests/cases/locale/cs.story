story cs title "Tomáš Masaryk - CV" author "Tomáš Masaryk"
name       Tomáš Masaryk  4:9
section    Dráha  6:5
entry      Česká univerzita  -> říjen 1895 – současnost  7:9
post       *Profesor*  7:9
entry      Česká univerzita  -> září 1891 – březen 1895  10:9
post       *Profesor*  10:9
entry      Česká univerzita  -> 1889 – 1890  14:9
entry      Česká univerzita  -> květen 1888  17:9
entry      Česká univerzita  -> léto 1888  19:9
