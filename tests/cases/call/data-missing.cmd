check ada.yaml --data no-such
