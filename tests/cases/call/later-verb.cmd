sing resume.yaml
