"""Plain text to the parts of an article. Pure."""

from __future__ import annotations

import re

from articles.clean import clean_text
from articles.credit_lines import read_credit_line, take_credits
from articles.paragraphs import split_paragraphs
from articles.parts import Parts, make_parts, tidy_paragraphs

_LONGEST_HEADLINE = 150
_MOST_HEADLINE_WORDS = 25
_MOST_KICKER_WORDS = 4
_CLOSING_MARKS = "\"'”\u2019»)]"
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.){2,}$")


def extract_text(raw: str, *, name: str) -> Parts:
    """The parts of plain text: a paragraph a line, or hard-wrapped with blank lines between.

    A headline on the first line becomes the title and leaves the text, and so do a byline and a
    date on lines of their own below it. Raises ExtractError where there is no text.
    """
    return parts_of_paragraphs(tidy_paragraphs(split_paragraphs(clean_text(raw))), name=name)


def parts_of_paragraphs(paragraphs: list[str], *, name: str) -> Parts:
    """As `extract_text`, of paragraphs that are clean and tidy already."""
    title, rest = split_headline(paragraphs)
    if title is None:
        return make_parts(paragraphs, name=name, are_clean=True)
    credit, body = take_credits(rest)
    return make_parts(
        body,
        name=name,
        title=title,
        byline=credit.byline,
        published=credit.published,
        are_clean=True,
    )


def split_headline(paragraphs: list[str]) -> tuple[str | None, list[str]]:
    """The headline and the paragraphs after it; None and all of them where there is none.

    A kicker ("WORLD NEWS") over a headline is put before it, with a colon.
    """
    if len(paragraphs) < 2 or not is_headline(paragraphs[0]):
        return None, paragraphs
    first, second, *rest = paragraphs
    if rest and _is_kicker(first) and is_headline(second) and read_credit_line(second) is None:
        return f"{first}: {second}", rest
    return first, paragraphs[1:]


def is_headline(line: str) -> bool:
    """Whether a line reads like a headline: short, capitalised, with no sentence's end."""
    if len(line) > _LONGEST_HEADLINE or len(line.split()) > _MOST_HEADLINE_WORDS:
        return False
    ends = line.rstrip(_CLOSING_MARKS)
    if not ends or (ends[-1] in ".!?…:;,\u3002\uff01\uff1f" and not _INITIALS.search(ends)):
        return False
    first_letter = next((char for char in line if char.isalnum()), "a")
    return not first_letter.islower()


def _is_kicker(line: str) -> bool:
    return line.isupper() and len(line.split()) <= _MOST_KICKER_WORDS
