batch batch.yaml --shard 9/8
