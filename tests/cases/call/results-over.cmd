batch batch-jobs.ndjson --results batch-jobs.ndjson
