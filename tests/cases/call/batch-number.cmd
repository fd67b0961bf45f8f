batch batch.yaml -j many
