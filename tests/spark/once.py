"""Every job exactly once under Apache Spark, two of whose workers die.

    once.py PROGRAM FOLDER [JOBS]

Two executors, each a process of its own, run `brevier batch` on the partitions
of a stream of jobs. One program and one executor are killed by SIGKILL.
"""

import json
import os
import pathlib
import subprocess
import sys
import time

from pyspark import SparkConf, SparkContext

program, folder = (os.path.abspath(p) for p in sys.argv[1:3])
count = int(sys.argv[3]) if len(sys.argv) > 3 else 4000
here = pathlib.Path(__file__).resolve().parent
run = pathlib.Path(folder)
(run / "out").mkdir(parents=True, exist_ok=True)
(run / "cv.yaml").write_text(
    "cv: {name: Ada Lovelace, sections: {Posts: [Notes]}}\n"
)
jobs = [
    json.dumps(
        {
            "id": str(i),
            "resume": "cv.yaml",
            "set": {"cv.headline": f"No. {i}"},
            "out": "out/{id}.pdf",
        }
    )
    for i in range(count)
]
(run / "jobs.ndjson").write_text("\n".join(jobs) + "\n")

conf = (
    SparkConf()
    .setMaster("local-cluster[2,1,1024]")
    .setAppName("brevier")
    .set("spark.ui.enabled", "false")
    .set("spark.log.level", "OFF")
)
context = SparkContext(conf=conf)
context.setLogLevel("OFF")
begun = time.monotonic()
results = (
    context.parallelize(jobs, 16)
    .pipe(f"{here}/worker {program} {folder}", checkCode=True)
    .collect()
)
spent = time.monotonic() - begun
context.stop()

(run / "results.ndjson").write_text("\n".join(results) + "\n")
killed = (run / "killed").read_text().split()
ids = [json.loads(line)["id"] for line in results]
print(f"{len(ids)} results, {len(set(ids))} ids, {spent:.1f} s, killed: {killed}")
verified = subprocess.run(
    [program, "batch", "verify", "jobs.ndjson", "results.ndjson"], cwd=run
)
sys.exit(verified.returncode or sorted(killed) != ["executor", "self"])
