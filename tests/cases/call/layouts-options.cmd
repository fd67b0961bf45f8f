layouts --resolved -o x --set page.max=2
