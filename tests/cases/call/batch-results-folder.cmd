batch batch-jobs.ndjson --results ..
