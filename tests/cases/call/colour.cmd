check ada.yaml --color=sometimes
