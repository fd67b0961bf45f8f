story zh title "华罗庚 - CV" author "华罗庚"
name       华罗庚  4:9
section    经历  6:5
entry      清华大学  -> 1895年10月 – 至今  7:9
post       *教授*  7:9
entry      清华大学  -> 1891年9月 – 1895年3月  10:9
post       *教授*  10:9
entry      清华大学  -> 1889年 – 1890年  14:9
entry      清华大学  -> 1888年5月  17:9
entry      清华大学  -> 1888年夏  19:9
