layouts --set page.size=a4
