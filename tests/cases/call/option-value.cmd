ada.yaml --to
