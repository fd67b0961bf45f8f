ada.yaml --variant a/b.yaml
