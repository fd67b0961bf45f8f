check ada.yaml --set layout.page.left_margin=1,5cm
