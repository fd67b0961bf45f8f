diff acme.yaml acme glob
