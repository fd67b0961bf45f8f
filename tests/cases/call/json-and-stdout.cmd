ada.yaml -o - --json
