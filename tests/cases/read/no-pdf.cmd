read same.yaml
