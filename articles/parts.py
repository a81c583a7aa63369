"""What an extractor finds in a source, cleaned. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from articles.clean import clean_line, clean_text
from articles.errors import ExtractError
from articles.model import PARAGRAPH_BREAK

_TITLE_FROM_TEXT = 80


class Parts(NamedTuple):
    """The parts of an article, as `Article` holds them; all text is clean."""

    title: str
    text: str
    byline: tuple[str, ...] = ()
    published: str | None = None
    site: str | None = None
    language: str | None = None
    digest: str | None = None
    """Hexadecimal SHA-256 of the text in UTF-8, where it is known."""


def make_parts(
    paragraphs: Iterable[str],
    *,
    name: str,
    title: str | None = None,
    byline: Iterable[str] = (),
    published: str | None = None,
    site: str | None = None,
    language: str | None = None,
    are_clean: bool = False,
) -> Parts:
    """Clean parts from what an extractor found; the paragraphs may be clean already.

    Without a title the first words of the text stand in. Raises ExtractError, calling the source
    `name`, where no paragraph holds anything.
    """
    text = PARAGRAPH_BREAK.join(paragraphs if are_clean else clean_paragraphs(paragraphs))
    if not text:
        raise ExtractError(f"no article text was found in {name}")
    people = (clean_line(person) for person in byline)
    return Parts(
        title=clean_line(title or "") or first_words(text),
        text=text,
        byline=tuple(dict.fromkeys(person for person in people if person)),
        published=_line_or_none(published),
        site=_line_or_none(site),
        language=_language_code(language),
    )


def clean_paragraphs(paragraphs: Iterable[str]) -> list[str]:
    """Each paragraph clean, on one line, with single spaces; empty ones are left out."""
    return tidy_paragraphs(map(clean_text, paragraphs))


def tidy_paragraphs(paragraphs: Iterable[str]) -> list[str]:
    """As `clean_paragraphs`, of a text that is clean as a whole."""
    tidy = (_single_spaced(one) for one in paragraphs)
    return [one for one in tidy if one and not one.isspace()]


def _single_spaced(text: str) -> str:
    if "\n" in text or "  " in text:
        text = " ".join(word for word in text.replace("\n", " ").split(" ") if word)
    return text.strip(" ")


def first_words(text: str, limit: int = _TITLE_FROM_TEXT) -> str:
    """The first paragraph of `text`, clipped at a word to `limit` code points with an ellipsis."""
    paragraph = text.split(PARAGRAPH_BREAK, 1)[0]
    if len(paragraph) <= limit:
        return paragraph
    clipped = paragraph[: limit - 1]
    return (clipped.rsplit(" ", 1)[0] if " " in clipped else clipped).rstrip(
        " ,;:-\u2013\u2014"
    ) + "…"


def _line_or_none(value: str | None) -> str | None:
    return clean_line(value or "") or None


def _language_code(value: str | None) -> str | None:
    """The ISO 639-1 code at the head of a language tag such as "en-GB"."""
    code = (value or "").replace("_", "-").split("-")[0].strip().lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
