"""Earlier schemas, revisions of the text, the check of each document, and who is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from annotation_samples import ARTICLE, annotation, any_annotation
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from annotations.errors import AnnotationError, DamagedFileError, NewerStoreError, StoreError
from annotations.model import Annotation, Stance, Status, Verdict
from annotations.store import Store, StoredArticle, StoreWrite
from annotations.store.files import signature_at
from annotations.store.form import form_from_bytes, stored_from_tables, tables_to_text

SCHEMA_1 = Path(__file__).parent / "store_files" / "schema1.json"
NEWER = replace(ARTICLE, text="Now. " + ARTICLE.text, retrieved="2026-03-05T08:00:00Z")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "articles")


def file_of(store: Store) -> Path:
    return store._folder / f"{ARTICLE.id}.json"


def moved(stored: StoredArticle, by: int = 5) -> Sequence[Annotation]:
    return [
        replace(one, start=one.start + by, end=one.end + by, note="moved")
        for one in stored.annotations
    ]


def with_schema_1(store: Store) -> None:
    store._folder.mkdir(mode=0o700)
    shutil.copy(SCHEMA_1, file_of(store))


def test_a_file_of_the_first_schema_is_read_as_it_was_meant(store: Store) -> None:
    with_schema_1(store)

    stored = store.load(ARTICLE.id)

    assert stored is not None
    assert (stored.article, stored.revisions) == (ARTICLE, ())
    first, second, third = stored.annotations
    assert (first.verdict, first.note) == (
        Verdict.DISPUTED,
        "Two ferries, not 14; so spät 🚢.",
    )
    assert first.evidence[0].stance is Stance.CONTRADICTS
    assert (second.status, second.tags) == (Status.DELETED, ("quay",))
    assert third.history[-1].undoes == third.history[0].step


def test_a_file_of_the_first_schema_is_of_today_after_its_first_write(store: Store) -> None:
    with_schema_1(store)
    before = store.load(ARTICLE.id)
    assert file_of(store).read_bytes() == SCHEMA_1.read_bytes()

    store.change(ARTICLE, lambda _: [annotation()])

    held = json.loads(file_of(store).read_text("utf-8"))
    assert held["article"]["1"]["schema"] == 2
    assert len(held["contents"]) == 1
    after = Store(store._folder).load(ARTICLE.id)
    assert before is not None
    assert after == replace(before, annotations=(*before.annotations, annotation()))


def test_a_revision_keeps_the_former_text_and_writes_both_at_once(store: Store) -> None:
    store.change(ARTICLE, lambda _: [annotation(verdict=Verdict.DISPUTED)])

    held = store.revise(NEWER, moved)

    assert held.article == NEWER
    assert held.revisions == (ARTICLE,)
    assert [(one.start, one.note) for one in held.annotations] == [(5, "moved")]
    assert Store(store._folder).load(ARTICLE.id) == held
    with TinyDB(file_of(store)) as database:
        assert [one["text"] for one in database.table("revisions")] == [ARTICLE.text]


def test_going_back_to_an_earlier_text_is_one_more_revision(store: Store) -> None:
    store.change(ARTICLE, lambda _: [annotation()])
    store.revise(NEWER, moved)

    again = replace(ARTICLE, retrieved="2026-03-06T08:00:00Z")
    held = store.revise(again, lambda stored: moved(stored, -5))

    assert held.revisions == (ARTICLE, NEWER)
    assert Store(store._folder).load(ARTICLE.id) == held


def test_a_text_that_another_window_has_taken_already_is_not_taken_twice(store: Store) -> None:
    store.change(ARTICLE, lambda _: [annotation()])
    first = Store(store._folder).revise(NEWER, moved)

    assert store.revise(NEWER, lambda _: pytest.fail("it was asked again")) == first


def test_a_first_text_is_saved_and_has_no_revision(store: Store) -> None:
    assert store.revise(ARTICLE, lambda _: []) == StoredArticle(ARTICLE)


def test_a_mark_on_a_text_that_was_revised_meanwhile_is_refused(store: Store) -> None:
    store.change(ARTICLE, lambda _: [annotation()])
    store.revise(NEWER, moved)

    with pytest.raises(StoreError, match="another one"):
        store.change(ARTICLE, lambda _: [annotation(id="b")])


def test_an_annotation_left_outside_the_new_text_is_refused(store: Store) -> None:
    store.change(ARTICLE, lambda _: [annotation()])
    before = file_of(store).read_bytes()

    with pytest.raises(StoreError, match="outside the text"):
        store.revise(replace(ARTICLE, text="Short."), lambda _: [])
    assert file_of(store).read_bytes() == before


def test_unknown_fields_of_a_newer_newsread_go_with_their_revision(store: Store) -> None:
    store.change(ARTICLE, lambda _: [annotation()])
    held = json.loads(file_of(store).read_text("utf-8"))
    held["article"]["1"].update(mood="calm", check=None)
    file_of(store).write_text(json.dumps(held), "utf-8")

    store.revise(NEWER, moved)

    now = json.loads(file_of(store).read_text("utf-8"))
    assert [one["mood"] for one in now["revisions"].values()] == ["calm"]


@settings(max_examples=40)
@given(st.lists(any_annotation(), min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_what_stock_tinydb_rewrote_is_still_as_it_was_sealed(
    tmp_path_factory: pytest.TempPathFactory, made: list[Annotation]
) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    stored = store.change(ARTICLE, lambda _: made)
    with TinyDB(file_of(store), ensure_ascii=True) as database:
        database.table("pictures").insert({"alt": "A ferry"})

    held = Store(store._folder).load(ARTICLE.id)

    assert (held.annotations if held else ()) == stored


def test_lines_that_were_read_are_written_as_they_stood(store: Store) -> None:
    store.change(ARTICLE, lambda _: [annotation(), annotation(id="b", note="late")])
    content = file_of(store).read_bytes()

    form = form_from_bytes(content, "it")

    assert set(form.lines) == {("article", "1"), ("annotations", "1"), ("annotations", "2")}
    assert tables_to_text(form.tables, form.lines, form.writes).encode() == content
    assert tables_to_text(form.tables, {}, form.writes).encode() == content


def test_a_line_that_was_moved_to_another_table_is_found(store: Store) -> None:
    store.change(ARTICLE, lambda _: [annotation()])
    held = json.loads(file_of(store).read_text("utf-8"))
    held["revisions"] = {"1": held["annotations"].pop("1")}
    file_of(store).write_text(json.dumps(held), "utf-8")

    with pytest.raises(DamagedFileError, match="revisions"):
        Store(store._folder).load(ARTICLE.id)


def test_a_document_that_went_missing_is_missed(store: Store) -> None:
    store.change(ARTICLE, lambda _: [annotation(), annotation(id="b")])
    held = json.loads(file_of(store).read_text("utf-8"))
    del held["annotations"]["1"]
    file_of(store).write_text(json.dumps(held), "utf-8")

    with pytest.raises(DamagedFileError, match="missing"):
        Store(store._folder).load(ARTICLE.id)


def harmed(content: bytes) -> list[bytes]:
    """`content` with each bit flipped, cut at each byte, and with zeros from each byte on."""
    flipped = []
    for position in range(len(content)):
        for bit in range(8):
            copy = bytearray(content)
            copy[position] ^= 1 << bit
            flipped.append(bytes(copy))
    cut = [content[:position] for position in range(len(content))]
    zeros = [one + bytes(len(content) - len(one)) for one in cut]
    return [*flipped, *cut, *zeros]


def test_no_damage_of_any_byte_changes_a_mark_without_being_found(tmp_path: Path) -> None:
    small = replace(ARTICLE, text="Two of 14 ships.", title="Q", byline=(), site=None)
    store = Store(tmp_path)
    store.change(small, lambda _: [annotation(0, 3, quote="Two", prefix="", suffix=" of")])
    stored = store.load(small.id)
    content = (tmp_path / f"{small.id}.json").read_bytes()
    harmless = found = 0

    for number, damaged in enumerate(harmed(content)):
        try:
            held = store_from(damaged, small.id)
        except (DamagedFileError, NewerStoreError):
            found += 1
        else:
            harmless += 1
            assert held == stored, f"damage number {number} changed what is read"

    assert found > 100 * harmless, f"{harmless} were passed over, {found} found"


def store_from(content: bytes, article_id: str) -> StoredArticle:
    return stored_from_tables(form_from_bytes(content, "it").tables, article_id, "it")


@dataclass
class Told:
    """An observer that keeps what it was told, and fails after that where it is bid to."""

    writes: list[StoreWrite] = field(default_factory=list)
    error: Exception | None = None

    def wrote(self, write: StoreWrite) -> None:
        self.writes.append(write)
        if self.error is not None:
            raise self.error


def test_an_observer_is_told_of_each_write_in_order(tmp_path: Path) -> None:
    told = Told()
    store = Store(tmp_path, told)
    store.save_article(ARTICLE)
    store.change(ARTICLE, lambda _: [annotation()])
    store.change(ARTICLE, lambda _: [annotation()])

    saved, marked = told.writes

    assert (saved.stored, marked.stored) == (
        StoredArticle(ARTICLE),
        StoredArticle(ARTICLE, (annotation(),)),
    )
    assert saved.folder_before < saved.folder_after == marked.folder_before < marked.folder_after
    assert marked.folder_after == tmp_path.stat().st_mtime_ns
    assert marked.signature == signature_at(file_of(store))


@pytest.mark.parametrize("error", [AnnotationError("no"), OSError(5, "no")])
def test_an_observer_that_fails_never_fails_a_mark(tmp_path: Path, error: Exception) -> None:
    store = Store(tmp_path, Told(error=error))

    assert store.change(ARTICLE, lambda _: [annotation()]) == (annotation(),)
    assert Store(tmp_path).load(ARTICLE.id) == StoredArticle(ARTICLE, (annotation(),))


def test_each_write_is_later_than_the_one_before_even_where_the_clock_was_set_back(
    store: Store,
) -> None:
    import os

    store.save_article(ARTICLE)
    ahead = 4_000_000_000_000_000_000
    for path in (file_of(store), store._folder):
        os.utime(path, ns=(ahead, ahead))
    another = Store(store._folder)
    with suppress(AttributeError):
        assert another.load(ARTICLE.id).annotations == ()  # type: ignore[union-attr]

    store.change(ARTICLE, lambda _: [annotation()])

    assert file_of(store).stat().st_mtime_ns > ahead
    assert store._folder.stat().st_mtime_ns > ahead
    assert another.load(ARTICLE.id) == StoredArticle(ARTICLE, (annotation(),))
