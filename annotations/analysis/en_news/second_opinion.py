"""What the lists and the rest of the article say about the names that the network found.

Each rule is small and sure: titles and articles stand outside a name; a name after "Mr" is a
person's; a country is a country whatever was guessed; and a surname is labelled as the full name
was labelled elsewhere in the article (the document pass of Finkel, Grenager and Manning 2005,
"Incorporating Non-local Information", as a rule).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotations.analysis.en_news.lexicon import KINDS, Lexicon

_HONORIFICS = frozenset(
    "Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Sir Dame Madam Alhaji Datuk Dato Ustaz".split()
)
_TITLES = _HONORIFICS | frozenset(
    "President Minister Prime Senator Sen Sen. Governor Gov Gov. Mayor General Gen Gen. Colonel Col"
    " Col. Major Captain Capt Capt. Sgt Sergeant Judge Justice Professor Chancellor Premier"
    " Ambassador Secretary Lieutenant Lt Lt. Brigadier Admiral Bishop Archbishop Cardinal Reverend"
    " Rev Rev. Pastor Imam Ayatollah Coach Chairman CEO Director Spokesman Spokeswoman"
    " Congresswoman Congressman Representative Rep Rep.".split()
)
_COUNTRY, _PLACE, _PEOPLE, _CITY, _GIVEN, _FAMILY = (
    1 << KINDS.index(kind) for kind in ("country", "place", "people", "city", "given", "family")
)
_MOST_NAME_WORDS = 4
DATE = "DATE"
"""The label of a calendar expression."""
_PARTICLES = frozenset("al- bin bint ibn van von de der da dos del di la el al ben".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name over words: the first, the one after the last, and the label."""

    first: int
    end: int
    label: str


def second_opinion(words: Sequence[str], names: Iterable[Name], lexicon: Lexicon) -> list[Name]:
    """The names put right, in the order of the text; none overlap."""
    edged = [edge for name in names if (edge := _with_clean_edges(words, name)) is not None]
    listed = [_as_listed(words, name, lexicon) for name in edged]
    known = _with_titled(words, listed)
    known = _with_unnoticed(words, known, lexicon)
    return _with_surnames(words, known, lexicon)


def with_dates(names: Iterable[Name], dates: Sequence[Name]) -> list[Name]:
    """The names with the dates of our own rules in place of the network's.

    A date within a longer name ("May" in "Theresa May", "April 6 Movement") is none.
    """
    kept = [name for name in names if name.label != DATE]
    longer = {i for name in kept if name.end - name.first > 1 for i in range(name.first, name.end)}
    sure = [date for date in dates if not longer.intersection(range(date.first, date.end))]
    dated = {index for date in sure for index in range(date.first, date.end)}
    free = [name for name in kept if not dated.intersection(range(name.first, name.end))]
    return sorted([*free, *sure], key=lambda name: name.first)


def _with_clean_edges(words: Sequence[str], name: Name) -> Name | None:
    """Without "the", titles and a possessive 's; None where nothing is left."""
    first, end = name.first, name.end
    while end > first and words[end - 1] in ("'s", "’s", "'", "’", ",", "."):
        end -= 1
    if end - first > 1 and words[first] in ("the", "The", "a", "an"):
        first += 1
    if name.label == "PERSON":
        while end - first > 1 and words[first] in _TITLES:
            first += 1
        if end - first == 1 and words[first] in _TITLES:
            return None
    return replace(name, first=first, end=end) if first < end else None


def _as_listed(words: Sequence[str], name: Name, lexicon: Lexicon) -> Name:
    kinds = lexicon.kinds(words[name.first : name.end])
    is_person = kinds & (_GIVEN | _FAMILY)
    if kinds & _COUNTRY and name.label != "GPE" and not kinds & _PLACE and not is_person:
        return replace(name, label="GPE")
    if kinds & _PEOPLE and name.label in ("GPE", "LOC", "PERSON") and not kinds & _COUNTRY:
        return replace(name, label="NORP")
    if kinds & _CITY and name.label == "PERSON" and not is_person:
        return replace(name, label="GPE")
    return name


def _with_titled(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """With the capitalised words after a courtesy title as a person."""
    taken = _taken(names)
    found = list(names)
    for index, word in enumerate(words[:-1]):
        if word not in _HONORIFICS or index in taken or not words[index + 1][:1].isupper():
            continue
        at = taken.get(index + 1)
        if at is not None:
            if at.first == index + 1 and at.label in ("GPE", "ORG", "LOC", "NORP"):
                found[found.index(at)] = replace(at, label="PERSON")
            continue
        end = index + 1
        while end < len(words) and end - index <= _MOST_NAME_WORDS and _is_name_word(words, end):
            if end in taken:
                break
            end += 1
        if end > index + 1 and words[index + 1] not in _TITLES:
            found.append(Name(index + 1, end, "PERSON"))
    return sorted(found, key=lambda name: name.first)


def _is_name_word(words: Sequence[str], index: int) -> bool:
    word = words[index]
    return (word[:1].isupper() and word[-1:].isalpha()) or word in _PARTICLES


def _with_unnoticed(words: Sequence[str], names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """With countries and peoples of the lists that no name covers."""
    taken = _taken(names)
    found = list(names)
    for first, length, kinds in lexicon.matches(words):
        covered = any(index in taken for index in range(first, first + length))
        if covered or kinds & (_GIVEN | _FAMILY | _PLACE) or not words[first][:1].isupper():
            continue
        if kinds & _COUNTRY:
            found.append(Name(first, first + length, "GPE"))
        elif kinds & _PEOPLE:
            found.append(Name(first, first + length, "NORP"))
    return sorted(found, key=lambda name: name.first)


def _with_surnames(words: Sequence[str], names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """With the surnames of people named in full, wherever they stand alone."""
    surnames = {
        words[name.end - 1]
        for name in names
        if name.label == "PERSON" and name.end - name.first > 1 and len(words[name.end - 1]) > 2
    }
    places = {
        words[name.first] for name in names if name.label == "GPE" and name.end - name.first == 1
    }
    surnames = {
        surname
        for surname in surnames - places
        if surname[:1].isupper() and not lexicon.kinds([surname]) & (_COUNTRY | _PEOPLE)
    }
    found = [
        replace(name, label="PERSON")
        if name.end - name.first == 1 and words[name.first] in surnames
        else name
        for name in names
    ]
    taken = _taken(found)
    found += [
        Name(index, index + 1, "PERSON")
        for index, word in enumerate(words)
        if word in surnames and index not in taken and _stands_alone(words, index)
    ]
    return sorted(found, key=lambda name: name.first)


def _stands_alone(words: Sequence[str], index: int) -> bool:
    """Whether no capitalised word beside it makes it part of another name."""
    after = words[index + 1] if index + 1 < len(words) else ""
    before = words[index - 1] if index else ""
    return not after[:1].isupper() and (not before[:1].isupper() or before in _TITLES)


def _taken(names: Iterable[Name]) -> dict[int, Name]:
    return {index: name for name in names for index in range(name.first, name.end)}
