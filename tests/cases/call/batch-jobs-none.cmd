batch ada.yaml --jobs 0
