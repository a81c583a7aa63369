"""brat by the rules of its own server: what is written for it, and what its users have."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from annotation_samples import ARTICLE
from format_samples import EXPORTED, OPTIONS, any_exported
from hypothesis import given

from annotations.errors import FormatError
from annotations.formats import brat
from annotations.formats.exchange import ExportedArticle, ImportedMark
from annotations.model import Verdict


def check_brat(one: ExportedArticle) -> None:
    """The rules of brat's server: ids, declared types, offsets and the text that stands there."""
    files = brat.write([one], OPTIONS)
    declared = declared_types(files["annotation.conf"].decode())
    (text,) = (held.decode() for name, held in files.items() if name.endswith(".txt"))
    (lines,) = (held.decode() for name, held in files.items() if name.endswith(".ann"))
    assert "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>" in (
        files["annotation.conf"].decode()
    )
    seen: set[str] = set()
    for line in lines.splitlines():
        name, told, *words = line.split("\t")
        assert re.fullmatch(r"[TRA#]\d+", name)
        assert name not in seen
        kind = told.split(" ")[0]
        if name[0] == "T":
            assert kind in declared["entities"]
            parts = [tuple(map(int, part.split())) for part in told.split(" ", 1)[1].split(";")]
            assert all(0 <= start < end <= len(text) for start, end in parts)
            assert all(before[1] <= after[0] for before, after in pairwise(parts))
            assert words == [" ".join(text[start:end] for start, end in parts)]
        elif name[0] == "R":
            assert kind in declared["relations"]
            assert all(one.split(":")[1] in seen for one in told.split(" ")[1:])
        elif name[0] == "A":
            assert kind in declared["attributes"]
            assert told.split(" ")[1] in seen
            assert told.split(" ")[2] in set(Verdict)
        else:
            assert told.split(" ")[1] in seen
            assert len(words) == 1
        seen.add(name)


def declared_types(configuration: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in configuration.splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), set())
        elif line:
            assert re.fullmatch(r"[A-Za-z0-9_-]+|<OVERLAP>", line.split("\t")[0])
            section.add(line.split("\t")[0])
    assert list(found) == ["entities", "relations", "events", "attributes"]
    return found


@given(one=any_exported())
def test_what_is_written_for_brat_keeps_its_rules(one: ExportedArticle) -> None:
    check_brat(one)


def test_the_sample_keeps_the_rules_of_brat_with_its_relations() -> None:
    check_brat(EXPORTED)
    files = brat.write([EXPORTED], OPTIONS)
    assert list(files) == [
        f"ferries-late-in-lindholm-{ARTICLE.id}.txt",
        f"ferries-late-in-lindholm-{ARTICLE.id}.ann",
        "annotation.conf",
        "articles.json",
    ]
    assert b"Says Arg1:T" in files[f"ferries-late-in-lindholm-{ARTICLE.id}.ann"]


STORY = {"corpus/story.txt": "Fares rise 🚢 in May.\nTwo ferries left.".encode()}


def brat_marks(lines: str) -> tuple[ImportedMark, ...]:
    (read,) = brat.read({**STORY, "corpus/story.ann": lines.encode()})
    assert read.article is not None
    assert read.article.title == "story"
    return read.marks


def test_a_folder_of_another_user_of_brat_is_read() -> None:
    marks = brat_marks(
        "T1\tRumour 0 10\tFares rise\n"
        "T2\tCLAIM 0 5;22 33\tFares Two ferries\n"
        "E1\tMove:T1 What:T2\nR1\tAbout Arg1:T1 Arg2:T2\n*\tEquiv T1 T2\n"
        "A1\tNegated T1\nA2\tVerdict T2 needs context\n#1\tAnnotatorNotes T2\tAsk again.\n"
    )

    assert [(mark.start, mark.end, mark.verdict) for mark in marks] == [
        (0, 10, None),
        (0, 33, Verdict.NEEDS_CONTEXT),
    ]
    assert marks[0].tags == ("negated", "rumour")
    assert marks[1].note == "Ask again."


def test_words_that_do_not_stand_at_their_offsets_are_the_quote() -> None:
    (mark,) = brat_marks("T1\tCLAIM 3 14\tTwo ferries\n")

    assert mark.quote == "Two ferries"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("T1 CLAIM 0 5 Fares\n", "Line 1 of corpus/story.ann has no tab after its name."),
        ("\nT1\tCLAIM 0\tFares\n", "Line 2 of corpus/story.ann should have a label and offsets"),
        ("T1\tCLAIM 5 0\tFares\n", "Line 1 of corpus/story.ann has an end before its start."),
        ("T1\tA 0 5\tFares\nT1\tB 0 5\tFares\n", "Line 2 of corpus/story.ann has a name that"),
        ("T1\tA 0 5\tFares\nA1\tVerdict\n", "Line 2 of corpus/story.ann should have the name and"),
    ],
)
def test_a_wrong_line_of_brat_is_named(lines: str, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        brat_marks(lines)

    assert str(refused.value).startswith(sentence)


def test_annotations_without_their_text_are_refused() -> None:
    with pytest.raises(FormatError, match=r"^story\.ann stands without its text, story\.txt\.$"):
        brat.read({"story.ann": b""})
