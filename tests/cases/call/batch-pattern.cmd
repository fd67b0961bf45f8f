batch batch.yaml -o {varaint}.pdf
