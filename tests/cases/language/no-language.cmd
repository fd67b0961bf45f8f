own.yaml --lang klingon
