check no-such.yaml
