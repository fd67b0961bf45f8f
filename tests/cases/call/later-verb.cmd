batch resume.yaml
