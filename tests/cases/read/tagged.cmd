read ../../files/tagged.pdf
