"""What formats of other tools say of an article beside its text, out and in. Pure."""

from __future__ import annotations

import re
from typing import Any

from annotations.errors import FormatError
from annotations.formats.plain_json import Fields, upper
from articles.clean import blank_controls, clean_line, clean_text
from articles.model import PARAGRAPH_BREAK, STDIN, Article

_LINE_ENDS = re.compile(r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\s*+")
_ONE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_LONGEST_TITLE = 100


def facts(article: Article) -> dict[str, Any]:
    """What is known of an article, as plain fields that any tool can carry; unknown ones not."""
    found = {
        "source": article.source,
        "title": article.title,
        "byline": list(article.byline),
        "published": article.published,
        "site": article.site,
        "language": article.language,
        "retrieved": article.retrieved,
    }
    return {key: value for key, value in found.items() if value}


def foreign_article(text: str, fields: Fields) -> Article:
    """An article from the text of another tool and the facts that came back with it.

    Where there is no source it is as one from standard input: its id follows from its text.
    Raises FormatError where there is no text.
    """
    clean = in_paragraphs(text)
    if not clean.strip():
        raise FormatError(f"{upper(fields.place)}: there is no text to mark.")
    source = clean_text(_text(fields, "source") or _text(fields, "url")).replace("\n", "")
    return Article(
        source=source.strip() or STDIN,
        title=_line(fields, "title") or clean_line(clean, _LONGEST_TITLE),
        text=clean,
        retrieved=_line(fields, "retrieved"),
        byline=fields.lines("byline") if isinstance(fields.held.get("byline"), list) else (),
        published=_line(fields, "published") or None,
        site=_line(fields, "site") or None,
        language=_line(fields, "language") or None,
    )


def in_paragraphs(text: str) -> str:
    """Text of another tool as the text of an article is, every offset the same.

    One line end becomes spaces, several a paragraph break that spaces precede; what may not be
    shown becomes U+FFFD.
    """
    return blank_controls(_LINE_ENDS.sub(_as_break, text).replace("\t", " "))


def _as_break(found: re.Match[str]) -> str:
    run = found[0]
    if run.startswith(PARAGRAPH_BREAK) and not _ONE_END.search(run, len(PARAGRAPH_BREAK)):
        return run
    if len(_ONE_END.findall(run)) == 1:
        return " " * len(run)
    return PARAGRAPH_BREAK.rjust(len(run))


def _text(fields: Fields, key: str) -> str:
    value = fields.held.get(key)
    return value if isinstance(value, str) else ""


def _line(fields: Fields, key: str) -> str:
    return clean_line(_text(fields, key))
