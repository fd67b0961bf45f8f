story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    As written  4:5
text       2019. Led a team  5:9
text       # 1 seller of the year  6:9
text       + 15 % in sales  7:9
text       > 99 % up  8:9
text       \*\*\*  9:9
text       C++ and C# and F#  10:9
text       a_b_c and snake_case_name  11:9
text       $5 and $$6$$  12:9
text       <tag> & &amp; <br>  13:9
text       5 \* 3 \* 2 = 30  14:9
text       - a dash at the start  15:9
text       1) a bracket at the start  16:9
text       \[no link\] and \[this\](neither  17:9
text       ~~not struck~~ and ==not marked==  18:9
text       http://example.org stays plain  19:9
text       a\\b and \*stars\* and _lines_  20:9
text       | a | table |  21:9
text       four blanks at the start  22:9
text       Title =====  23:9
text       ---  24:9
text       {{ not a name }} and { one }  25:9
text       literal {{name}}  26:9
text       !important and !\[picture\](https://example.org/x.png)  27:9
section    As meant  28:5
text       **bold**, *italic*, ***both***, `code`  29:9
text       __bold__ and _italic_ with lines  30:9
text       [a ](https://example.org/a?b=c&d=e)[**link**](https://example.org/a?b=c&d=e)  31:9
text       [mail](mailto:ada@example.org), [phone](tel:+16075550142)  32:9
text       **bold with *****italic***** inside** and out  33:9
text       `code with **stars**`  34:9
text       in**side**word  35:9
section    Characters  36:5
text       Łódź, Æsir, naïve, ﬁne, Größe, Žižek, ½, 1–2, 3—4, “quotes”, ‘single’, …, €, £, ×, −  37:9
text       é is é  38:9
