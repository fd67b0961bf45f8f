read --quiet ../../files/plain.pdf
