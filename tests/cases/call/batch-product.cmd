batch batch-jobs.ndjson --langs en,de
