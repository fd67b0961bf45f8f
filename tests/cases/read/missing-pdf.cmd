check --pdf missing.pdf same.yaml
