"""How fast the machine sees an article: pipelines against a tokenizer with a sentencizer.

Tokens per CPU second on one core and the load time after `import spacy`, beside those of
spacy.blank("en") with a sentencizer in the same run. Name other pipelines to measure them, too:
benchmarks/pipeline.py en_core_web_sm
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from statistics import median
from subprocess import PIPE, run

from annotations.analysis.codes import BASELINE, BUNDLED
from annotations.analysis.version import is_bundled_there, pipeline_version
from benchmarks.support.seeing import FLOOR
from benchmarks.support.table import Row, print_rows

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


def rows(others: Sequence[str] = ()) -> Iterator[Row]:
    """The rules alone, the bundled pipeline and those that are named, against the floor."""
    own = [BASELINE, BUNDLED] if is_bundled_there() else [BASELINE]
    found = medians([FLOOR, *own, *others])
    floor_speed, floor_load = found.pop(FLOOR)
    for name, (speed, load) in found.items():
        detail = (
            f"{speed:,.0f} tokens/s of {floor_speed:,.0f}; load {load:.2f} s of {floor_load:.2f} s"
        )
        yield Row(f"seeing, {pipeline_version(name)}", speed / floor_speed, detail=detail)


if __name__ == "__main__":
    print_rows(rows(sys.argv[1:]))
