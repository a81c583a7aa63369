from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from annotation_samples import ARTICLE, SPANS, TEXT, annotation, any_annotation
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.errors import FormatError
from annotations.formats.exchange import (
    ExportedArticle,
    ExportOptions,
    ImportedArticle,
    ImportedMark,
)
from annotations.formats.guessing import guess_format
from annotations.formats.registry import FORMATS, format_named
from annotations.importing import bring, stored_form
from annotations.merging import CONFLICT_TAG, Outcome
from annotations.model import AnchorState, Annotation, Evidence, Status, Verdict
from annotations.store import Store, StoredArticle
from articles.model import Article

AT = "2026-05-01T12:00:00Z"
OPTIONS = ExportOptions(AT, "newsread 0.0")
HERE = StoredArticle(ARTICLE)
EARLIER = replace(ARTICLE, text="An earlier text.", retrieved="2026-03-01T08:00:00Z", title="Then")


def marks(*held: ImportedMark) -> ImportedArticle:
    return ImportedArticle(ARTICLE.source, None, marks=held)


def annotations_after(imported: ImportedArticle, here: StoredArticle) -> tuple[Annotation, ...]:
    return bring(imported, here, "ana", AT).annotations


def after(here: StoredArticle, *held: ImportedMark) -> tuple[StoredArticle, dict[str, Outcome]]:
    brought = bring(marks(*held), here, "ana", AT)
    return replace(here, annotations=brought.annotations), dict(brought.outcomes)


@settings(max_examples=40)
@given(
    st.lists(any_annotation(), max_size=4, unique_by=lambda one: one.id),
    st.none() | st.just("en"),
    st.none() | st.just("Harbour Post"),
    st.lists(st.just(EARLIER), max_size=2),
    st.sampled_from(["json", "jsonl"]),
)
def test_an_export_read_into_an_empty_library_is_exported_the_same(
    made: list[Annotation],
    language: str | None,
    site: str | None,
    earlier: list[Article],
    name: str,
) -> None:
    article = replace(ARTICLE, language=language, site=site)
    kind = format_named(name)
    exported = ExportedArticle(article, None, tuple(made), tuple(earlier))
    written = kind.write([exported], OPTIONS)
    assert isinstance(written, str)

    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        for imported in kind.read({"file": written.encode()}):
            base = stored_form(imported, AT)
            assert base is not None
            for _ in range(2):
                store.bring_in(
                    base, lambda here, one=imported: bring(one, here, "ana", AT).annotations
                )
        stored = Store(Path(folder)).load(article.id)

    assert stored is not None
    assert (stored.article, stored.revisions) == (article, tuple(earlier))
    again = ExportedArticle(stored.article, None, stored.annotations, stored.revisions)
    assert kind.write([again], OPTIONS) == written


