batch verify batch-jobs.ndjson batch-results.ndjson
