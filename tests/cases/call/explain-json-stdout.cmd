ada.yaml --explain=json -o -
