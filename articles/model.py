"""Articles as plain frozen values.

Offsets into an article are Unicode code points of `Article.text`, end exclusive.
"""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from functools import cached_property
from hashlib import sha256

PARAGRAPH_BREAK = "\n\n"
"""What stands between two paragraphs of `Article.text`; a paragraph holds no newline."""

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
    digest: InitVar[str | None] = None
    """`sha256`, from one who knows it: working it out anew takes its time with a long text."""

    def __post_init__(self, digest: str | None) -> None:
        if digest is not None:
            self.__dict__["sha256"] = digest

    @cached_property
    def id(self) -> str:
        """16 hexadecimal digits of the source, or of the text if it came from standard input."""
        named = self.text if self.source == STDIN else self.source
        return article_id(named)

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text in UTF-8."""
        return sha256(self.text.encode()).hexdigest()

    def reads_like(self, other: Article) -> bool:
        """Whether a reader finds the same here: the same headline and the same text."""
        return self.title == other.title and self.sha256 == other.sha256


def article_id(source: str) -> str:
    """The id of an article from `source`: 16 hexadecimal digits of its SHA-256."""
    return sha256(source.encode()).hexdigest()[:16]
