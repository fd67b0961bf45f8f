diff acme.yaml acme globex --json
