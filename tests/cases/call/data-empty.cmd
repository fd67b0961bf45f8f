ada.yaml --data ''
