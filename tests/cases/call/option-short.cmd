ada.yaml -x
