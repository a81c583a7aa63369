from __future__ import annotations

import json
import stat
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from annotation_samples import ARTICLE, SPANS, annotation, any_annotation
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from annotations.claim_list import VerdictTally
from annotations.errors import StoreError
from annotations.marking import Marking
from annotations.model import Annotation, Status, Verdict
from annotations.store import Store, StoredArticle
from articles.model import Article

OTHER = replace(ARTICLE, source="https://harbour.example/fares", retrieved="2026-03-03T08:00:00Z")
LONGER = replace(ARTICLE, text=ARTICLE.text + " More soon.")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "articles")


def file_of(store: Store, article_id: str = ARTICLE.id) -> Path:
    return store._folder / f"{article_id}.json"


def put(store: Store, *made: Annotation) -> tuple[Annotation, ...]:
    return store.change(ARTICLE, lambda _: made)


def test_an_article_that_was_never_saved_is_none(store: Store) -> None:
    assert store.load(ARTICLE.id) is None
    assert store.article_ids() == ()
    assert store.summaries() == ()


def test_a_saved_article_is_there_for_another_store(store: Store) -> None:
    assert store.save_article(ARTICLE) == StoredArticle(ARTICLE)
    assert Store(store._folder).load(ARTICLE.id) == StoredArticle(ARTICLE)
    assert store.article_ids() == (ARTICLE.id,)


@settings(max_examples=40)
@given(st.lists(any_annotation(), max_size=4, unique_by=lambda one: one.id))
def test_every_annotation_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, made: list[Annotation]
) -> None:
    store = Store(tmp_path_factory.mktemp("store"))

    kept = put(store, *made)

    assert kept == tuple(made)
    loaded = Store(store._folder).load(ARTICLE.id)
    assert (loaded.annotations if loaded else ()) == tuple(made)


def test_saving_the_same_article_again_keeps_annotations_and_writes_nothing(
    store: Store,
) -> None:
    put(store, annotation())
    before = file_of(store).stat()

    held = store.save_article(replace(ARTICLE, retrieved="2026-04-01T00:00:00Z"))

    assert held == StoredArticle(ARTICLE, (annotation(),))
    assert file_of(store).stat().st_ino == before.st_ino


def test_a_better_title_of_the_same_text_is_taken(store: Store) -> None:
    put(store, annotation())

    held = store.save_article(replace(ARTICLE, title="Ferries late"))

    assert (held.article.title, held.annotations) == ("Ferries late", (annotation(),))
    assert Store(store._folder).load(ARTICLE.id) == held


def test_another_text_replaces_one_that_nobody_annotated(store: Store) -> None:
    store.save_article(ARTICLE)

    assert store.save_article(LONGER).article.text == LONGER.text


def test_another_text_never_replaces_one_that_was_annotated(store: Store) -> None:
    put(store, annotation(status=Status.DELETED))

    held = store.save_article(LONGER)

    assert held.article.sha256 == ARTICLE.sha256
    with pytest.raises(StoreError, match="another one"):
        store.change(LONGER, lambda _: [annotation(id="b")])


def test_an_edit_sees_what_another_store_wrote_since(store: Store) -> None:
    seen: list[tuple[Annotation, ...]] = []
    put(store, annotation())
    put(Store(store._folder), annotation(id="b"))

    def edit(current: tuple[Annotation, ...]) -> Sequence[Annotation]:
        seen.append(current)
        return [annotation(note="late")]

    kept = store.change(ARTICLE, edit)

    assert seen == [(annotation(), annotation(id="b"))]
    assert kept == (annotation(note="late"), annotation(id="b"))


def test_an_edit_that_changes_nothing_writes_nothing(store: Store) -> None:
    assert put(store) == ()
    assert not file_of(store).exists()
    put(store, annotation())
    before = file_of(store).stat()

    put(store, annotation())

    assert file_of(store).stat().st_ino == before.st_ino


def test_what_an_edit_raises_leaves_the_file_as_it_was(store: Store) -> None:
    put(store, annotation())
    before = file_of(store).read_bytes()

    def edit(_: tuple[Annotation, ...]) -> Sequence[Annotation]:
        raise LookupError

    with pytest.raises(LookupError):
        store.change(ARTICLE, edit)
    assert file_of(store).read_bytes() == before
    assert put(store, annotation(id="b")) == (annotation(), annotation(id="b"))


def test_an_annotation_outside_the_text_is_not_stored(store: Store) -> None:
    with pytest.raises(StoreError, match="outside the text"):
        put(store, replace(annotation(), end=len(ARTICLE.text) + 1))


def test_tinydb_reads_and_changes_the_file(store: Store) -> None:
    put(store, annotation(verdict=Verdict.DISPUTED), annotation(id="b"))

    with TinyDB(file_of(store), ensure_ascii=True) as database:
        assert database.tables() == {"article", "annotations", "contents"}
        assert database.table("article").all()[0]["title"] == ARTICLE.title
        verdicts = [one["verdict"] for one in database.table("annotations")]
        database.table("annotations").update({"note": "by hand", "check": None})

    assert verdicts == ["disputed", None]
    stored = store.load(ARTICLE.id)
    assert stored is not None
    assert [one.note for one in stored.annotations] == ["by hand", "by hand"]


