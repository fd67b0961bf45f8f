story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       main Ada Lovelace  4:9
headline   main Analyst of the Analytical Engine  5:13
photo      side "Portrait of Ada Lovelace"  6:10
contact    side [__ada@example.org__](mailto:ada@example.org)  7:10
section    main Experience  9:5
text       main Analyst of the Analytical Engine  9:18
section    side Skills  10:5
text       side Calculus  10:14
