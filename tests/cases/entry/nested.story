story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    Experience  4:5
entry      Three depths of bullets, and a second line after each of them  5:9
text       A paragraph of the entry itself  20:13
item       1 • At depth one, with words enough to fill the line to its end and to run over onto the next one, where the text goes on and then comes to an end at last  7:19
item       2 – At depth two, with words enough to fill the line to its end and to run over onto the next one, where the text goes on and then comes to an end at last  9:23
item       3 – At depth three, with words enough to fill the line to its end and to run over onto the next one, where the text goes on and then comes to an end at last  11:21
item       2 – Again at depth two  12:17
item       1 • A bullet with paragraphs:  13:19
text       1 The first paragraph, which is long enough to need a second line of its own, and so shows that both of its lines begin at the same place on the page  15:17
text       1 The second paragraph  16:17
item       1 • A bullet with a date  -> July 1843  17:19
