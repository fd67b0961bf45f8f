render ada.yaml --freeze ./ada.yaml
