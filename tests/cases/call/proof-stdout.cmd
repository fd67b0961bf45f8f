proof ada.yaml batch.yaml -o -
