"""Labels made consistent by rules that know no model: articles and titles outside names, two
places joined by "and" apart, listed countries and peoples by their list, dates by our own rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.analysis.dates import date_spans
from training.label_map import is_listed, without_title
from training.labelled import Entity, Labelled

_ARTICLE = re.compile(r"(?:the|The|a|A|an|An) ")
_JUNK_END = re.compile(r"(?:['’]s|['’]|[,;:\"“”.-])+\Z")
_JUNK_START = re.compile(r"(?:[\"“”'‘,-]|and |of )+")
_PLACES = ("country", "city", "region", "place")


def tidied(text: Labelled, *, all_dates: bool = True) -> Labelled:
    """The text with its labels made consistent; dates have the extent of our own rules.

    With `all_dates` every date of the rules is one; without, only those that were labelled.
    """
    dates = [date for date in _dates(text) if all_dates or _was_labelled(date, text)]
    names = [
        name
        for entity in text.entities
        if entity[2] != "DATE"
        for name in _tidied(text.text, *entity)
    ]
    free = [n for n in names if not any(n[0] < d[1] and d[0] < n[1] for d in dates)]
    found = tuple(sorted({*free, *dates}))
    unknown = [u for u in text.unknown if not any(u[0] < f[1] and f[0] < u[1] for f in found)]
    return Labelled(text.text, _apart(found), tuple(unknown))


def _dates(text: Labelled) -> Iterator[Entity]:
    for span in date_spans(text.text):
        yield span.start, span.end, "DATE"


def _was_labelled(date: Entity, text: Labelled) -> bool:
    return any(e[0] < date[1] and date[0] < e[1] for e in text.entities if e[2] == "DATE")


def _apart(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity[0] >= kept[-1][1]:
            kept.append(entity)
    return tuple(kept)


def _tidied(text: str, start: int, end: int, label: str) -> Iterator[Entity]:
    start, end = _edges(text, start, end, label)
    name = text[start:end]
    if end <= start or not any(letter.isupper() for letter in name):
        return
    left, joint, right = name.partition(" and ")
    if joint and is_listed(left, *_PLACES) and is_listed(right, *_PLACES):
        yield from _tidied(text, start, start + len(left), "GPE")
        yield from _tidied(text, end - len(right), end, "GPE")
        return
    yield start, end, _listed_label(name, label)


def _edges(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    if opening := _JUNK_START.match(text, start, end):
        start = opening.end()
    if (article := _ARTICLE.match(text, start, end)) and text[start:end] != "The Hague":
        start = article.end()
    if label == "PERSON":
        start = without_title(text, start, end)
    closing = _JUNK_END.search(text[start:end])
    if closing and not re.search(r"\b[A-Z]\.\Z|Inc\.\Z|Jr\.\Z|Co\.\Z", text[start:end]):
        end = start + closing.start()
    return start, end


def _listed_label(name: str, label: str) -> str:
    if is_listed(name, "country") and label in ("ORG", "LOC", "NORP"):
        return "GPE"
    if is_listed(name, "people") and label in ("GPE", "LOC", "ORG") and not _is_place(name):
        return "NORP"
    if label in ("GPE", "LOC") and is_listed(name, "place") and not is_listed(name, "region"):
        return "LOC"
    if label in ("GPE", "LOC") and is_listed(name, "organisation") and not _is_place(name):
        return "ORG"
    if label == "NORP" and name in ("Taliban", "Taleban"):
        return "ORG"
    return label


def _is_place(name: str) -> bool:
    return is_listed(name, "country", "region", "city")
