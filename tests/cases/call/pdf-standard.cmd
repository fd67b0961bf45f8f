ada.yaml --pdf-standard=a2b
