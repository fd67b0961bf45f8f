story zh-TW title "吳健雄 - CV" author "吳健雄"
name       吳健雄  4:9
section    經歷  6:5
entry      哥倫比亞大學  -> 1895年10月至現在  7:9
post       *教授*  7:9
entry      哥倫比亞大學  -> 1891年9月至1895年3月  10:9
post       *教授*  10:9
entry      哥倫比亞大學  -> 1889年至1890年  14:9
entry      哥倫比亞大學  -> 1888年5月  17:9
entry      哥倫比亞大學  -> 1888年夏  19:9
