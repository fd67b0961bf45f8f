ada.yaml --explain=xml
