diff ada.yaml x
