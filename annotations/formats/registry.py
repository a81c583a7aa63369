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
    Format(
        "html",
        "HTML report",
        "One page with the article, every verdict and its evidence: to send to an editor.",
        ".html",
        "html",
    ),
    Format(
        "markdown",
        "Markdown report",
        "The claims as a table, notes below it: for a wiki, an issue, an e-mail.",
        ".md",
        "markdown",
    ),
    Format(
        "csv",
        "CSV",
        "A table with a row for each claim: for spreadsheets.",
        ".csv",
        "csv_table",
    ),
    Format(
        "w3c",
        "W3C Web Annotations",
        "What you marked, as the web's own standard has it: for annotation tools and archives.",
        ".jsonld",
        "w3c",
        reads=True,
    ),
    Format(
        "hypothesis",
        "Hypothesis",
        "Annotations that you made on web pages with Hypothesis, from its API or its export.",
        ".json",
        "hypothesis",
        writes=False,
        reads=True,
    ),
    Format(
        "claimreview",
        "schema.org ClaimReview",
        "Each verdict as a review that search engines show: for the pages you publish.",
        ".zip",
        "claimreview",
        several=True,
    ),
    Format(
        "spacy",
        "spaCy Doc JSON",
        "Names, figures, claims and verdicts as documents of spaCy, a line each: to look into.",
        ".jsonl",
        "spacy_json",
    ),
    Format(
        "docbin",
        "spaCy DocBin",
        "The same in spaCy's binary form: to train a pipeline with.",
        ".spacy",
        "docbin",
        is_text=False,
    ),
    Format(
        "prodigy",
        "Prodigy",
        "Tasks with tokens and spans: to correct them in Prodigy, and back.",
        ".jsonl",
        "prodigy",
        reads=True,
    ),
    Format(
        "doccano",
        "doccano",
        "Texts with labelled spans: to label together in doccano, and back.",
        ".jsonl",
        "doccano",
        reads=True,
    ),
    Format(
        "labelstudio",
        "Label Studio",
        "Tasks and the project's configuration: to label together in Label Studio, and back.",
        ".zip",
        "labelstudio",
        reads=True,
        several=True,
    ),
    Format(
        "brat",
        "brat standoff",
        "A text and its annotations for each article: for brat and corpus linguistics, and back.",
        ".zip",
        "brat",
        reads=True,
        several=True,
    ),
    Format(
        "iob2",
        "IOB2 (CoNLL)",
        "A word a line with the name it belongs to: to train and measure taggers.",
        ".iob",
        "iob2",
    ),
)


def format_named(name: str) -> Format:
    """The format with this id. Raises FormatError, which names those that there are."""
    for one in FORMATS:
        if one.id == name:
            return one
    known = ", ".join(one.id for one in FORMATS)
    raise FormatError(f"There is no format of this name; there are {known}.")
