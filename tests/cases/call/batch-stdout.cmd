batch batch.yaml -o -
