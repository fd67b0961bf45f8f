rendr resume.yaml
