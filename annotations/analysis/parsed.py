"""A text with its tokens, their parts of speech and their tree, as plain values.

These values know no spaCy. Labels are those of Universal Dependencies, version 2 (de Marneffe
et al. 2021), with their subtypes, such as "nsubj:pass"; `parsed_doc.py` turns other schemes into
them. White space is no token. Offsets are code points, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotations.analysis.model import Entity, Span


@dataclass(slots=True)
class Token:
    """A word or a sign; not frozen, since a long text has many and freezing takes most of it."""

    start: int
    end: int
    text: str
    lower: str
    pos: str
    """Universal part of speech, "" where it is not known."""
    dep: str
    """The label of the edge to the head, "" where there is no parse."""
    head: int
    """Index of the head among all tokens; the token's own index at a root."""
    sentence: int
    """Index of the sentence."""
    entity: str = ""
    """Label of the entity that the token is in, else ""."""
    morph: str = ""
    """Features such as "Number=Sing|Person=3", "" where they are not known."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the rules read. Tokens, sentences and entities are each in the order of the text.

    Heads may be anything, also out of range or in a circle: a token that no root leads to has
    itself as its whole subtree.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...] = ()
    has_parse: bool = False
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _subtrees: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)
    _sentences: tuple[range, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look once at all heads, so that each question is answered in constant time."""
        children = _children_of(self.tokens)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        object.__setattr__(self, "_subtrees", _subtrees_of(self.tokens, children))
        object.__setattr__(self, "_sentences", _ranges_of(self.tokens, len(self.sentences)))

    def children(self, index: int) -> tuple[int, ...]:
        """Indexes of the tokens whose head is the token at `index`, in order."""
        return self._children[index]

    def subtree(self, index: int) -> tuple[int, int]:
        """The first and the last index, both included, of the token and all below it."""
        return self._subtrees[index]

    def sentence_tokens(self, sentence: int) -> range:
        """Indexes of the tokens of one sentence."""
        return self._sentences[sentence]

    def tokens_in(self, start: int, end: int) -> range:
        """Indexes of the tokens that share a code point with the stretch of the text."""
        first = bisect_right(self.tokens, start, key=lambda token: token.end)
        return range(first, max(first, bisect_left(self.tokens, end, key=lambda t: t.start)))


def _children_of(tokens: Sequence[Token]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index and 0 <= token.head < len(tokens):
            children[token.head].append(index)
    return children


def _subtrees_of(
    tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[tuple[int, int], ...]:
    order = [i for i, t in enumerate(tokens) if t.head == i or not 0 <= t.head < len(tokens)]
    for index in order:
        order.extend(children[index])
    subtrees = [(index, index) for index in range(len(tokens))]
    for index in reversed(order):
        head = tokens[index].head
        if head != index and 0 <= head < len(tokens):
            (first, last), (low, high) = subtrees[head], subtrees[index]
            subtrees[head] = min(first, low), max(last, high)
    return tuple(subtrees)


def _ranges_of(tokens: Sequence[Token], count: int) -> tuple[range, ...]:
    numbers = [token.sentence for token in tokens]
    starts = [bisect_left(numbers, number) for number in range(count + 1)]
    return tuple(range(first, stop) for first, stop in pairwise(starts))
