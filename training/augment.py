"""New sentences out of labelled ones: other names in the same places, other spelling habits.

Names come from the lexicon's lists (given and family names, cities, countries, companies), some
of them bent into names that no list holds, so that the network reads the sentence and not only
the lists. Every function takes its own random source, so that a seed fixes the result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from training.label_map import is_listed
from training.labelled import Labelled

_SYLLABLES = (
    "ka ko ri mo ba du shi ra na to ve lu za mi ndo pra nga wi se hu jo ola ade chu kwa mba tse "
    "gor ska vich dze yan ogl oun wara sing hal mar tin ber gen dal ster ak bek khan zhi xu ngu"
).split()
_ORGANISATIONS_RENAMED = 0.6
_DOTTED_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Gov|Lt)\.(?= )")
_DOTTED_COUNTRY = re.compile(r"\bU\.(S|N|K)\.(?=\W?\s)")


@dataclass(frozen=True, slots=True)
class Names:
    """What substitutes are drawn from."""

    people: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Given and family names that go together, a pair of lists for each locale."""
    cities: tuple[str, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    places: tuple[str, ...]
    organisations: tuple[str, ...]


def substituted(sentence: Labelled, names: Names, random: Random, share: float = 0.8) -> Labelled:
    """The sentence with `share` of its people, cities, countries and companies renamed.

    A person renamed once keeps the new name, the surname alone too.
    """
    family: dict[str, str] = {}
    pieces: list[tuple[int, int, str]] = []
    for start, end, label in sentence.entities:
        name = sentence.text[start:end]
        known = label == "PERSON" and name.split()[-1] in family
        if known or random.random() < share:
            other = _other(name, label, names, family, random)
            if other:
                pieces.append((start, end, other))
    return replaced(sentence, pieces)


def replaced(sentence: Labelled, pieces: Sequence[tuple[int, int, str]]) -> Labelled:
    """The sentence with other words in some stretches, sorted and apart; labels move along."""
    text, last = "", 0
    shifts: list[tuple[int, int]] = []
    for start, end, words in pieces:
        text += sentence.text[last:start] + words
        last = end
        shifts.append((end, len(text) - end))
    text += sentence.text[last:]

    def moved(place: int) -> int:
        return place + max((by for by in shifts if by[0] <= place), default=(0, 0))[1]

    entities = [(moved(start), moved(end), label) for start, end, label in sentence.entities]
    unknown = [(moved(start), moved(end)) for start, end in sentence.unknown]
    return Labelled(text, tuple(entities), tuple(unknown))


def without_dots(sentence: Labelled, random: Random) -> Labelled:
    """British habits: "Mr" and "US" without dots."""
    pieces = [
        (match.end() - 1, match.end(), "")
        for match in _DOTTED_TITLE.finditer(sentence.text)
        if random.random() < 0.9
    ]
    for match in _DOTTED_COUNTRY.finditer(sentence.text):
        pieces.append((match.start(), match.end(), "U" + match[1]))
    return replaced(sentence, sorted(pieces))


def curly(sentence: Labelled) -> Labelled:
    """Typographic quotation marks and apostrophes; offsets stay."""
    text = re.sub(r'"(?=\w)', "“", sentence.text).replace('"', "”")
    text = re.sub(r"(?<!\w)'(?=\w)", "‘", text).replace("'", "’")
    return replace(sentence, text=text)


def upper(sentence: Labelled) -> Labelled:
    """All capitals, where that changes no length."""
    text = sentence.text.upper()
    return replace(sentence, text=text) if len(text) == len(sentence.text) else sentence


def headline(sentence: Labelled) -> Labelled:
    """Each Word Capitalised, without the final full stop."""
    words = re.sub(r"\b[a-z](?=\w{3})", lambda m: m[0].upper(), sentence.text)
    if len(words) != len(sentence.text) or not words.endswith("."):
        return sentence
    return replace(sentence, text=words[:-1])


def _other(
    name: str, label: str, names: Names, family: dict[str, str], random: Random
) -> str | None:
    if label == "PERSON" and all(part[:1].isupper() for part in name.split()):
        return _other_person(name, names, family, random)
    if label == "GPE" and is_listed(name, "country") and "." not in name:
        return random.choice(names.countries)
    if label == "GPE" and is_listed(name, "city"):
        return random.choice(names.cities) if random.random() < 0.8 else _bent(random)
    if label == "GPE" and is_listed(name, "region"):
        return random.choice(names.regions)
    if label == "LOC" and is_listed(name, "place"):
        return random.choice(names.places)
    if label == "ORG" and random.random() < _ORGANISATIONS_RENAMED:
        return _other_organisation(name, names, random)
    return None


def _other_organisation(name: str, names: Names, random: Random) -> str | None:
    """Another one for a listed name or one of a single word; long names tell by themselves."""
    if " " in name and not is_listed(name, "organisation"):
        return None
    if random.random() < 0.25:
        return _bent(random)
    return random.choice(names.organisations)


def _other_person(name: str, names: Names, family: dict[str, str], random: Random) -> str:
    given_names, family_names = random.choice(names.people)
    parts = name.split()
    surname = parts[-1]
    if surname not in family:
        bent = random.random() < 0.25
        family[surname] = _bent(random) if bent else random.choice(family_names)
    if len(parts) == 1:
        return family[surname]
    given = random.choice(given_names)
    if len(parts) > 2 and random.random() < 0.5:
        given += " " + random.choice(
            (random.choice(given_names), random.choice("ABDEJKMRST") + ".")
        )
    return f"{given} {family[surname]}"


def _bent(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=random.choice((2, 2, 3)))).capitalize()
