a.yaml b.yaml -o out.pdf
