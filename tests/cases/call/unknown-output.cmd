resume.yaml --to pfd
