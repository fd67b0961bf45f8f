check ada.yaml --set page.size
