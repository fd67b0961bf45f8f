variants acme.yaml
