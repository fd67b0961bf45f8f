check ada.yaml batch.yaml --pdf a.pdf
