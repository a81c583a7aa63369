"""Every format that newsread writes or reads, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from annotations.errors import FormatError
from annotations.formats.exchange import (
    ExportedArticle,
    ExportOptions,
    Files,
    ImportedArticle,
    Written,
)


@dataclass(frozen=True, slots=True)
class Format:
    """One format; its module is loaded where it is first used.

    The module has `write(articles, options)` where the format is written, and `read` where it is
    read: of the bytes of one file, or of all files where the format is one of several.
    """

    id: str
    """The word for it on the command line."""
    title: str
    purpose: str
    """What it is for, in a sentence."""
    suffix: str
    """Of the file that is made, with its dot; of an archive where it makes several files."""
    module: str
    """In annotations.formats."""
    writes: bool = True
    reads: bool = False
    several: bool = False
    """Whether it makes several files: a folder or an archive."""
    is_text: bool = True
    """Whether a person can read what it makes, so that it may go to a terminal."""

    def write(self, articles: Sequence[ExportedArticle], options: ExportOptions) -> Written:
        """The articles in this format. Raises FormatError where it can't hold them."""
        if not self.writes:
            raise FormatError(f"{self.title} is only read, not written.")
        written: Written = self._load().write(articles, options)
        return written

    def read(self, files: Files) -> tuple[ImportedArticle, ...]:
        """What these files hold, all of it or nothing.

        Raises FormatError, which names the line or the field in one sentence.
        """
        if not self.reads:
            raise FormatError(f"{self.title} is only written, not read.")
        module = self._load()
        if self.several:
            found: tuple[ImportedArticle, ...] = module.read(files)
            return found
        return tuple(one for content in files.values() for one in module.read(content))

    def _load(self) -> ModuleType:
        return import_module(f"annotations.formats.{self.module}")


FORMATS = (
    Format(
        "json",
        "newsread JSON",
        "Everything, history too: to keep, to move to another machine, to program with.",
        ".json",
        "newsread_json",
        reads=True,
    ),
    Format(
        "jsonl",
        "newsread JSON lines",
        "The same with an article a line: for jq, grep and large libraries.",
        ".jsonl",
        "newsread_lines",
        reads=True,
    ),
)


def format_named(name: str) -> Format:
    """The format with this id. Raises FormatError, which names those that there are."""
    for one in FORMATS:
        if one.id == name:
            return one
    known = ", ".join(one.id for one in FORMATS)
    raise FormatError(f"There is no format of this name; there are {known}.")
