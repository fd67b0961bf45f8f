ada.yaml --layout plain.yaml
