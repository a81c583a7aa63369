"""What a person sees of a change: words taken out and put in, paragraph by paragraph. Pure.

Here every sign counts: what is told apart is what stands between white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotations.anchoring.alignment import Codes, opcodes
from annotations.anchoring.texts import FUNCTION_WORDS, likeness
from articles.model import PARAGRAPH_BREAK

_PIECE = re.compile(r"\s*\S+")

ALIKE = 0.4
"""The likeness from which on a paragraph is another one's new wording, not one beside it."""


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row of one kind, with the white space before each."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of either text or of both, with where it stands in them."""

    pieces: tuple[Piece, ...]
    old: tuple[int, int] | None
    """(start, end) in the old text; None where it was put in."""
    new: tuple[int, int] | None
    """(start, end) in the new text; None where it was taken out."""

    @property
    def is_changed(self) -> bool:
        """Whether anything in it differs."""
        return any(piece.kind is not Kind.SAME for piece in self.pieces)


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """`old` and `new` as pieces in turn; those that are not added make `old` again, words apart."""
    old_words, new_words = _PIECE.findall(old), _PIECE.findall(new)
    codes = Codes()
    old_codes, new_codes = (
        codes.encode(word.strip() for word in words) for words in (old_words, new_words)
    )
    parts: list[tuple[Kind, str]] = []
    for tag, i, j, k, m in _smoothed(opcodes(old_codes, new_codes), new_words):
        if tag == "equal":
            parts.append((Kind.SAME, "".join(new_words[k:m])))
        else:
            parts.append((Kind.REMOVED, "".join(old_words[i:j])))
            parts.append((Kind.ADDED, "".join(new_words[k:m])))
    return _pieces(parts)


Run = tuple[str, int, int, int, int]


def _smoothed(runs: Iterable[Run], words: Sequence[str]) -> list[Run]:
    """The runs of words, changes in turn with what is the same between them.

    A single slight word between two changes belongs to the change: it says nothing alone.
    """
    merged: list[Run] = []
    for tag, i, j, k, m in runs:
        kind = "equal" if tag == "equal" else "replace"
        if merged and merged[-1][0] == kind:
            merged[-1] = (kind, merged[-1][1], j, merged[-1][3], m)
        else:
            merged.append((kind, i, j, k, m))
    smooth: list[Run] = []
    for number, run in enumerate(merged):
        alone = words[run[3] : run[4]] if run[4] - run[3] == 1 else ()
        slight = any(word.strip().lower() in FUNCTION_WORDS for word in alone)
        inside = 0 < number < len(merged) - 1
        joins = run[0] == "replace" or (inside and slight)
        if smooth and joins and smooth[-1][0] == "replace":
            smooth[-1] = ("replace", smooth[-1][1], run[2], smooth[-1][3], run[4])
        else:
            smooth.append(run)
    return smooth


def _pieces(parts: Iterable[tuple[Kind, str]]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in parts if text)


def passages(old: str, new: str) -> tuple[Passage, ...]:
    """Both texts paragraph by paragraph, in the order of the new one.

    A paragraph that was put in stands alone, one that was reworded with its words of before.
    """
    olds, news = _paragraphs(old), _paragraphs(new)
    codes = Codes()
    old_codes = codes.encode(old[start:end] for start, end in olds)
    new_codes = codes.encode(new[start:end] for start, end in news)
    found: list[Passage] = []
    for tag, i, j, k, m in _smoothed(opcodes(old_codes, new_codes), ()) if olds or news else ():
        if tag == "equal":
            found.extend(
                Passage((Piece(Kind.SAME, new[slice(*there)]),), before, there)
                for before, there in zip(olds[i:j], news[k:m], strict=True)
            )
        else:
            found.extend(_rewritten(old, new, olds[i:j], news[k:m]))
    return tuple(found)


def _rewritten(
    old: str, new: str, olds: Sequence[tuple[int, int]], news: Sequence[tuple[int, int]]
) -> Iterator[Passage]:
    """Paragraphs that differ: each new one with the first old one that is like it."""
    waiting = list(olds)
    for there in news:
        text = new[slice(*there)]
        like = next(
            (n for n, one in enumerate(waiting[:8]) if _are_alike(old[slice(*one)], text)), None
        )
        if like is None:
            yield Passage((Piece(Kind.ADDED, text),), None, there)
            continue
        for gone in waiting[:like]:
            yield Passage((Piece(Kind.REMOVED, old[slice(*gone)]),), gone, None)
        yield Passage(word_diff(old[slice(*waiting[like])], text), waiting[like], there)
        del waiting[: like + 1]
    for gone in waiting:
        yield Passage((Piece(Kind.REMOVED, old[slice(*gone)]),), gone, None)


def _are_alike(old: str, new: str) -> bool:
    codes = Codes()
    old_codes, new_codes = codes.encode(old.split()), codes.encode(new.split())
    return likeness(old_codes, new_codes, frozenset()) >= ALIKE


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """(start, end) of each paragraph."""
    found, start = [], 0
    for paragraph in text.split(PARAGRAPH_BREAK):
        if paragraph:
            found.append((start, start + len(paragraph)))
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    return found
