own.yaml --lang de,en
