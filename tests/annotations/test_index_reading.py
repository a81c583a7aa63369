"""What the index takes from a file is what the store makes of it, in whatever state the file is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from annotation_samples import ARTICLE, annotation, any_annotation
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.index import ClaimFilter, Index
from annotations.index.reading import read_file
from annotations.index.rows import IndexedFile, indexed_file
from annotations.index.sealed import sealed_file
from annotations.index.upkeep import NO_FILE
from annotations.model import Annotation, Evidence, Verdict
from annotations.store import Store, StoreWrite

NAME = f"{ARTICLE.id}.json"
MARKED = annotation(
    verdict=Verdict.DISPUTED,
    tags=("quay",),
    claimant="Ida Røst",
    evidence=(Evidence("https://port.example/log", "“The log”\u00a0of May"),),
)

FIELDS_OF_TOMORROW = st.dictionaries(st.just("mood"), st.text(max_size=5), max_size=1)
ANY = st.lists(
    st.builds(lambda one, unknown: replace(one, unknown=unknown), any_annotation(),
              FIELDS_OF_TOMORROW),
    max_size=4, unique_by=lambda one: one.id,
)  # fmt: skip


class Noted:
    """An observer that only remembers, so that the index is told when the test likes."""

    def __init__(self) -> None:
        self.writes: list[StoreWrite] = []

    def wrote(self, write: StoreWrite) -> None:
        self.writes.append(write)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    index = Index(tmp_path / "articles", tmp_path / "cache" / "index.sqlite")
    yield index
    index.close()


def as_sealed(content: bytes) -> IndexedFile | None:
    return sealed_file(content, ARTICLE.id, NAME, {})


@settings(deadline=None)
@given(made=ANY)
def test_a_file_gives_the_rows_of_its_annotations(
    made: list[Annotation], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("store")
    store = Store(folder)
    store.save_article(ARTICLE)
    store.change(ARTICLE, lambda _: made)
    stored = Store(folder).load(ARTICLE.id)
    assert stored is not None
    expected = indexed_file(stored.article, stored.annotations, {})
    assert as_sealed((folder / NAME).read_bytes()) == expected
    assert read_file(folder, ARTICLE.id, NO_FILE, {}) == (expected, NO_FILE)


def test_evidence_of_a_newer_newsread_goes_the_way_of_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path)
    newer = replace(MARKED, evidence=(Evidence("https://a.example", unknown={"weight": 3}),))
    store.change(ARTICLE, lambda _: [newer])
    assert as_sealed((tmp_path / NAME).read_bytes()) is None
    found, _ = read_file(tmp_path, ARTICLE.id, NO_FILE, {})
    assert found == indexed_file(ARTICLE, (newer,), {})


def test_no_flipped_bit_gives_other_rows(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.change(ARTICLE, lambda _: [MARKED])
    whole = (tmp_path / NAME).read_bytes()
    expected = as_sealed(whole)
    assert expected is not None
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 1 << at % 8
        assert as_sealed(bytes(damaged)) in (None, expected), at
    for end in range(len(whole) - 2):
        assert as_sealed(whole[:end]) is None, end


def test_a_line_that_was_taken_out_is_missed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.change(ARTICLE, lambda _: [MARKED, replace(MARKED, id="b" * 32)])
    lines = (tmp_path / NAME).read_text("utf-8").splitlines()
    (second,) = [line for line in lines if line.startswith('"2": {')]
    first = lines.index(second) - 1
    kept = [line for line in lines if line != second]
    kept[first] = kept[first].removesuffix(",")
    assert as_sealed("\n".join(kept).encode()) is None


def test_a_write_that_was_overtaken_puts_nothing_old_in(index: Index) -> None:
    noted = Noted()
    store = Store(index.folder, noted)
    store.change(ARTICLE, lambda _: [MARKED])
    store.change(ARTICLE, lambda _: [replace(MARKED, note="Asked again.")])
    first, second = noted.writes
    index.wrote(second)
    index.refresh()
    assert index.is_fresh()
    index.wrote(first)
    assert [claim.note for claim in index.claims(ClaimFilter())] == ["Asked again."]


def test_a_write_that_comes_late_and_in_turn_leaves_the_index_fresh(index: Index) -> None:
    noted = Noted()
    index.refresh()
    store = Store(index.folder, noted)
    store.save_article(ARTICLE)
    index.refresh()
    store.change(ARTICLE, lambda _: [MARKED])
    assert not index.is_fresh()
    index.wrote(noted.writes[-1])
    assert index.is_fresh()
    assert [claim.id for claim in index.claims(ClaimFilter())] == [MARKED.id]


def test_more_files_than_are_read_at_once_are_read_in_another_process(index: Index) -> None:
    store = Store(index.folder)
    for number in range(520):
        own = replace(ARTICLE, source=f"https://harbour.example/{number}")
        store.change(own, lambda _, number=number: [replace(MARKED, id=f"{number:032x}")])
    told: list[tuple[int, int]] = []
    index.refresh_beside(lambda done, total: told.append((done, total)))
    assert told[-1] == (520, 520)
    assert index.is_fresh()
    assert len(index.numbers(ClaimFilter())) == 520

    for number in range(520):
        own = replace(ARTICLE, source=f"https://harbour.example/{number}")
        store.change(own, lambda _, number=number: [
            replace(MARKED, id=f"{number:032x}", note="Asked again.")
        ])  # fmt: skip
    told.clear()
    index.refresh_beside(lambda done, total: told.append((done, total)))
    assert told[-1] == (520, 520)
    assert index.is_fresh()
    assert len(index.numbers(ClaimFilter(words=("again",)))) == 520
