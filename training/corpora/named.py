"""Corpora that label people, organisations and places only: wikigold, CrossNER, the Broad Twitter
Corpus and Universal NER. Dates and peoples in them are unknown, not absent.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from annotations.analysis.en_news.lexicon import KINDS, load_lexicon
from training.label_map import dates_in, is_listed, place_label, without_title
from training.labelled import Entity, Labelled, joined, read_columns

_PERSON = dict.fromkeys(
    "PER person politician writer musicalartist scientist researcher".split(), "PERSON"
)
_ORGANISATION = dict.fromkeys("ORG organisation politicalparty band university".split(), "ORG")
_PLACE = dict.fromkeys("LOC location country".split(), "PLACE")
_OTHER = dict.fromkeys("MISC misc".split(), "OTHER")
_LABELS: Mapping[str, str] = _PERSON | _ORGANISATION | _PLACE | _OTHER
_LINK = re.compile(r"https?://\S+|t\.co/\S+|pic\.twitter\S+")
_PEOPLE = 1 << KINDS.index("people")


def wikigold(folder: Path) -> Iterator[Labelled]:
    """Sentences of Wikipedia, PER ORG LOC MISC."""
    yield from _read(folder / "wikigold.conll.txt.gz")


def crossner(folder: Path) -> Iterator[Labelled]:
    """All parts of the five domains that are not Reuters'."""
    for path in sorted(folder.glob("*.txt.gz")):
        yield from _read(path)


def universal_ner(path: Path) -> Iterator[Labelled]:
    """Universal NER over EWT, PER ORG LOC."""
    yield from _read(path, word=1, label=2)


def broad_twitter(folder: Path, sections: Sequence[str]) -> Iterator[Labelled]:
    """Tweets without links and number signs; those that name someone by @name are left out."""
    for section in sections:
        with gzip.open(folder / f"{section}.conll.gz", "rt", encoding="utf-8") as file:
            for words, labels in read_columns(file):
                if any(
                    w.startswith("@") and lb != "O" for w, lb in zip(words, labels, strict=True)
                ):
                    continue
                kept = [
                    (w.lstrip("#"), lb)
                    for w, lb in zip(words, labels, strict=True)
                    if not _LINK.match(w) and w.lstrip("#")
                ]
                if kept:
                    yield mapped(joined([w for w, _ in kept], [lb for _, lb in kept]))


def _read(path: Path, word: int = 0, label: int = -1) -> Iterator[Labelled]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for words, labels in read_columns(file, word, label):
            yield mapped(joined(words, labels))


def mapped(sentence: Labelled) -> Labelled:
    """The sentence with our labels; where a date or a people may stand is unknown."""
    entities = [found for entity in sentence.entities if (found := _mapped(sentence.text, *entity))]
    unknown = [*dates_in(sentence.text), *_peoples(sentence.text)]
    free = [u for u in unknown if not any(u[0] < e[1] and e[0] < u[1] for e in entities)]
    return Labelled(sentence.text, tuple(entities), tuple(free))


def _mapped(text: str, start: int, end: int, label: str) -> Entity | None:
    kind = _LABELS.get(label)
    name = text[start:end]
    if text.startswith(("The ", "the "), start):
        start += 4
        name = text[start:end]
    if kind is None or not name:
        return None
    if kind == "OTHER":
        return (start, end, "NORP") if is_listed(name, "people") else None
    if kind == "PLACE":
        return start, end, place_label(name)
    if kind == "PERSON":
        begin = without_title(text, start, end)
        return (begin, end, "PERSON") if begin < end else None
    return start, end, kind


def _peoples(text: str) -> Iterator[tuple[int, int]]:
    lexicon = load_lexicon()
    for word in re.finditer(r"[A-Z][\w-]+", text):
        if lexicon.kinds([word[0]]) & _PEOPLE:
            yield word.span()
