"""Articles as plain frozen values.

Offsets into an article are Unicode code points of `Article.text`, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

PARAGRAPH_BREAK = "\n\n"
"""What stands between two paragraphs of `Article.text`; a paragraph holds no newline."""

RARE_BLANKS = (
    "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""White space other than the space and the newline."""

STDIN = "-"
"""The source of an article that was read from standard input."""


@dataclass(frozen=True)
class Article:
    """One article as it was read; the text never changes after this."""

    source: str
    """An http(s) URL, an absolute path, or "-"."""
    title: str
    text: str
    """Clean: no control character but the newline, paragraphs split by PARAGRAPH_BREAK."""
    retrieved: str
    """When it was read, ISO 8601 in UTC with a final Z, seconds."""
    byline: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601 date, or date and time, as the source gives it."""
    site: str | None = None
    language: str | None = None
    """ISO 639-1 code, where the source says it."""

    @cached_property
    def id(self) -> str:
        """16 hexadecimal digits of the source, or of the text if it came from standard input."""
        named = self.text if self.source == STDIN else self.source
        return article_id(named)

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text in UTF-8."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def word_count(self) -> int:
        """Words of the text, split at white space."""
        text = self.text
        breaks = text.count(PARAGRAPH_BREAK)
        if not _is_tidy(text, breaks):
            return len(text.split())
        # One word more than gaps.
        return text.count(" ") + breaks + 1


def _is_tidy(text: str, breaks: int) -> bool:
    """Whether all white space of a text is single spaces and `breaks` between paragraphs."""
    untidy = ("  ", " \n", "\n ", *RARE_BLANKS)
    return (
        bool(text)
        and not text[0].isspace()
        and not text[-1].isspace()
        and text.count("\n") == breaks * len(PARAGRAPH_BREAK)
        and not any(blank in text for blank in untidy)
    )


def article_id(source: str) -> str:
    """The id of an article from `source`: 16 hexadecimal digits of its SHA-256."""
    return sha256(source.encode()).hexdigest()[:16]
