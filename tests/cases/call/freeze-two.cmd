render ada.yaml ada.yaml --freeze x.yaml
