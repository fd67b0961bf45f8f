batch batch.yaml -o batch.yaml
