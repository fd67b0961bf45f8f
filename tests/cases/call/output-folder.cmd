ada.yaml -o no-such/ada.pdf
