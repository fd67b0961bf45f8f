batch batch-jobs.ndjson --tar x.tar
