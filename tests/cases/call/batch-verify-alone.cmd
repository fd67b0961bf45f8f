batch verify batch-jobs.ndjson
