own.yaml --to story --lang de
