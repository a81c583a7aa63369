"""A library of any size, written as the store writes it but without waiting for the disk."""

from __future__ import annotations

from pathlib import Path

from annotations.json_form import annotation_to_json
from annotations.model import Annotation, Change, Evidence, Stance, Verdict
from annotations.store.form import article_document, tables_to_text
from annotations.store.migrations import Tables
from articles.model import Article

SENTENCE = "The harbour master of port {number} said that {number} ferries were late that day. "
SENTENCES = 40
MARKS = 10
"""Annotations of each article."""


def article(number: int) -> Article:
    """An article of some 500 words, another one for each number."""
    text = "".join(SENTENCE.format(number=number + at) for at in range(SENTENCES)).strip()
    return Article(
        source=f"https://harbour.example/{number}",
        title=f"Ferries late in port {number}",
        text=text,
        retrieved="2026-03-02T08:00:00Z",
        site="Harbour Post",
        language="en",
    )


def annotation(of: Article, number: int, note: str = "Asked the port.") -> Annotation:
    """The annotation `number` of an article, with a step of history."""
    verdict = list(Verdict)[number % len(Verdict)]
    start = number * 60
    at, by = "2026-03-02T09:00:00Z", "ana"
    return Annotation(
        id=f"{of.id}{number:016x}",
        start=start,
        end=start + 60,
        quote=of.text[start : start + 60],
        prefix=of.text[max(0, start - 32) : start],
        suffix=of.text[start + 60 : start + 92],
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
    """The file of an article with all its annotations."""
    made = (annotation(of, number) for number in range(MARKS))
    documents = {str(number): annotation_to_json(one) for number, one in enumerate(made, 1)}
    tables: Tables = {"article": {"1": article_document(of)}, "annotations": documents}
    return tables_to_text(tables, {}, 1)


def write_library(folder: Path, first: int, last: int) -> None:
    """Write the files of the articles from `first` up to `last`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, last):
        one = article(number)
        (folder / f"{one.id}.json").write_text(file_text(one), "utf-8")
