batch ada.yaml --all
