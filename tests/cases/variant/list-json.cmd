variants --json acme.yaml
