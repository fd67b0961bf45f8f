story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       page Ada Lovelace  3:9
headline   page Analyst of the Analytical Engine  4:13
contact    page London, England | [__ada@example.org__](mailto:ada@example.org) | [(555) 555-0101](tel:5555550101) | [ada.example.org](https://ada.example.org)  5:13
summary    main Mathematician who saw that an engine made for numbers may act on whatever follows rules, and who wrote down, step by step, how it would.  9:12
section    main Experience  11:5
entry      main Analytical Engines  -> Jan 1842 – Sept 1843  12:9
post       main *Analyst*  12:9
item       main 1 • Translated Menabrea's account of the engine and added notes three times as long as the account itself, with the first program that was ever printed  17:13
item       main 1 • Showed how the engine computes the numbers of Bernoulli, step by step, and found an error of Babbage's in it  18:13
item       main 1 • Saw that it might compose music, if the relations of pitched sounds could be expressed  19:13
entry      main Correspondence with Mr Babbage  -> June 1833 – Dec 1841  20:9
post       main *Interpreter*  20:9
item       main 1 • Studied the plans of the [difference engine](https://example.org/engine)  25:13
entry      main Correspondence with Mr Babbage  -> June 1833 – Dec 1841  26:9
post       main *Interpreter*  26:9
item       main 1 • Studied the plans of the [difference engine](https://example.org/engine)  31:13
entry      main Correspondence with Mr Babbage  -> June 1833 – Dec 1841  32:9
post       main *Interpreter*  32:9
item       main 1 • Studied the plans of the [difference engine](https://example.org/engine)  37:13
entry      main Correspondence with Mr Babbage  -> June 1833 – Dec 1841  38:9
post       main *Interpreter*  38:9
item       main 1 • Studied the plans of the [difference engine](https://example.org/engine)  43:13
entry      main Correspondence with Mr Babbage  -> June 1833 – Dec 1841  44:9
post       main *Interpreter*  44:9
item       main 1 • Studied the plans of the [difference engine](https://example.org/engine)  49:13
section    side Skills  50:5
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  51:16
text       side **Engines:** operation cards, variable cards, the mill and the store  53:16
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  55:16
text       side **Engines:** operation cards, variable cards, the mill and the store  57:16
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  59:16
text       side **Engines:** operation cards, variable cards, the mill and the store  61:16
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  63:16
text       side **Engines:** operation cards, variable cards, the mill and the store  65:16
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  67:16
text       side **Engines:** operation cards, variable cards, the mill and the store  69:16
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  71:16
text       side **Engines:** operation cards, variable cards, the mill and the store  73:16
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  75:16
text       side **Engines:** operation cards, variable cards, the mill and the store  77:16
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  79:16
text       side **Engines:** operation cards, variable cards, the mill and the store  81:16
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  83:16
text       side **Engines:** operation cards, variable cards, the mill and the store  85:16
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  87:16
text       side **Engines:** operation cards, variable cards, the mill and the store  89:16
text       side **Mathematics:** calculus, finite differences, the numbers of Bernoulli  91:16
text       side **Engines:** operation cards, variable cards, the mill and the store  93:16
section    side Languages  95:5
text       side English  96:9
text       side French  97:9
text       side Italian  98:9
section    main Education  99:5
entry      main Private study under Augustus De Morgan  -> 1840 – 1842  100:9
post       main *Mathematics*  100:9
item       main 1 • Differential and integral calculus by letter  105:13
section    side Awards  106:5
item       side 1 • A [medal](https://example.org/medal) that was never given  107:17
