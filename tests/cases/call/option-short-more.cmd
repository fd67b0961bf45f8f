ada.yaml -qx
