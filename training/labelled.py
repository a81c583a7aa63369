"""A labelled text: what every reader of an entity corpus gives, and how it becomes a Doc."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

Entity = tuple[int, int, str]
"""(start, end, label): code points, end exclusive."""

_NO_SPACE_BEFORE = re.compile(r"[,.;:?!)\]}%]+|['’](?:s|S|m|re|ve|ll|d)?|n['’]t|''|\.\.\.")
_NO_SPACE_AFTER = re.compile(r"[(\[{$£€#]+|``")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its names; `unknown` spans may hold names that nobody labelled."""

    text: str
    entities: tuple[Entity, ...] = ()
    unknown: tuple[tuple[int, int], ...] = ()


def joined(words: Sequence[str], labels: Sequence[str]) -> Labelled:
    """A text of words with spaces where a writer sets them; `labels` are IOB2, one a word."""
    text, places = "", []
    quote_open = False
    glue = True
    for word in words:
        is_quote = word in ('"', "“", "”", "``", "''")
        closing = is_quote and quote_open
        if text and not glue and not closing and not _NO_SPACE_BEFORE.fullmatch(word):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        if is_quote:
            quote_open = not quote_open
        glue = (is_quote and not closing) or _NO_SPACE_AFTER.fullmatch(word) is not None
    return Labelled(text, tuple(_spans(places, labels)))


def _spans(places: Sequence[tuple[int, int]], labels: Sequence[str]) -> Iterator[Entity]:
    start = end = -1
    current = ""
    for (word_start, word_end), label in zip(places, labels, strict=True):
        kind = label[2:]
        if label.startswith("I-") and kind == current:
            end = word_end
            continue
        if current:
            yield start, end, current
        start, end, current = word_start, word_end, kind
    if current:
        yield start, end, current


def read_columns(
    lines: Iterable[str], word: int = 0, label: int = -1
) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences of a file in columns, blank lines between them; IOB1 labels become IOB2."""
    words: list[str] = []
    labels: list[str] = []
    for line in lines:
        columns = line.rstrip("\n").split("\t" if "\t" in line else " ")
        if line.startswith("# ") or not line.strip():
            if words:
                yield words, labels
                words, labels = [], []
            continue
        found = columns[label]
        before = labels[-1] if labels else "O"
        if found.startswith("I-") and before[2:] != found[2:]:
            found = "B-" + found[2:]
        words.append(columns[word])
        labels.append(found)
    if words:
        yield words, labels


def to_doc(nlp: Language, labelled: Labelled) -> Doc:
    """A Doc with the names on its tokens; a name that cuts a token is unknown."""
    doc = nlp.make_doc(labelled.text)
    spans, unknown = [], []
    for start, end, label in labelled.entities:
        span = doc.char_span(start, end, label=label)
        if span is None:
            span = doc.char_span(start, end, alignment_mode="expand")
            unknown.append(span)
        else:
            spans.append(span)
    unknown += [doc.char_span(*place, alignment_mode="expand") for place in labelled.unknown]
    taken = {token.i for span in spans for token in span}
    free = [s for s in unknown if s is not None and not taken.intersection(t.i for t in s)]
    doc.set_ents(spans, missing=_apart(free), default="outside")
    return doc


def _apart(spans: Sequence[object]) -> list[object]:
    from spacy.util import filter_spans

    return filter_spans(spans)
