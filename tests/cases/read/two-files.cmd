check --pdf a.pdf same.yaml same.yaml
