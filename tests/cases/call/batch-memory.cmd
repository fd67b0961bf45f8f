batch batch.yaml --layouts classic --job-mem 1 -j 1 -q
