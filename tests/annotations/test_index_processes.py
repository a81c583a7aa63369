"""One index in several processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from annotations.index import ClaimFilter, Index
from annotations.store import Store

PATHS = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from annotation_samples import ARTICLE, annotation
from annotations.index import Index
from annotations.store import Store

root, name = Path(sys.argv[1]), sys.argv[2]
store = Store(root / "articles", Index(root / "articles", root / "cache" / "index.sqlite"))
own = replace(ARTICLE, source=f"https://harbour.example/{name}")
for number in range(20):
    for article, letter in ((ARTICLE, "a"), (own, "b")):
        store.change(article, lambda _: [annotation(id=f"{name}{letter}{number:030x}")])
"""

READER = """
import sys
from pathlib import Path
from annotations.index import ClaimFilter, Index

root = Path(sys.argv[1])
index = Index(root / "articles", root / "cache" / "index.sqlite")
for number in range(10):
    index.refresh() if number % 3 else index.rebuild()
    list(index.claims(ClaimFilter(words=("harbour",))))
"""


def test_writers_and_readers_at_once_lose_no_row(tmp_path: Path) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), name],
            env={**os.environ, "PYTHONPATH": PATHS},
        )
        for code, name in ((WRITER, "1"), (WRITER, "2"), (READER, "3"))
    ]
    assert [program.wait() for program in programs] == [0, 0, 0]

    index = Index(tmp_path / "articles", tmp_path / "cache" / "index.sqlite")
    index.refresh()
    found = {claim.id for claim in index.claims(ClaimFilter())}
    index.close()
    assert len(found) == 80


def test_a_writer_with_the_index_leaves_it_fresh(tmp_path: Path) -> None:
    index = Index(tmp_path / "articles", tmp_path / "cache" / "index.sqlite")
    index.refresh()
    environment = {**os.environ, "PYTHONPATH": PATHS}
    Store(tmp_path / "articles")
    subprocess.run([sys.executable, "-c", WRITER, str(tmp_path), "1"], env=environment, check=True)
    index.refresh()
    subprocess.run([sys.executable, "-c", WRITER, str(tmp_path), "2"], env=environment, check=True)
    assert index.is_fresh()
    assert len(list(index.claims(ClaimFilter()))) == 80
    index.close()
