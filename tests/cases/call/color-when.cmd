ada.yaml --color sometimes
