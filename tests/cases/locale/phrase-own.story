story en title "Ada Lovelace - CV" author "Ada Lovelace"
footer     {page} of {pages} in all
name       Ada Lovelace  3:9
section    Studies  5:5
entry      [University College](https://example.org)  6:9
post       *BSc (Mathematics), 1.0*  6:9
entry      University College  7:9
post       *BSc*  7:9
section    More  8:5
head       **BSc (Mathematics)**, University College  9:9
