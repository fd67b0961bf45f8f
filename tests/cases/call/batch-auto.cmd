batch batch.yaml --shard auto
