batch nowhere.ndjson
