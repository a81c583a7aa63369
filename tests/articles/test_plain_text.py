from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.clean import clean_text
from articles.credit_lines import CreditLine, read_credit_line, read_date
from articles.errors import ArticleError, ExtractError
from articles.extract import Kind, extract
from articles.extract_text import extract_text, is_headline
from articles.model import PARAGRAPH_BREAK

FIRST = "The ferry to Olm sank on Monday, and all 212 people on board were saved, the owner said."
SECOND = "Divers will look at the hull on Friday, according to the coast guard."


def text_of(raw: str) -> str:
    return extract_text(raw, name="story.txt").text


def test_each_line_of_a_wire_story_is_a_paragraph() -> None:
    parts = extract_text(f"Ferry sinks off Olm\n{FIRST}\n{SECOND}\n", name="story.txt")
    assert parts.title == "Ferry sinks off Olm"
    assert parts.text == f"{FIRST}{PARAGRAPH_BREAK}{SECOND}"


def test_a_kicker_serves_as_title_and_leaves_the_text() -> None:
    parts = extract_text(f"COAST NEWS\n{FIRST}\n{SECOND}", name="story.txt")
    assert parts.title == "COAST NEWS"
    assert parts.text.startswith("The ferry")


def test_a_kicker_over_a_headline_is_put_before_it() -> None:
    parts = extract_text(f"COAST NEWS\nFerry sinks off Olm\n{FIRST}", name="story.txt")
    assert parts.title == "COAST NEWS: Ferry sinks off Olm"
    assert parts.text == FIRST


def test_without_a_headline_the_first_words_are_the_title_and_nothing_is_lost() -> None:
    parts = extract_text(f"{FIRST}\n{SECOND}", name="story.txt")
    assert (
        parts.title
        == "The ferry to Olm sank on Monday, and all 212 people on board were saved, the…"
    )
    assert parts.text == f"{FIRST}{PARAGRAPH_BREAK}{SECOND}"


def test_one_line_alone_is_text_and_title() -> None:
    parts = extract_text("Ferry sinks", name="story.txt")
    assert (parts.title, parts.text) == ("Ferry sinks", "Ferry sinks")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ferry sinks off Olm", True),
        ("\u2018We are finished\u2019", True),
        ("Fish prices fall in the U.S.", True),
        ("7 ways to cook a herring", True),
        ("The ferry sank.", False),
        ("The ferry sank.”", False),
        ("Who sank the ferry?", False),
        ("and then it sank", False),
        ("Ferry " * 40, False),
        ("***", False),
    ],
)
def test_a_headline_is_short_and_ends_no_sentence(line: str, expected: bool) -> None:
    assert is_headline(line) is expected


HARD_WRAPPED = """\
Ferry sinks off Olm

The ferry to Olm sank on Monday, and all 212 people on
board were saved, the owner said. The owner, a well-
known shipping house, gave no reason for the loss of
the vessel.

Divers will look at the hull on Friday, according to
the coast guard.
"""


def test_hard_wrapped_lines_are_joined() -> None:
    parts = extract_text(HARD_WRAPPED, name="story.txt")
    assert parts.title == "Ferry sinks off Olm"
    assert parts.text.split(PARAGRAPH_BREAK) == [
        "The ferry to Olm sank on Monday, and all 212 people on board were saved, the owner said. "
        "The owner, a well-known shipping house, gave no reason for the loss of the vessel.",
        "Divers will look at the hull on Friday, according to the coast guard.",
    ]


def test_hard_wrapped_lines_are_joined_with_other_line_ends_too() -> None:
    assert text_of(HARD_WRAPPED.replace("\n", "\r\n")) == text_of(HARD_WRAPPED)


def test_an_indented_line_begins_a_paragraph_in_hard_wrapped_text() -> None:
    raw = """\
    The ferry to Olm sank on Monday, and all of the 212
people on board were saved by fishing boats from two of
the islands nearby, the owner of the vessel said later.
    Divers will look at the hull on Friday if the wind
has dropped by then, according to the coast guard.
"""
    assert len(text_of(raw).split(PARAGRAPH_BREAK)) == 2


