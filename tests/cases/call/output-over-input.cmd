ada.yaml -o ada.yaml --to txt
