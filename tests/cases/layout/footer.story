story en title "Ada Lovelace - CV" author "Ada Lovelace"
top note   *Last updated in* Nov 1852
footer     **Ada Lovelace**, page {page} of TOTAL_PAGES
name       Ada *Lovelace*  2:9
section    One  4:5
text       A text  4:11
section    Two  5:5
break       5:11
text       Another text  5:31
section    Three  6:5
break       6:13
text       A third  6:33
