"""Who and where, by lists and patterns: the entity pass of the baseline.

Labels are spaCy's: PERSON NORP GPE LOC ORG DATE.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotations.analysis.dates import date_spans
from annotations.analysis.gazetteer import Word, joined, known_names, names, words_of
from annotations.analysis.model import Entity
from annotations.analysis.people import people_again, people_in
from annotations.analysis.words import STARTERS, word_set

_LINKS = frozenset(("of", "and", "for", "the", "on"))
_REGIONS = word_set(
    """
    region province oblast district county prefecture governorate peninsula city
    """
)
_WATERS_AND_LANDS = word_set(
    """
    Sea Ocean River Lake Bay Gulf Strait Peninsula Desert Valley Mountains Island Islands Coast
    Canal
    """
)
_LONGEST_NAME = 8


def find_entities(text: str, known_people: Iterable[str] = ()) -> tuple[Entity, ...]:
    """Names and dates in the order of the text; none overlaps another.

    `known_people` are people named earlier in the same article: their family names alone
    count here.
    """
    words = words_of(text)
    found = _longest_first(_candidates(text, words))
    again = people_again(text, words, found, known_people)
    return tuple(sorted([*found, *again], key=lambda entity: entity.start))


def _candidates(text: str, words: Sequence[Word]) -> Iterator[Entity]:
    """All readings; of two equally long ones the first counts."""
    for span in date_spans(text):
        yield Entity(span.start, span.end, "DATE")
    yield from _listed(text, words)
    yield from people_in(text, words)
    for first, last in _runs(text, words):
        yield from _organisation(text, words, first, last)
        yield from _region(text, words, first, last)


def _longest_first(candidates: Iterable[Entity]) -> list[Entity]:
    ordered = sorted(candidates, key=lambda e: e.start - e.end)
    taken: set[int] = set()
    kept = []
    for entity in ordered:
        places = range(entity.start, entity.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(entity)
    return sorted(kept, key=lambda e: e.start)


def _listed(text: str, words: Sequence[Word]) -> Iterator[Entity]:
    gazetteer = known_names()
    for index, word in enumerate(words):
        found = gazetteer.match(text, words, index)
        if found:
            length, label = found
            yield Entity(word.start, words[index + length - 1].end, label)


def _runs(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """First and last index of each run of capitalised words, bridged by "of", "and", "the"."""
    index = 0
    while index < len(words):
        if not words[index].capital:
            index += 1
            continue
        last = _run_end(text, words, index)
        first = index
        while first < last and words[first].text in STARTERS:
            first += 1
        yield first, last
        index = last + 1


def _run_end(text: str, words: Sequence[Word], index: int) -> int:
    last = index
    at = index + 1
    while at < len(words) and at - index < _LONGEST_NAME and _goes_on(text, words, at):
        if words[at].capital:
            last = at
        elif words[at].text not in _LINKS or words[last].text in STARTERS:
            break
        at += 1
    return last


def _goes_on(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether no sentence can end between `words[at]` and the word before it."""
    before = words[at - 1]
    shortened = len(before.text) == 1 or before.text in ("St", "Mt")
    return joined(text, before, words[at], (" ", "-", ". ") if shortened else (" ", "-"))


def _organisation(text: str, words: Sequence[Word], first: int, last: int) -> Iterator[Entity]:
    """The run up to its last word that ends such names; or "Ministry of" to the run's end."""
    heads, starts = names("organisation_heads"), names("organisation_starts")
    for index in range(first, last):
        if words[index].text in starts and words[index + 1].text in ("of", "for"):
            yield Entity(words[first].start, words[last].end, "ORG")
            return
    begin = first
    for index in range(first, last + 1):
        if words[index].text in ("and", "the", "on"):
            begin = index + 1
        elif words[index].text in heads and index > begin:
            yield Entity(words[begin].start, words[index].end, "ORG")


def _region(text: str, words: Sequence[Word], first: int, last: int) -> Iterator[Entity]:
    if last > first and words[last].text in _WATERS_AND_LANDS:
        yield Entity(words[last - 1].start, words[last].end, "LOC")
    after = last + 1
    if after < len(words) and words[after].text in _REGIONS and last - first < 2:
        plain = words[first].text.isalpha() and words[last].text not in names("organisation_heads")
        if plain and joined(text, words[last], words[after], (" ",)) and words[first].capital:
            yield Entity(words[first].start, words[last].end, "GPE")
