batch batch.yaml --langs en,,de
