ada.yaml --quiet=yes
