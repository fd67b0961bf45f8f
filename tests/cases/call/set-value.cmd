check ada.yaml --set page.left_margin=12
