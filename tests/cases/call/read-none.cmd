read none.pdf
