story ja title "孫文 - CV" author "孫文"
footer     孫文 · {page} / {pages} ページ
name       孫文  3:9
photo      "孫文の顔写真"  4:10
section    学歴  6:5
entry      香港西醫書院  -> 1892年  7:9
post       *医学 学士、優*  -> 香港  7:9
entry      意奧蘭尼  -> 1882年  8:9
post       *数学*  8:9
section    職歴  9:5
entry      病院、澳門  -> 1893年  10:9