def test_a_line_of_the_file_is_one_document_in_plain_letters(store: Store) -> None:
    put(store, annotation(note="so spät 🚢"), annotation(id="b"))

    lines = file_of(store).read_text("utf-8").splitlines()

    assert [line[:4] for line in lines] == [
        "{",
        '"art',
        '"1":',
        "},",
        '"ann',
        '"1":',
        '"2":',
        "},",
        '"con',
        '"1":',
        "}",
        "}",
    ]
    assert "so spät 🚢" in lines[5]


def test_fields_and_tables_of_a_newer_newsread_survive_a_change(store: Store) -> None:
    put(store, annotation(), annotation(id="b"))
    held: dict[str, Any] = json.loads(file_of(store).read_text("utf-8"))
    held["article"]["1"].update(mood="calm", check=None)
    held["annotations"]["1"].update(confidence=[1, 2], check=None)
    held["pictures"] = {"7": {"alt": "A ferry"}}
    file_of(store).write_text(json.dumps(held), "utf-8")

    put(store, annotation(note="new", unknown={"confidence": [1, 2]}), annotation(id="c"))

    now = json.loads(file_of(store).read_text("utf-8"))
    assert now["article"]["1"]["mood"] == "calm"
    assert now["annotations"]["1"]["confidence"] == [1, 2]
    assert now["annotations"]["1"]["note"] == "new"
    assert now["pictures"]["7"].items() >= held["pictures"]["7"].items()
    assert sorted(now["annotations"]) == ["1", "2", "3"]


def test_summaries_name_each_article_and_the_last_retrieved_comes_first(store: Store) -> None:
    put(
        store,
        annotation(*SPANS[0], verdict=Verdict.VERIFIED),
        annotation(*SPANS[1], id="b"),
        annotation(*SPANS[2], id="c", verdict=Verdict.DISPUTED, status=Status.DELETED),
    )
    store.save_article(OTHER)

    newest, oldest = Store(store._folder).summaries()

    assert (newest.id, newest.source, newest.tally) == (OTHER.id, OTHER.source, VerdictTally())
    assert (oldest.id, oldest.title, oldest.site) == (ARTICLE.id, ARTICLE.title, ARTICLE.site)
    assert oldest.tally == VerdictTally(verified=1, open=1)
    assert {newest.problem, oldest.problem} == {None}


def test_a_damaged_file_does_not_keep_the_others_from_the_list(store: Store) -> None:
    store.save_article(ARTICLE)
    store.save_article(OTHER)
    file_of(store).write_text("{", "utf-8")

    found = {one.id: one.problem for one in store.summaries()}

    assert found[OTHER.id] is None
    assert "damaged" in (found[ARTICLE.id] or "")


def test_the_list_shows_what_another_store_wrote_since(store: Store) -> None:
    store.save_article(ARTICLE)
    put(Store(store._folder), annotation(verdict=Verdict.DISPUTED))

    assert store.summaries()[0].tally == VerdictTally(disputed=1)


def test_reading_loads_neither_tinydb_nor_filelock(store: Store) -> None:
    put(store, annotation())
    program = (
        "import sys; from pathlib import Path; from annotations.store import Store;"
        f"held = Store(Path({str(store._folder)!r})).load({ARTICLE.id!r});"
        "print(len(held.annotations), {'tinydb', 'filelock', 'spacy'} & set(sys.modules))"
    )

    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert printed.stdout.strip() == "1 set()"


def test_many_annotations_of_one_step_reach_the_disk_in_one_write(store: Store) -> None:
    made = [annotation(id=f"{number:032x}") for number in range(1200)]

    assert len(put(store, *made)) == 1200
    assert stat.S_ISREG(file_of(store).stat().st_mode)
    assert len(Store(store._folder).load(ARTICLE.id).annotations) == 1200  # type: ignore[union-attr]


def test_a_mark_made_on_the_older_text_is_kept_with_that_text(tmp_path: Path) -> None:
    older = Article(
        "https://news.example/a", "Quay", "The quay is shut. Ships wait.", "2026-03-02T08:00:00Z"
    )
    newer = Article(
        "https://news.example/a", "Quay", "The quay is open again today.", "2026-03-02T08:00:00Z"
    )
    store = Store(tmp_path)
    store.save_article(older)
    marking = Marking(store, older, "ana", annotations=())
    store.save_article(newer)
    marking.add_claim(0, 17)
    stored = Store(tmp_path).load(older.id)
    assert stored is not None
    (mark,) = stored.annotations
    assert stored.article.text[mark.start : mark.end] == mark.quote == "The quay is shut."
