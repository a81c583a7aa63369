"""GUM's named mentions as entities: mentions whose words are proper nouns, by their type.

The MISC column brackets mentions ("Entity=(3-person-…", "Entity=3)"), nested and named or not;
a mention counts here where, without its article, titles and possessive, all but its small words
are proper nouns. A proper noun outside such a mention is unknown.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from training.label_map import dates_in, is_listed, place_label, without_title
from training.labelled import Entity, Labelled

_BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")
_KINDS = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
_SMALL = ("of", "the", "and", "for", "de", "la", "-", "&", ".", ",", "'", "’", "'s", "’s")


def read(path: Path) -> Iterator[Labelled]:
    """One labelled text a sentence."""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield _labelled(rows)
                rows = []


def _labelled(rows: list[list[str]]) -> Labelled:
    text, tokens, joined_until, glued = "", [], 0, False
    for row in rows:
        if "-" in row[0]:
            joined_until, glued = int(row[0].split("-")[1]), "SpaceAfter=No" in row[9]
            continue
        if not row[0].isdigit():
            continue
        tokens.append((len(text), len(text) + len(row[1]), row))
        text += row[1]
        number = int(row[0])
        inside = number < joined_until or (number == joined_until and glued)
        if not inside and "SpaceAfter=No" not in row[9]:
            text += " "
    entities = _named(text, tokens)
    taken = [(s, e) for s, e, _ in entities]
    unknown = [
        (s, e)
        for s, e, row in tokens
        if row[3] == "PROPN" and not any(a < e and s < b for a, b in taken)
    ]
    dates = [d for d in dates_in(text) if not any(a < d[1] and d[0] < b for a, b in taken)]
    return Labelled(text.rstrip(), tuple(entities), (*unknown, *dates))


def _named(text: str, tokens: list[tuple[int, int, list[str]]]) -> list[Entity]:
    found = [
        entity
        for first, last, kind in _mentions(tokens)
        if (entity := _name(text, tokens, first, last, kind)) is not None
    ]
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda entity: entity[0] - entity[1]):
        if not _overlaps(entity, kept):
            kept.append(entity)
    for start, end, _ in tokens:
        if is_listed(text[start:end], "people") and not _overlaps((start, end, ""), kept):
            kept.append((start, end, "NORP"))
    return sorted(kept)


def _overlaps(entity: Entity, others: list[Entity]) -> bool:
    return any(entity[0] < other[1] and other[0] < entity[1] for other in others)


def _name(
    text: str, tokens: list[tuple[int, int, list[str]]], first: int, last: int, kind: str
) -> Entity | None:
    """The named part of a mention; None where it is no name."""
    while first <= last and tokens[first][2][3] in ("DET", "PRON"):
        first += 1
    while last >= first and tokens[last][2][1] in ("'s", "’s", "'", "’", ","):
        last -= 1
    words = [tokens[index][2] for index in range(first, last + 1)]
    if not words or words[-1][3] not in ("PROPN", "NOUN") or words[0][3] != "PROPN":
        return None
    if not all(w[3] == "PROPN" or w[1].lower() in _SMALL or w[1][:1].isupper() for w in words):
        return None
    start, end = tokens[first][0], tokens[last][1]
    if kind == "PERSON":
        start = without_title(text, start, end)
    label = place_label(text[start:end]) if kind == "PLACE" else kind
    return (start, end, label) if start < end else None


def _mentions(tokens: list[tuple[int, int, list[str]]]) -> Iterator[tuple[int, int, str]]:
    """(first token, last token, kind) of each mention of a kind that has names."""
    waiting: list[tuple[str, str, int]] = []
    for index, (_, _, row) in enumerate(tokens):
        field = next((f[7:] for f in row[9].split("|") if f.startswith("Entity=")), "")
        for bracket in _BRACKET.findall(field):
            if bracket.startswith("("):
                number, kind = [*bracket.strip("()").split("-"), ""][:2]
                waiting.append((number, kind, index))
            if bracket.endswith(")"):
                at = _closed(waiting, bracket)
                if at is not None:
                    _, kind, first = waiting.pop(at)
                    if kind in _KINDS:
                        yield first, index, _KINDS[kind]


def _closed(waiting: list[tuple[str, str, int]], bracket: str) -> int | None:
    """Which open mention a bracket closes: the last with its number."""
    number = bracket.strip("()").split("-")[0]
    places = [place for place, mention in enumerate(waiting) if mention[0] == number]
    return places[-1] if places else None
