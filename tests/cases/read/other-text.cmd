check --pdf ../../files/tagged.pdf same.yaml
