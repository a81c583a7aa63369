"""Rows dealt out by number come back sorted, all of them, whatever their numbers are."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from zlib import crc32

import pytest
from annotation_samples import ARTICLE, annotation
from hypothesis import given
from hypothesis import strategies as st

from annotations.index import ClaimFilter, Index
from annotations.index import shares as shares_module
from annotations.index.shares import Row, Shares
from annotations.store import Store

Numbers = st.lists(st.lists(st.integers(0, 2**60), max_size=30), min_size=1, max_size=6)


@given(Numbers, st.integers(1, 9))
def test_rows_come_back_sorted_in_shares(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[int]], size: int
) -> None:
    rows: list[list[Row]] = [[(number, "ferry", None, 0.5) for number in one] for one in batches]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shares_module, "SHARE", size)
        with closing(Shares(tmp_path_factory.getbasetemp())) as shares:
            for one in rows:
                shares.add(list(one), 1 / len(rows))
            taken = list(shares.taken())

    assert [row for share in taken for row in share] == sorted(row for one in rows for row in one)


def test_nothing_is_left_beside_an_index_that_was_made(tmp_path: Path) -> None:
    Store(tmp_path / "articles").change(ARTICLE, lambda _: [annotation()])

    Index(tmp_path / "articles", tmp_path / "cache" / "index.sqlite").rebuild()

    kept = {path.name for path in (tmp_path / "cache").iterdir()}
    assert kept <= {"index.sqlite", "index.sqlite-wal", "index.sqlite-shm", ".index.lock"}


def test_an_index_made_of_files_without_marks_tells_its_whole_progress(tmp_path: Path) -> None:
    Store(tmp_path / "articles").save_article(ARTICLE)
    told: list[tuple[int, int]] = []

    index = Index(tmp_path / "articles", tmp_path / "cache" / "index.sqlite")
    done = index.rebuild(lambda at, total: told.append((at, total)))

    assert (done.read, index.count_articles()) == (1, 1)
    assert told[-1] == (1, 1)


def test_claims_that_would_share_a_number_are_all_there(tmp_path: Path) -> None:
    ids = ("mark 197421058031", "mark 354529520039", "another")
    assert len({crc32(one.encode()) >> 8 for one in ids}) == 2
    made = [annotation(id=one) for one in ids]
    Store(tmp_path / "articles").change(ARTICLE, lambda _: made)

    index = Index(tmp_path / "articles", tmp_path / "cache" / "index.sqlite")
    index.rebuild()

    numbers = index.numbers(ClaimFilter())
    assert {one.id for one in index.claims_at(numbers).values()} == set(ids)
