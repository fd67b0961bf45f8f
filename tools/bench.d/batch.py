"""Variants of the first sample, for tools/bench-batch.

    batch.py resume VARIANTS                  the résumé with them, in YAML
    batch.py jobs FILE JOBS VARIANTS FOLDER   a stream of jobs, in NDJSON
    batch.py words FILE JOBS FOLDER           the same, each with other words
    batch.py typst SECONDS VARIANTS           how many a second typst makes, by
                                              the wall and the processor

In each variant some texts have two neighbouring words in each other's place
and a word that no other variant has. Python's `typst` compiles in this process,
as it is meant to be used for many: one compiler, one document, other inputs.
"""

import json
import pathlib
import random
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TEXTS = {
    'cv.sections."Research Experience"[0].highlights[0]':
        "Working on models that are trained to live with weights of very few "
        "bits, so that LLaMA models answer faster and with less memory while "
        "their accuracy holds",
    'cv.sections."Research Experience"[0].highlights[1].highlights[0]':
        "How classical quantization works, for example by moving the "
        "difficulty from the activations into the weights.",
    'cv.sections."Research Experience"[0].highlights[2].highlights[0]':
        "Scaling and Gaussian preprocessing, to keep quantization-aware "
        "training (QAT) stable.",
    'cv.sections."Research Experience"[0].highlights[2].highlights[2]':
        "Other loss functions and other ways to propagate gradients, which "
        "lose less precision in QAT.",
    'cv.sections."Research Experience"[1].highlights[1].highlights[0]':
        "To read the literature on the interpretability of large models for "
        "the causes of outliers.",
    'cv.sections."Research Experience"[1].highlights[2].highlights[0]':
        "Rebuilding linear and activation layers, for instance with a bias "
        "that is trained for every channel. None of these changes, however, "
        "brought an improvement worth the name.",
}


def word(n):
    return "".join("abdegilmno"[n // 10**i % 10] for i in range(4))


def texts(variant):
    chance = random.Random(variant)
    for path, text in TEXTS.items():
        words = text.split(" ")
        at = chance.randrange(len(words) - 1)
        words[at], words[at + 1] = words[at + 1], words[at]
        words[chance.randrange(len(words))] = word(variant)
        yield path, " ".join(words)


def resume(variants):
    print((ROOT / "samples/sun.yaml").read_text())
    print("variants:")
    for v in range(int(variants)):
        print(f"  v{v}:\n    set:")
        for path, text in texts(v):
            print(f"      {json.dumps(path)}: {json.dumps(text)}")


def jobs(file, count, variants, folder):
    for i in range(int(count)):
        put_job(i, file, folder, {"variant": f"v{i % int(variants)}"})


def words(file, count, folder):
    for i in range(int(count)):
        put_job(i, file, folder, {"set": dict(texts(i))})


def put_job(i, file, folder, more):
    job = {"id": str(i), "resume": file, "out": f"{folder}/{{id}}.pdf"}
    print(json.dumps(job | more))


def compile_typst(seconds, variants):
    import typst

    source = (ROOT / "tools/bench.d/sun.typ").read_text()
    source = "#let t = json(bytes(sys.inputs.t))\n" + source
    for i, text in enumerate(TEXTS.values()):
        if text not in source:
            sys.exit(f"sun.typ does not say: {text}")
        source = source.replace(text, f"#t.at({i})")
    file = ROOT / "build/bench/batch.typ"
    file.write_text(source)
    inputs = [
        {"t": json.dumps([t for _, t in texts(v)])} for v in range(int(variants))
    ]
    compiler = typst.Compiler(
        str(file),
        root=str(ROOT),
        font_paths=[str(ROOT / "fonts/eb-garamond")],
        ignore_system_fonts=True,
    )
    done, begun, spent = 0, None, 0.0
    while begun is None or time.monotonic() - begun < float(seconds):
        compiler.compile(sys_inputs=inputs[done % len(inputs)])
        done += 1
        if done == 20 and begun is None:  # it is warm
            done, begun, spent = 0, time.monotonic(), time.process_time()
    wall, spent = time.monotonic() - begun, time.process_time() - spent
    print(f"{done / wall:.1f} {done / spent:.1f}")


{"resume": resume, "jobs": jobs, "words": words, "typst": compile_typst}[sys.argv[1]](*sys.argv[2:])
