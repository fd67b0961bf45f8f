diff acme.yaml globex acme --layout pictures/none.yaml
