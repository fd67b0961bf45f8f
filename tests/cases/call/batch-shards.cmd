batch batch.yaml --shard auto --shards 0
