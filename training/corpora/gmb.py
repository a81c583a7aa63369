"""Groningen Meaning Bank news as the widely copied `ner_dataset.csv`, cleaned and mapped.

It has no document ids: it is split by contiguous blocks of 480 sentences, one in ten held out.
Cleaned: titles leave the names of people ("Mr./B-per Mandela/B-geo" becomes one person), names of
countries are places whatever their tag, and "tim" that is no calendar expression is dropped.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from training.label_map import (
    HONORIFIC_BEFORE,
    date_span,
    is_listed,
    people_or_place,
    place_label,
    without_title,
)
from training.labelled import Entity, Labelled, joined
from training.tidy import tidied

BLOCK = 480
_ORGANISATIONS = ("U.N.", "UN", "EU", "NATO")
_NO_NAMES = ("State", "of State", "The", "Defense", "Foreign", "Minister", "Ministry")
_RANK = re.compile(
    r"(?:[A-Z]\w+ )?(?:General|President|Colonel|Senator|Minister|Admiral|Judge|King|Ayatollah) "
    r"(?=[A-Z]\w+ [A-Z]\w+)"
)
_COUNTRIES = ("U.S.", "US", "U.K.", "UK", "USA")


def read_blocks(path: Path) -> list[list[Labelled]]:
    """The sentences in blocks of 480; `path` is the zip file."""
    sentences = [cleaned(joined(*sentence)) for sentence in _sentences(path)]
    return [sentences[start : start + BLOCK] for start in range(0, len(sentences), BLOCK)]


def is_held_out(block: int) -> bool:
    """Whether the block is for testing."""
    return block % 10 == 4


def _sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    with zipfile.ZipFile(path) as archive, archive.open("ner_dataset.csv") as file:
        rows = csv.reader(io.TextIOWrapper(file, encoding="latin-1", newline=""))
        next(rows)
        words: list[str] = []
        labels: list[str] = []
        for number, word, _, label in rows:
            if number and words:
                yield words, labels
                words, labels = [], []
            words.append(word)
            labels.append(label)
        yield words, labels


def cleaned(sentence: Labelled) -> Labelled:
    """The sentence with our labels."""
    entities: list[Entity] = []
    for start, end, label in sentence.entities:
        found = _mapped(sentence.text, start, end, label)
        if found is None:
            continue
        before = entities[-1] if entities else None
        adjacent = before and sentence.text[before[1] : found[0]] == " "
        if before and adjacent and before[2] == found[2] == "PERSON":
            entities[-1] = (before[0], found[1], "PERSON")
        else:
            entities.append(found)
    return tidied(Labelled(sentence.text, tuple(entities)), all_dates=False)


def _mapped(text: str, start: int, end: int, label: str) -> Entity | None:
    name = text[start:end]
    if label == "tim":
        date = date_span(text, start, end)
        return (*date, "DATE") if date else None
    if label not in ("geo", "gpe", "org", "per"):
        return None
    if name in _ORGANISATIONS:
        return start, end, "ORG"
    if name in _COUNTRIES or is_listed(name, "country"):
        return start, end, "GPE"
    if HONORIFIC_BEFORE.search(text, max(0, start - 20), start) and label in ("geo", "per", "org"):
        return start, end, "PERSON"
    if label == "per":
        begin = without_title(text, start, end)
        return (begin, end, "PERSON") if begin < end else None
    if is_listed(name, "people"):
        return start, end, "NORP"
    if label == "gpe":
        return start, end, people_or_place(name)
    if label == "geo" or is_listed(name, "place", "city", "region"):
        return start, end, place_label(name)
    if (rank := _RANK.match(text, start, end)) is not None:
        return rank.end(), end, "PERSON"
    begin = start + 4 if text.startswith("The ", start) else start
    return (begin, end, "ORG") if name not in _NO_NAMES else None
