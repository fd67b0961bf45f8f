story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       page Ada Lovelace  3:9
headline   page Analyst of the Analytical Engine  4:13
contact    page London, England | [__ada@example.org__](mailto:ada@example.org) | [(555) 555-0101](tel:5555550101) | [ada.example.org](https://ada.example.org)  5:13
summary    page Mathematician who saw that an engine made for numbers may act on whatever follows rules, and who wrote down, step by step, how it would.  9:12
section    page Experience  11:5
entry      page Analytical Engines  -> Jan 1842 – Sept 1843  12:9
post       page *Analyst*  12:9
item       page 1 • Translated Menabrea's account of the engine and added notes three times as long as the account itself, with the first program that was ever printed  17:13
item       page 1 • Showed how the engine computes the numbers of Bernoulli, step by step, and found an error of Babbage's in it  18:13
item       page 1 • Saw that it might compose music, if the relations of pitched sounds could be expressed  19:13
entry      page Correspondence with Mr Babbage  -> June 1833 – Dec 1841  20:9
post       page *Interpreter*  20:9
item       page 1 • Studied the plans of the difference engine  25:13
section    side Skills  26:5
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  29:16
text       side **Engines:** operation cards, variable cards, the mill and the store  31:16
section    side Languages  33:5
text       side English  34:9
text       side French  35:9
text       side Italian  36:9
section    main Education  37:5
entry      main Private study under Augustus De Morgan  -> 1840 – 1842  38:9
post       main *Mathematics*  38:9
item       main 1 • Differential and integral calculus by letter  43:13
section    side Awards  44:5
item       side 1 • A [medal](https://example.org/medal) that was never given  45:17
