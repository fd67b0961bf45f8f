ada.yaml ada.yaml -o -
