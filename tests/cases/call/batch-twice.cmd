batch batch.yaml --langs en,en
