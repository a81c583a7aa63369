"""What holds for every format that is written or read, whatever it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from annotation_samples import ARTICLE
from format_samples import (
    ANY_JSON,
    EXPORTED,
    OPTIONS,
    any_exported,
    every_place,
    is_read_or_refused,
    placed_and_verdicts,
    places_and_verdicts,
    with_value,
)
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.errors import FormatError
from annotations.formats.exchange import ExportedArticle, Written
from annotations.formats.registry import FORMATS, Format, format_named
from annotations.model import AnchorState

WRITTEN = [one for one in FORMATS if one.writes]
READ = [one for one in FORMATS if one.reads]
TOOLS = [format_named(name) for name in ("prodigy", "doccano", "labelstudio", "brat")]
"""Those of other tools that are written and read, with the text."""


def named(one: Format) -> str:
    return one.id


def as_files(written: Written) -> dict[str, bytes]:
    if isinstance(written, dict):
        return written
    return {"file": written.encode() if isinstance(written, str) else written}


def files_of(format_: Format, *articles: ExportedArticle) -> dict[str, bytes]:
    return as_files(format_.write(articles, OPTIONS))


@pytest.mark.parametrize("format_", WRITTEN, ids=named)
def test_the_same_articles_give_the_same_bytes(format_: Format) -> None:
    assert files_of(format_, EXPORTED, EXPORTED) == files_of(format_, EXPORTED, EXPORTED)


@pytest.mark.parametrize("format_", WRITTEN, ids=named)
def test_an_article_that_nobody_analysed_or_marked_can_be_written(format_: Format) -> None:
    files = files_of(format_, ExportedArticle(ARTICLE, None))

    assert all(isinstance(content, bytes) for content in files.values())


@pytest.mark.parametrize("format_", WRITTEN, ids=named)
@settings(max_examples=30)
@given(one=any_exported())
def test_any_text_can_be_written(format_: Format, one: ExportedArticle) -> None:
    for name, content in files_of(format_, one).items():
        assert name.isprintable()
        assert "/" not in name
        if format_.is_text:
            content.decode()


@pytest.mark.parametrize("format_", TOOLS, ids=named)
@given(one=any_exported())
def test_what_a_reader_decided_comes_back_where_it_was(
    format_: Format, one: ExportedArticle
) -> None:
    (read,) = format_.read(files_of(format_, one))

    assert read.article is not None
    assert read.article.text == one.article.text
    assert read.article.source == one.article.source
    wanted = places_and_verdicts(one)
    if format_.id in ("prodigy", "brat"):  # which keep no white space around a span
        text = one.article.text
        wanted = [(*trimmed(text, start, end), verdict) for start, end, verdict in wanted]
    assert sorted(placed_and_verdicts(read, read.article.text), key=str) == sorted(wanted, key=str)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


@pytest.mark.parametrize("format_", TOOLS, ids=named)
def test_what_is_known_of_the_article_comes_back(format_: Format) -> None:
    (read,) = format_.read(files_of(format_, EXPORTED))

    assert read.article == ARTICLE
    assert read.id == ARTICLE.id


@pytest.mark.parametrize("format_", TOOLS, ids=named)
def test_what_the_machine_sees_is_not_taken_for_a_decision(format_: Format) -> None:
    (read,) = format_.read(files_of(format_, EXPORTED))

    assert [mark.verdict for mark in read.marks] == [
        made.verdict for made in EXPORTED.annotations[:3]
    ]
    assert any("the machine's" in note for note in read.notes) == (format_.id != "labelstudio")


@pytest.mark.parametrize("format_", TOOLS, ids=named)
def test_a_verdict_on_words_that_changed_is_not_told_of_the_new_ones(format_: Format) -> None:
    changed = replace(EXPORTED.annotations[0], state=AnchorState.CHANGED, quote="13 ferries late")
    lost = replace(EXPORTED.annotations[1], state=AnchorState.ORPHAN, start=5, end=5)

    (read,) = format_.read(files_of(format_, ExportedArticle(ARTICLE, None, (changed, lost))))

    assert [(mark.start, mark.end, mark.verdict) for mark in read.marks] == [
        (changed.start, changed.end, None)
    ]


@pytest.mark.parametrize("format_", READ, ids=named)
@given(content=st.binary(max_size=200))
@example(content=b"")
@example(content=b"\xff\xfe")
@example(content=b"{" * 5000)
@example(content=b"[" * 200_000)
@example(content=b'{"text": "a", "label": [[0, 1e999, "A"]]}')
def test_any_bytes_are_read_or_refused(format_: Format, content: bytes) -> None:
    for name in ("file.json", "story.txt", "story.ann"):
        is_read_or_refused(lambda held, name=name: format_.read({name: held}), content)
    both = {"story.txt": b"Fares rise in May.", "story.ann": content}
    is_read_or_refused(lambda held: format_.read(both), content)


SAMPLES: Mapping[str, object] = {
    "json": json.loads(files_of(format_named("json"), EXPORTED)["file"]),
    "w3c": json.loads(files_of(format_named("w3c"), EXPORTED)["file"]),
    "labelstudio": json.loads(files_of(format_named("labelstudio"), EXPORTED)["tasks.json"]),
    **{
        name: json.loads(files_of(format_named(name), EXPORTED)["file"])
        for name in ("jsonl", "doccano", "prodigy")
    },
    "hypothesis": {
        "rows": [
            {
                "id": "x1",
                "created": "2026-03-02T09:00:00.123456+00:00",
                "updated": "2026-03-02T09:00:00.123456+00:00",
                "user": "acct:ana@annotate.example",
                "uri": "https://harbour.example/ferries",
                "text": "See the log.",
                "tags": ["Disputed", "ferries"],
                "references": [],
                "user_info": {"display_name": "Ana"},
                "target": [
                    {
                        "source": "https://harbour.example/ferries",
                        "selector": [
                            {"type": "TextPositionSelector", "start": 3, "end": 9},
                            {"type": "TextQuoteSelector", "exact": "late", "prefix": "were "},
                        ],
                    }
                ],
            }
        ]
    },
}


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
def test_whatever_stands_in_a_field_is_read_or_refused_by_name(
    name: str, data: st.DataObject
) -> None:
    place = data.draw(st.sampled_from(PLACES[name]))
    changed = with_value(SAMPLES[name], place, data.draw(ANY_JSON))

    is_read_or_refused(
        lambda held: format_named(name).read({"file": held}), json.dumps(changed).encode()
    )


PLACES = {name: every_place(sample) for name, sample in SAMPLES.items()}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_itself_is_read(name: str) -> None:
    assert format_named(name).read({"file": json.dumps(SAMPLES[name]).encode()})


@given(st.text(st.sampled_from("TA#R0123456789 \t;\nCLAIMVerdict"), max_size=60))
@example("T1\tCLAIM 0 5\tFares\nA1\tVerdict T1 disputed\n#1\tAnnotatorNotes T1\tHm.\n")
@example("T1\tCLAIM 0 5;5 9\t")
@example("T1\tCLAIM 99999999999 5\t")
def test_any_lines_of_brat_are_read_or_refused(lines: str) -> None:
    files = {"story.txt": b"Fares rise in May."}
    is_read_or_refused(
        lambda held: format_named("brat").read({**files, "story.ann": held}), lines.encode()
    )


@pytest.mark.parametrize("format_", READ, ids=named)
def test_a_file_of_another_kind_is_refused_in_one_sentence(format_: Format) -> None:
    with pytest.raises(FormatError, match=r"^[A-Z“].*\.$"):
        format_.read({"photo.jpg": b"\x89PNG\r\n\x1a\n" + bytes(range(256))})
