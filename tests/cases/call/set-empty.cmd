check ada.yaml --set =a4
