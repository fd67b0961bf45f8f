batch ada.yaml --jobs 1.2.3
