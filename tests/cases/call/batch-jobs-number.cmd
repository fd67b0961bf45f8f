batch ada.yaml --jobs 1x
