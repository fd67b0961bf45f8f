resume.yaml --outptu resume.pdf
