batch batch.yaml other.yaml
