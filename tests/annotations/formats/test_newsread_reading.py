from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from annotation_samples import ARTICLE, annotation, any_annotation
from format_samples import ANY_JSON, OPTIONS, Place, every_place, with_value
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.model import Analysis
from annotations.errors import FormatError
from annotations.formats import newsread_json, newsread_lines
from annotations.formats.exchange import ExportedArticle, ImportedArticle
from annotations.formats.registry import format_named
from annotations.model import Annotation, Change, Evidence, Verdict

MADE = annotation(
    verdict=Verdict.DISPUTED,
    claimant="Ida Røst",
    evidence=(Evidence("https://port.example"),),
    history=(Change(1, "2026-03-02T09:00:00Z", "ana", "verdict", None, {"verdict": "disputed"}),),
)
DOCUMENT = json.loads(newsread_json.write([ExportedArticle(ARTICLE, None, (MADE,))], OPTIONS))


def document(**changed: Any) -> bytes:
    return json.dumps({**DOCUMENT, **changed}).encode()


@pytest.mark.parametrize("name", ["json", "jsonl"])
@given(made=st.lists(any_annotation(), max_size=3, unique_by=lambda one: one.id))
def test_what_newsread_wrote_comes_back(name: str, made: list[Annotation]) -> None:
    format_ = format_named(name)
    analysis = Analysis("sample 1", language="da")
    silent = replace(ARTICLE, language=None)

    written = format_.write([ExportedArticle(silent, analysis, tuple(made))], OPTIONS)
    assert isinstance(written, str)
    (read,) = format_.read({"file": written.encode()})

    assert read.article == silent
    assert sorted(read.annotations, key=by_id) == sorted(made, key=by_id)
    again = ExportedArticle(silent, analysis, read.annotations)
    assert format_.write([again], OPTIONS) == written


def by_id(annotation: Annotation) -> str:
    return annotation.id


def test_fields_of_a_newer_newsread_are_kept() -> None:
    changed = json.loads(document())
    changed["articles"][0]["annotations"][0]["mood"] = {"colour": "red"}

    (read,) = newsread_json.read(json.dumps(changed).encode())

    assert read.annotations[0].unknown == {"mood": {"colour": "red"}}


def test_a_line_is_a_whole_article_and_blank_lines_are_passed_over() -> None:
    text = newsread_lines.write([ExportedArticle(ARTICLE, None, (MADE,))] * 2, OPTIONS)

    read = newsread_lines.read(f"\n{text}\n".encode())

    assert [one.annotations for one in read] == [(MADE,), (MADE,)]


WRONG: list[tuple[bytes, str]] = [
    (b"", "Line 1 is not JSON"),
    (b'{"format":\n nope}', "Line 2 is not JSON"),
    (b"\xff", "Line 1 is not text in UTF-8."),
    (b'{"a": "\xc3\n\xc3"}', "Line 1 is not text in UTF-8."),
    (b"[]", "The file should be an object with fields."),
    (b"[" * 100_000, "The file is nested too deeply."),
    (b"[" * 70 + b"]" * 70, "The file is nested too deeply."),
    (b'{"a": NaN}', "The file holds a number that can't be read."),
    (b'{"a": 1e999}', "The file holds a number that can't be read."),
    (b'{"a": ' + b"9" * 5000 + b"}", "The file holds a number that can't be read."),
    (b'{"a": "\\ud83d"}', "The file holds half a character"),
    (b"{}", "The field format should be newsread/1."),
    (b'{"format": 7}', "The field format should be text."),
    (document(format="newsread/2"), "This was written in newsread/2"),
    (document(articles={}), "The field articles should be a list."),
    (document(articles=[3]), "Articles[0] should be an object with fields."),
]


@pytest.mark.parametrize(("content", "sentence"), WRONG)
def test_what_is_not_of_the_format_is_refused_in_one_sentence(
    content: bytes, sentence: str
) -> None:
    with pytest.raises(FormatError) as refused:
        newsread_json.read(content)

    assert str(refused.value).startswith(sentence)


PLACES: list[tuple[Place, object, str]] = [
    (("title",), 3, "articles[0]: the stored article has no text in its field title."),
    (("text",), "Another text.", "The field articles[0].sha256 should be that of the text"),
    (("source",), "https://x.example", "The field articles[0].id should be the one that follows"),
    (("annotations",), "none", "The field articles[0].annotations should be a list."),
    (("annotations", 0, "end"), 9999, "articles[0].annotations: an annotation stands outside"),
    (("annotations", 0, "verdict"), "maybe", "articles[0].annotations[0]: the field “verdict”"),
    (("annotations", 0, "attribution"), [1], "Articles[0].annotations[0].attribution should be"),
    (
        ("annotations", 0, "attribution"),
        {"source": {"text": 3}},
        "The field articles[0].annotations[0].attribution.source.text should be text.",
    ),
]


@pytest.mark.parametrize(("place", "value", "sentence"), PLACES)
def test_the_field_that_is_wrong_is_named(place: Place, value: object, sentence: str) -> None:
    changed = with_value(DOCUMENT, ("articles", 0, *place), value)

    with pytest.raises(FormatError) as refused:
        newsread_json.read(json.dumps(changed).encode())

    assert str(refused.value).startswith(sentence)


def test_a_wrong_line_is_named() -> None:
    good = newsread_lines.write([ExportedArticle(ARTICLE, None)], OPTIONS)

    with pytest.raises(FormatError, match=r"^Line 2 is not JSON: .*\(column 9\)\.$"):
        newsread_lines.read(f"{good}{{'a': 1".replace("'", '"').encode() + b" nope")


def test_escape_sequences_of_a_name_are_not_repeated() -> None:
    with pytest.raises(FormatError) as refused:
        newsread_json.read(document(format="newsread/\x1b[31m9"))

    assert str(refused.value) == "This was written in newsread/9; this newsread reads newsread/1."


@given(st.sampled_from(every_place(DOCUMENT)), ANY_JSON)
def test_whatever_stands_in_a_field_is_read_or_refused(place: Place, value: object) -> None:
    changed = with_value(DOCUMENT, place, value)
    try:
        read = newsread_json.read(json.dumps(changed).encode())
    except FormatError:
        return
    assert all(isinstance(one, ImportedArticle) for one in read)
