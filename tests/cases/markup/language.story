story en title "Marie Curie - CV" author "Marie Curie"
name       Marie Curie  2:9
section    Languages  4:5
text       In the document's own language  5:13
item       1 • {pl}Po {pl}**polsku**{pl}, bo tylko tak  7:22
