"""Lists of names, and finding their members among the words of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*(?:[0-9]+(?!\w))?|[0-9]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text; offsets are code points, end exclusive."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Whether the first letter is upper case."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by their first word, the longest first; each with its label."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def add(self, name: str, label: str) -> None:
        """Add one name."""
        words = tuple(word.text for word in words_of(name))
        if not words:
            return
        names = self.by_first.setdefault(words[0], [])
        names.append((words, label))
        names.sort(key=lambda entry: -len(entry[0]))

    def match(self, text: str, words: Sequence[Word], index: int) -> tuple[int, str] | None:
        """The longest name that begins at `words[index]`: how many words, and its label."""
        for name, label in self.by_first.get(words[index].text, ()):
            if _stands_at(text, words, index, name):
                return len(name), label
        return None


def words_of(text: str) -> list[Word]:
    """The words of `text`; a possessive 's and hyphens stand outside."""
    return [Word(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]


def joined(text: str, left: Word, right: Word, joints: Iterable[str] = (" ", "-", ". ")) -> bool:
    """Whether nothing but one of `joints` stands between two words."""
    return right.start - left.end <= 2 and text[left.end : right.start] in joints


@cache
def names(list_name: str) -> frozenset[str]:
    """The members of names/`list_name`.txt: one a line, lines that begin with # left out."""
    from importlib.resources import files

    folder = files("annotations.analysis") / "names"
    lines = (folder / f"{list_name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def known_names() -> Gazetteer:
    """All listed names of places, peoples and organisations."""
    gazetteer = Gazetteer()
    for list_name, label in _LABELS.items():
        for name in sorted(names(list_name)):
            gazetteer.add(name, label)
    for name in sorted(_plurals(names("demonyms"))):
        gazetteer.add(name, "NORP")
    return gazetteer


_LABELS = {
    "organisations": "ORG",
    "countries": "GPE",
    "cities": "GPE",
    "demonyms": "NORP",
    "places": "LOC",
}


def _plurals(demonyms: Iterable[str]) -> Iterator[str]:
    for name in demonyms:
        if not name.endswith(("sh", "ch", "ese", "ss", "s", "x")):
            yield name + "s"


def _stands_at(text: str, words: Sequence[Word], index: int, name: tuple[str, ...]) -> bool:
    found = words[index : index + len(name)]
    if tuple(word.text for word in found) != name:
        return False
    return all(joined(text, left, right) for left, right in pairwise(found))
