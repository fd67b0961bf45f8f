story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  3:9
contact    [__ada@example.org__](mailto:ada@example.org)  4:10
date       July 10, 1843  11:13
address    The Mill  12:19
address    1 Dorset Street  12:34
subject    **Programs for The Mill**  13:16
paragraph  Dear Mr. Babbage,  14:19
paragraph  I *would* like to write them.  15:20
paragraph  And soon.  15:51
closing    Yours sincerely,  16:16
closing    Ada Lovelace  3:9
break     
name       Ada Lovelace  3:9
contact    [__ada@example.org__](mailto:ada@example.org)  4:10
summary    Not on the letter.  5:12
section    Notes  6:14
text       Seven of them  6:22
