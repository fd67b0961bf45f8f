read ../../files/tagged.pdf --json
