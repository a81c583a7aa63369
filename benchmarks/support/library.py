"""A library of any size, written as the store writes it but without waiting for the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from annotations.json_form import annotation_to_json
from annotations.model import Annotation, Change, Evidence, Stance, Verdict
from annotations.store.form import article_document, tables_to_text
from annotations.store.migrations import Tables
from articles.model import Article, article_id

SENTENCE = "The harbour master of port {number} said that {number} ferries were late that day. "
SENTENCES = 40
DIGITS = 6
"""Of each number, so that a sentence has the same place in every article."""

LENGTH = len(SENTENCE.format(number="0" * DIGITS))
CONTEXT = 24
"""Code points before and after a quote; no number reaches into them."""

MARKS = 10
"""Annotations of each article."""

Name = Callable[[int], str]
"""What stands in the text of an article for the number of a sentence."""


def article(number: int) -> Article:
    """An article of some 500 words, another one for each number."""
    return _article(lambda at: f"{number + at:0{DIGITS}}")


def annotation(of: Article, number: int, note: str = "Asked the port.") -> Annotation:
    """The annotation `number` of an article, with a step of history."""
    verdict = list(Verdict)[number % len(Verdict)]
    start = number * LENGTH
    end = start + LENGTH - 1
    at, by = "2026-03-02T09:00:00Z", "ana"
    return Annotation(
        id=f"{of.id}{number:016x}",
        start=start,
        end=end,
        quote=of.text[start:end],
        prefix=of.text[max(0, start - CONTEXT) : start],
        suffix=of.text[end : end + CONTEXT],
        creator=by,
        created=at,
        modified=at,
        verdict=verdict,
        note=note,
        tags=("ferries",),
        evidence=(Evidence("https://port.example/log", "Log", Stance.SUPPORTS),),
        history=(Change(1, at, by, "verdict", {"verdict": None}, {"verdict": str(verdict)}),),
    )


def file_text(of: Article) -> str:
    """The file of an article with all its annotations, as the store writes it."""
    made = (annotation(of, number) for number in range(MARKS))
    documents = {str(number): annotation_to_json(one) for number, one in enumerate(made, 1)}
    tables: Tables = {"article": {"1": article_document(of)}, "annotations": documents}
    return tables_to_text(tables, {}, 1)


def write_library(folder: Path, first: int, last: int) -> None:
    """Write the files of the articles from `first` up to `last`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, last):
        identifier, content = _filled(number)
        if number == first and content != file_text(article(number)):
            raise ValueError("The library is not written as the store writes it.")
        with (folder / f"{identifier}.json").open("wb", buffering=0) as file:
            file.write(content.encode())


def _article(named: Name) -> Article:
    text = "".join(SENTENCE.format(number=named(at)) for at in range(SENTENCES)).strip()
    return Article(
        source=f"https://harbour.example/{named(0)}",
        title=f"Ferries late in port {named(0)}",
        text=text,
        retrieved="2026-03-02T08:00:00Z",
        site="Harbour Post",
        language="en",
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file with a place for each number, and what stands behind its check."""

    head: str
    begun: int | None = None
    """The check of its table's name; None where the line has no check."""
    end: str = ""


@cache
def _pattern() -> tuple[str, tuple[_Line, ...]]:
    """The text and the lines of every file; filling them in is all that an article costs."""
    made = _article(lambda at: f"%({at:02})s")
    begun, lines = 0, []
    for line in file_text(made).splitlines(keepends=True):
        head, mark, tail = line.partition(', "check": ')
        head = head.replace(made.id, "%(id)s").replace(made.sha256, "%(sha256)s")
        if mark:
            lines.append(_Line(head, begun, tail.lstrip("0123456789")))
        else:
            lines.append(_Line(head))
            begun = crc32(line.split('"')[1].encode() + b"\n") if '"' in line else begun
    return made.text, tuple(lines)


def _filled(number: int) -> tuple[str, str]:
    """The id and the file of the article `number`."""
    text, lines = _pattern()
    names = {f"{at:02}": f"{number + at:0{DIGITS}}" for at in range(SENTENCES)}
    names["id"] = article_id(f"https://harbour.example/{names['00']}")
    names["sha256"] = sha256((text % names).encode()).hexdigest()
    return names["id"], "".join([_written(line, names) for line in lines])


def _written(line: _Line, names: dict[str, str]) -> str:
    head = line.head % names
    if line.begun is None:
        return head
    return f'{head}, "check": {crc32(head.encode(), line.begun)}{line.end}'
