check ada.yaml --pdf a.pdf --pdf b.pdf
