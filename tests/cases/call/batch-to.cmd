batch batch.yaml --to pfd
