"""What is known of words and names before any text is read: word clusters and lists of names.

The tables come from `lexicon.json.gz` in this folder, which `training/lexicon.py` makes; the
model card names their sources and licences.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("lexicon.json.gz")

KINDS = ("city", "country", "region", "place", "people", "organisation", "given", "family", "title")
"""The lists; each is one bit of a token's mask, in this order."""

_BEGINS = 1 << len(KINDS)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Clusters of words by their form, and names by their words."""

    clusters: dict[str, int]
    """Brown cluster of a word; words without one are left out."""
    names: dict[str, int]
    """Bits of KINDS for each name, its words as the tokenizer cuts them, one space between."""
    longest: dict[str, int]
    """How many words the longest name of several has that begins with this word."""

    def cluster(self, word: str) -> int:
        """The word's cluster, 0 where it has none."""
        return self.clusters.get(word, 0)

    def kinds(self, words: Sequence[str]) -> int:
        """Bits of KINDS for exactly this name, 0 where no list has it."""
        return self.names.get(" ".join(words), 0)

    def masks(self, words: Sequence[str]) -> list[int]:
        """For each word the lists of which it is part, with one more bit where a name begins."""
        found = [0] * len(words)
        for start, length, kinds in self.matches(words):
            found[start] |= kinds | _BEGINS
            for index in range(start + 1, start + length):
                found[index] |= kinds
        return found

    def matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """The longest name from each place on: (first word, how many words, bits of KINDS)."""
        names, longest = self.names, self.longest
        index = 0
        while index < len(words):
            word = words[index]
            for length in range(min(longest.get(word, 1), len(words) - index), 0, -1):
                name = word if length == 1 else " ".join(words[index : index + length])
                kinds = names.get(name)
                if kinds is not None:
                    yield index, length, kinds
                    index += length - 1
                    break
            index += 1


@cache
def load_lexicon(path: Path = FILE) -> Lexicon:
    """The tables of a file that `training/lexicon.py` wrote; OSError or ValueError otherwise."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        data = json.load(file)
    clusters = {
        word: number for number, words in enumerate(data["clusters"], 1) for word in words.split()
    }
    names: dict[str, int] = {}
    longest: dict[str, int] = {}
    for bit, kind in enumerate(KINDS):
        for name in data["names"][kind]:
            names[name] = names.get(name, 0) | 1 << bit
            spaces = name.count(" ")
            if spaces:
                first = name[: name.index(" ")]
                longest[first] = max(longest.get(first, 0), spaces + 1)
    return Lexicon(clusters, names, longest)
