"""A text that needs no tidying is taken as it is, and is what the usual way gives."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import SourceError
from articles.extract import Kind, extract
from articles.extract_text import extract_text
from articles.sources import open_source
from articles.tidy_text import PARAGRAPHS_LOOKED_AT, tidy_parts

HEADS = (
    "Ferry sinks off Olm",
    "COAST NEWS",
    "By Åsa Berg",
    "3 March 2026",
    "The ferry sank, he said.",
)
BODY = [f"The owner of ferry number {number} said that it was “sound”." for number in range(20)]

heads = st.lists(st.sampled_from(HEADS), max_size=4)
TIDY = ["a", "said", ".", "é", "“", "日本", "- ", "* ", " ", "\n\n", "\xa0", "\u200d", "❤️ 🇬🇧"]
BLANK = ["  ", "\n", "\n\n\n", "\t", "\r\n", "\x85", "\u2009", "\u3000", "\u2028", "---", "=== ==="]
HIDDEN = ["\x1b[31m", "\x07", "\u200b", "\ufeff", "\u202e", "\xad"]
pieces = st.sampled_from([*TIDY, *BLANK, *HIDDEN])
lines = st.lists(pieces, max_size=8).map("".join)


@given(heads, st.lists(lines, max_size=4), st.integers(0, 20), st.sampled_from(["", "\n", " \n\n"]))
def test_it_is_the_text_that_the_usual_way_gives(
    head: list[str], strange: list[str], place: int, end: str
) -> None:
    raw = "\n\n".join([*head, *BODY[:place], *strange, *BODY[place:]]) + end
    found = tidy_parts(raw.encode(), name="story.txt")
    if found is not None:
        assert found._replace(digest=None) == extract_text(raw, name="story.txt")


@given(
    heads,
    st.lists(st.sampled_from(["“é”", "日本", "❤️ 🇬🇧", "a\xa0b", "12\u202f000", "* one", "--"])),
)
def test_a_long_text_that_needs_no_change_is_taken(head: list[str], strange: list[str]) -> None:
    raw = "\n\n".join([*head, *BODY, *strange]) + "\n"
    found = tidy_parts(raw.encode(), name="story.txt")
    assert found is not None
    assert found._replace(digest=None) == extract_text(raw, name="story.txt")


@pytest.mark.parametrize(
    "strange",
    [
        "two  spaces",
        "end \n\nof a line",
        "\n a line",
        "x\ny",
        "\t",
        "\x1b[1m",
        "\xa0",
        "***",
        "\x9b",
    ],
)
def test_what_has_to_be_changed_is_left_to_the_usual_way(strange: str) -> None:
    for place in (0, 10, 20):
        raw = "\n\n".join([*BODY[:place], strange, *BODY[place:]])
        assert tidy_parts(raw.encode(), name="story.txt") is None


def test_the_digest_of_a_text_is_known_and_is_that_of_no_other(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text("\n\n".join([HEADS[0], *BODY]) + "\n")
    article = open_source(str(file))
    assert article.sha256 == replace(article, digest=None).sha256
    assert article.sha256 == sha256(article.text.encode()).hexdigest()
    assert replace(article, text="Other.").sha256 == sha256(b"Other.").hexdigest()
    assert replace(article, title="Other").sha256 == article.sha256


def test_bytes_that_are_no_utf_8_are_left_to_the_usual_way() -> None:
    raw = "\n\n".join(BODY)
    assert tidy_parts(raw.encode("cp1252"), name="story.txt") is None
    assert extract(raw.encode("cp1252"), name="story.txt", kind=Kind.TEXT).text == raw
    assert tidy_parts(raw.encode() + b"\xe2\x80", name="story.txt") is None


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(SourceError, match="a PDF file"):
        extract(b"%PDF-1.7\n\n" + "\n\n".join(BODY).encode(), name="story", kind=Kind.TEXT)


def test_few_paragraphs_are_read_in_the_usual_way() -> None:
    assert tidy_parts("\n\n".join(BODY[:PARAGRAPHS_LOOKED_AT]).encode(), name="story.txt") is None
