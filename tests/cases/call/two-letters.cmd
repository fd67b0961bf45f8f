ada.yaml --lang klingon