def test_an_earlier_headline_comes_in_once_and_leaves_the_one_that_is_here(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save_article(ARTICLE)
    then = replace(ARTICLE, title="Ferries on time", retrieved="2026-03-01T08:00:00Z")
    theirs = replace(ARTICLE, title="Ferries late, says port")
    coming = StoredArticle(theirs, (annotation(),), (then,))
    for _ in range(2):
        held = store.bring_in(coming, lambda _: coming.annotations)
    assert (held.article, held.revisions) == (ARTICLE, (then,))


def test_marks_without_ids_come_in_once() -> None:
    first = ImportedMark("Two of them never left the quay.", verdict=Verdict.DISPUTED)
    second = replace(first, note="another view")

    once, outcomes = after(HERE, first, second)
    twice, again = after(once, first, second)

    assert list(outcomes.values()) == [Outcome.NEW, Outcome.NEW]
    assert set(again.values()) == {Outcome.SAME}
    assert twice == once
    assert {one.verdict for one in once.annotations} == {Verdict.DISPUTED}
    assert once.annotations[0].quote == TEXT[slice(*SPANS[1])]


def test_a_mark_that_changed_in_the_other_program_is_taken() -> None:
    mark = ImportedMark("Two of them never left the quay.", id="T1", verdict=Verdict.DISPUTED)
    here, _ = after(HERE, mark)

    there, outcomes = after(here, replace(mark, verdict=Verdict.VERIFIED, note="Seen there."))

    assert list(outcomes.values()) == [Outcome.CHANGED]
    found = there.annotations[0]
    assert (found.verdict, found.note) == (Verdict.VERIFIED, "Seen there.")
    assert [one.action for one in found.history] == ["import", "import"]


def test_a_mark_that_both_changed_is_a_conflict_told_once() -> None:
    mark = ImportedMark("Two of them never left the quay.", id="T1", verdict=Verdict.DISPUTED)
    here, _ = after(HERE, mark)
    changed = replace(here.annotations[0], verdict=Verdict.NOT_CHECKABLE)
    here = replace(here, annotations=(changed,))
    theirs = replace(mark, verdict=Verdict.VERIFIED)

    brought = bring(marks(theirs), here, "ana", AT)

    found = brought.annotations[0]
    assert brought.conflicts == {found.id: ("verdict",)}
    assert found.verdict is Verdict.NOT_CHECKABLE
    assert CONFLICT_TAG in found.tags
    assert found.history[-1].before == {"verdict": "verified", "tags": []}
    _, again = after(replace(here, annotations=brought.annotations), theirs)
    assert set(again.values()) == {Outcome.SAME}


def test_a_mark_without_id_on_a_claim_that_is_here_is_about_that_claim() -> None:
    mine = annotation(*SPANS[1], id="mine", verdict=Verdict.DISPUTED)
    here = replace(HERE, annotations=(mine,))
    evidence = (Evidence("https://port.example"),)

    there, outcomes = after(
        here,
        ImportedMark("", start=SPANS[1][0], end=SPANS[1][1], tags=("Quay",), evidence=evidence),
    )

    assert outcomes == {"mine": Outcome.CHANGED}
    assert there.annotations[0].tags == ("quay",)
    assert there.annotations[0].evidence == evidence
    assert there.annotations[0].verdict is Verdict.DISPUTED


def test_a_note_that_came_back_on_one_line_is_the_same() -> None:
    mine = annotation(*SPANS[1], id="mine", note="The log says 9.\n\nPage 4.")
    here = replace(HERE, annotations=(mine,))

    there, outcomes = after(
        here, ImportedMark(mine.quote, id="mine", note="The log says 9. Page 4.")
    )

    assert (outcomes, there) == ({"mine": Outcome.SAME}, here)


def test_a_mark_that_stands_nowhere_is_told() -> None:
    brought = bring(marks(ImportedMark("It was a fine day.")), HERE, "ana", AT)

    assert brought.lost == ("It was a fine day.",)
    assert not brought.annotations


def test_marks_of_another_text_find_their_place_here() -> None:
    other = replace(ARTICLE, text=f"A new first line.\n\n{TEXT}")
    quote = TEXT[slice(*SPANS[1])]
    start = other.text.index(quote)
    gone = replace(annotation(0, 17, id="gone"), quote=other.text[:17], prefix="", suffix="")
    kept = annotation(start, start + len(quote), id="kept", quote=quote, verdict=Verdict.VERIFIED)
    imported = ImportedArticle(other.source, other, (kept, gone))

    brought = bring(imported, HERE, "ana", AT)

    by_id = {one.id: one for one in brought.annotations}
    assert (by_id["kept"].start, by_id["kept"].state) == (SPANS[1][0], AnchorState.ANCHORED)
    assert by_id["gone"].state is AnchorState.ORPHAN
    assert brought.moved == 1
    assert brought.lost == ("A new first line.",)
    again = bring(imported, StoredArticle(ARTICLE, brought.annotations), "ana", AT)
    assert set(again.outcomes.values()) == {Outcome.SAME}
    assert again.annotations == brought.annotations


ROUND_TRIPS = [one for one in FORMATS if one.reads and one.writes]


@pytest.mark.parametrize("kind", ROUND_TRIPS, ids=lambda one: one.id)
def test_what_was_exported_and_comes_back_unchanged_is_the_same(kind: object) -> None:
    chosen = ROUND_TRIPS[ROUND_TRIPS.index(kind)]  # type: ignore[arg-type]
    mine = annotation(
        *SPANS[1], id="0f" * 16, verdict=Verdict.DISPUTED, note="Nine.", tags=("quay",)
    )
    refused = annotation(*SPANS[3], id="ab" * 16, status=Status.REJECTED)
    here = StoredArticle(ARTICLE, (mine, refused))
    written = chosen.write([ExportedArticle(ARTICLE, None, here.annotations)], OPTIONS)
    files = written if isinstance(written, dict) else {"file": _bytes(written)}
    assert guess_format(files) == chosen

    for imported in chosen.read(files):
        brought = bring(imported, here, "ana", AT)
        assert not brought.conflicts
        assert not brought.lost
        assert {one.id for one in brought.annotations} == {mine.id, refused.id}
        assert brought.annotations[0].verdict is Verdict.DISPUTED


def _bytes(written: str | bytes) -> bytes:
    return written.encode() if isinstance(written, str) else written


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ({"format": "newsread/1", "articles": []}, "json"),
        ({"type": "Annotation", "target": "https://a.example"}, "w3c"),
        ([{"type": "Annotation"}], "w3c"),
        ({"rows": [{"uri": "https://a.example", "target": []}], "total": 1}, "hypothesis"),
        ([{"data": {"text": "x"}, "annotations": []}], "labelstudio"),
        ({"text": "x", "spans": []}, "prodigy"),
        ({"text": "x", "label": []}, "doccano"),
    ],
)
def test_the_format_is_found_by_what_stands_in_it(content: object, name: str) -> None:
    assert guess_format({"any": json.dumps(content).encode()}).id == name


@given(st.binary(max_size=200))
def test_any_bytes_have_a_format_or_are_refused(content: bytes) -> None:
    with suppress(FormatError):
        assert guess_format({"any": content}).reads


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b" \n", "There is nothing in this file."),
        (b'{"format": "newsread/1",\n "articles": [{"id": ', "Line 2 is not JSON: "),
        (
            b"\xef\xbb\xbftitle,source,published,claim\r\n",
            "Reports and tables are written for people",
        ),
        (b"<!doctype html><html>", "Reports and tables are"),
        (b"some words", "It is not clear which format this is"),
    ],
)
def test_why_a_file_has_no_format_is_told(content: bytes, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        guess_format({"file": content})
