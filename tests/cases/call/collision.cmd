a.yaml a.json
