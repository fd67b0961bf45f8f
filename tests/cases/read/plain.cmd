read ../../files/plain.pdf
