check ada.yaml --set page.sise=a4
