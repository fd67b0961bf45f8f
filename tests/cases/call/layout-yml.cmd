ada.yaml --layout x/y.yml
