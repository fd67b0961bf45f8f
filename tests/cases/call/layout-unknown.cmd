check ada.yaml --layout clasic
