render --pdf a.pdf same.yaml
