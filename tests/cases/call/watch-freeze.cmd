ada.yaml --watch --freeze x.yaml