def test_short_lines_with_sentences_of_their_own_stay_apart() -> None:
    raw = "The ferry sank on Monday off the coast.\nEveryone was saved by fishing boats.\nGood."
    assert len(text_of(raw).split(PARAGRAPH_BREAK)) == 3


def test_a_list_of_short_lines_stays_a_list() -> None:
    raw = "Ports of call\nOlm\nVerrin and its islands\nThe long pier at Sandhaven\nHome"
    assert len(text_of(raw).split(PARAGRAPH_BREAK)) == 4


def test_rules_and_needless_spaces_are_left_out() -> None:
    assert text_of("Title\n=====\nOne   two.\n\n* * *\n\n\tThree.") == "One two.\n\nThree."


def test_a_byline_and_a_date_under_the_title_leave_the_text() -> None:
    raw = f"Ferry sinks\nBy Ana Ruiz and Tom van Brek\n3 March 2026\n{FIRST}"
    parts = extract_text(raw, name="story.txt")
    assert parts.byline == ("Ana Ruiz", "Tom van Brek")
    assert parts.published == "2026-03-03"
    assert parts.text == FIRST


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ana Ruiz", CreditLine(("Ana Ruiz",))),
        ("BY ANA RUIZ, TOM BREK AND OLGA RINT", CreditLine(("ANA RUIZ", "TOM BREK", "OLGA RINT"))),
        ("ANA RUIZ, 3 March 2026", CreditLine(("ANA RUIZ",), "2026-03-03")),
        ("By Ana Ruiz | March 3, 2026", CreditLine(("Ana Ruiz",), "2026-03-03")),
        ("Published on Tuesday, 3rd March 2026", CreditLine((), "2026-03-03")),
        ("2026-03-03", CreditLine((), "2026-03-03")),
        ("By Tuesday Morning", None),
        ("By then it was late", None),
        ("By Ana", None),
        ("Ana Ruiz", None),
        ("By Ana Ruiz in a hurry", None),
        ("31 February 2026", None),
        ("Sales rose until 3 March 2026", None),
        ("", None),
    ],
)
def test_only_a_certain_byline_or_date_is_read(line: str, expected: CreditLine | None) -> None:
    assert read_credit_line(line) == expected


def test_a_date_is_read_only_alone() -> None:
    assert read_date("Sept. 9, 2025") == "2025-09-09"
    assert read_date("since 9 September 2025") is None


def test_the_last_paragraph_is_never_taken_for_a_byline() -> None:
    assert text_of("Ferry sinks\nBy Ana Ruiz") == "By Ana Ruiz"


def test_hostile_titles_and_texts_come_out_clean() -> None:
    raw = "\x1b]0;owned\x07Ferry \x1b[31msinks[/b]\u202e\n\x9b2JIt \x00sank [red]fast[/red]."
    parts = extract_text(raw, name="story.txt")
    assert parts.title == "Ferry sinks[/b]"
    assert parts.text == "It sank [red]fast[/red]."


def test_a_text_of_nothing_but_controls_has_no_article() -> None:
    with pytest.raises(ExtractError, match=r"no article text was found in story\.txt"):
        extract_text("\x1b[31m\u200b\n \t\n", name="story.txt")


@given(st.text(), st.sampled_from([Kind.TEXT, Kind.MARKDOWN]))
def test_any_text_gives_clean_paragraphs_or_a_sentence(raw: str, kind: Kind) -> None:
    try:
        parts = extract(raw.encode("utf-8", "replace"), name="any", kind=kind)
    except ArticleError as error:
        sentence = str(error)
        assert "any" in sentence
        return
    paragraphs = parts.text.split(PARAGRAPH_BREAK)
    assert all(paragraph.strip() and "\n" not in paragraph for paragraph in paragraphs)
    assert clean_text(parts.text) == parts.text
    assert parts.title
    assert "\n" not in parts.title


@given(st.lists(st.text("abcdé ,", min_size=1).map(lambda s: f"Said {s.strip()} x."), min_size=1))
def test_paragraphs_of_a_text_that_is_already_clean_stay_what_they_are(lines: list[str]) -> None:
    once = text_of("\n\n".join(lines))
    assert text_of(once) == once
