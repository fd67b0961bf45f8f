story en title "Ada Lovelace - CV" author "Ada Lovelace"
name       Ada Lovelace  2:9
headline   Analyst at NASA  3:13
section    Classes  5:5
text       [Small Capitals]{.smallcaps} and [ALL of Them]{.allsmallcaps}  6:9
text       [1842]{.oldstyle}, [1843]{.oldstyle .tabular}, [10/3]{.fraction}, x[2]{.superscript}, H[2]{.subscript}O, 2[o]{.ordinal}  7:9
text       [**bold**]{.smallcaps}[, ]{.smallcaps}[*italic*]{.smallcaps}[ and ]{.smallcaps}[[a link]{.smallcaps}](https://example.org)  8:9
text       \[as\] typed: \[x\], {x}, \[x\] {.smallcaps}, `[x]{.smallcaps}`, \[x\]{.smallcaps}  9:9
section    Posts  10:5
entry      Analytical Engines  -> Jan 1842 – Sept 1843  11:9
post       *Analyst*  11:9
text       **Since 1842:** until 1843, by CERN and the PDFs  12:17
