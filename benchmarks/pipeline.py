"""How fast the machine sees an article: pipelines against a tokenizer with a sentencizer.

Prints tokens per CPU second on one core and the load time after `import spacy`, each with its
ratio to spacy.blank("en") with a sentencizer in the same run. Name other pipelines to measure
them, too: benchmarks/pipeline.py en_core_web_sm
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from statistics import median
from subprocess import PIPE, run

from annotations.analysis.codes import BASELINE, BUNDLED
from annotations.analysis.version import is_bundled_there, pipeline_version
from benchmarks.support.seeing import FLOOR

RUNS = 3
TEXTS = 20
"""Of about 1,000 words each."""
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def measure(name: str) -> tuple[float, float]:
    """Tokens per CPU second and CPU seconds of loading, in a process of its own."""
    printed = run(
        [sys.executable, "-m", "benchmarks.support.seeing", name, str(TEXTS)],
        env={**os.environ, **ONE_CORE},
        stdout=PIPE,
        check=True,
    )
    found = json.loads(printed.stdout)
    return found["tokens_per_second"], found["load"]


def medians(names: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Both figures of each pipeline, measured in turns."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for _ in range(RUNS):
        for name in names:
            found[name].append(measure(name))
    return {
        name: (median(speed for speed, _ in runs), median(load for _, load in runs))
        for name, runs in found.items()
    }


def main(others: Sequence[str]) -> None:
    """Measure the floor, the rules alone, the bundled pipeline and those that are named."""
    own = [BASELINE, BUNDLED] if is_bundled_there() else [BASELINE]
    found = medians([FLOOR, *own, *others])
    floor_speed, floor_load = found.pop(FLOOR)
    print(f"What the machine sees (medians of {RUNS}, CPU time on one core)")
    print(f"{'':<52} {'tokens/s':>10} {'ratio':>6} {'load':>9} {'ratio':>7}")
    print(f"{'blank en, sentencizer':<52} {floor_speed:10,.0f}        {floor_load:7.2f} s")
    for name, (speed, load) in found.items():
        print(
            f"{pipeline_version(name):<52} {speed:10,.0f} {speed / floor_speed:6.4f} "
            f"{load:7.2f} s {load / floor_load:7.1f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
