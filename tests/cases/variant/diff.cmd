diff acme.yaml base acme
