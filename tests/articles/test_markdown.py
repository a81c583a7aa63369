from __future__ import annotations

import pytest

from articles.errors import ExtractError
from articles.extract_markdown import extract_markdown
from articles.front_matter import split_front_matter
from articles.model import PARAGRAPH_BREAK

STORY = """\
---
title: "Ferry sinks: all saved"
author:
  - Ana Ruiz
  - 'Tom Brek'
date: 3 March 2026
site: Coast Ledger   # the paper
language: en-GB
---

The **ferry** to [Olm](https://olm.example/ferry) sank
on *Monday*, `MV Nordlys` &amp; all.

## What is known

- 212 people
- two boats
  1. the first
  2. the second

> “We are cold,” said Olga Rint.

![The ferry in 2019](ferry.jpg)

| Boat | Saved |
|------|-------|
| Ona  | 140   |

    code line one
    code line two

<div class="note"><p>A <b>note</b></p><script>alert(1)</script></div>

Line one<br>line <u>two</u>
"""


def paragraphs_of(raw: str) -> list[str]:
    return extract_markdown(raw, name="story.md").text.split(PARAGRAPH_BREAK)


def test_front_matter_gives_title_people_date_site_and_language() -> None:
    parts = extract_markdown(STORY, name="story.md")
    assert parts.title == "Ferry sinks: all saved"
    assert parts.byline == ("Ana Ruiz", "Tom Brek")
    assert parts.published == "2026-03-03"
    assert parts.site == "Coast Ledger"
    assert parts.language == "en"


def test_markdown_becomes_plain_paragraphs() -> None:
    assert paragraphs_of(STORY) == [
        "The ferry to Olm sank on Monday, MV Nordlys & all.",
        "What is known",
        "• 212 people",
        "• two boats",
        "1. the first",
        "2. the second",
        "“We are cold,” said Olga Rint.",
        "The ferry in 2019",
        "Boat | Saved",
        "Ona | 140",
        "code line one",
        "code line two",
        "A note",
        "Line one line two",
    ]


def test_the_first_heading_of_level_one_is_the_title_and_leaves_the_text() -> None:
    parts = extract_markdown("# Ferry *sinks*\n\nBy Ana Ruiz\n\nIt sank.\n", name="story.md")
    assert (parts.title, parts.byline, parts.text) == ("Ferry sinks", ("Ana Ruiz",), "It sank.")


def test_a_heading_that_says_the_title_again_is_left_out() -> None:
    assert paragraphs_of("---\ntitle: Ferry sinks\n---\n# Ferry sinks\n\nIt sank.") == ["It sank."]


def test_a_heading_that_differs_from_the_title_stays() -> None:
    raw = "---\ntitle: Ferry sinks\n---\n# The night\n\nIt sank."
    assert paragraphs_of(raw) == ["The night", "It sank."]


def test_without_any_title_the_first_words_stand_in() -> None:
    assert extract_markdown("It *sank*.", name="story.md").title == "It sank."


def test_a_rule_on_top_is_no_front_matter() -> None:
    fields, body = split_front_matter("---\nno end of it")
    assert fields == {}
    assert body == "---\nno end of it"


def test_front_matter_reads_a_list_on_one_line() -> None:
    assert split_front_matter("---\nauthors: [Ana Ruiz, 'Tom Brek']\n---\n")[0] == {
        "authors": ("Ana Ruiz", "Tom Brek")
    }


def test_markdown_without_words_has_no_article() -> None:
    with pytest.raises(ExtractError, match=r"no article text was found in story\.md"):
        extract_markdown("---\ntitle: Empty\n---\n\n***\n", name="story.md")


def test_escape_sequences_hidden_in_character_references_come_out_clean() -> None:
    parts = extract_markdown("# A&#27;[31m b\n\nIt &#155;2J sank &#8238;now.", name="story.md")
    assert "\x1b" not in parts.title + parts.text
    assert "\x9b" not in parts.text
    assert "\u202e" not in parts.text
