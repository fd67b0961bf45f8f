story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
section    Text  4:5
text       Wrote the first program, for an engine that was never built.  5:9
text       A text with its key  6:15
section    Bullet  7:5
item       1 • Champion of the tournament  -> Nov 2024  8:17
item       1 • A bullet without a date  10:17
section    Numbered  11:5
item       1 1. The first  12:17
item       1 2. The second  -> 1843  13:17
section    Reversed  15:5
item       1 3. The newest  16:26
item       1 2. The middle one  17:26
item       1 1. The oldest  18:26
section    One line  19:5
text       **Languages:** English, French  20:16
section    Normal  22:5
entry      Notes on the engine, London  -> 1843  23:9
text       A translation with notes three times its length.  26:18
item       1 • Note G  28:13
section    Experience  29:5
entry      Analytical Engines  -> Jan 1842 – Sept 1843  30:9
post       *Analyst*  -> London  30:9
item       1 • Wrote the first program  36:13
section    Education  37:5
entry      University of London  -> 1841  38:9
post       *BSc, Mathematics, first class*  38:9
section    Publications  43:5
entry      [Sketch of the Analytical Engine](https://example.org/sketch)  -> Aug 1843  44:9
text       Luigi Menabrea, **Ada Lovelace**  45:19
text       *Scientific Memoirs*  46:18
entry      A second sketch  49:9
text       Ada Lovelace  50:18
text       [10.1000/182](https://doi.org/10.1000/182)  51:14
section    Mixed  52:5
text       A text  53:9
item       1 • A bullet  54:17
entry      A normal entry  55:9
text       **A label:** its details  56:16
