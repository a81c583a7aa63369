"""Two revisions of an article side by side: what changed and which claims it touches. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotations.anchoring.word_diff import Passage, Piece, passages, word_diff
from annotations.model import AnchorState, Annotation, Status
from annotations.revising import reanchored
from articles.model import Article


@dataclass(frozen=True, slots=True)
class Touched:
    """A claim whose wording is not the same in both revisions."""

    annotation: Annotation
    """As the reader made it."""
    state: AnchorState
    """What it is in the later revision: changed, or an orphan."""
    old: tuple[int, int]
    """(start, end) in the earlier revision."""
    new: tuple[int, int]
    """(start, end) in the later revision; the same twice where it is not there."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier and a later revision with all that differs."""

    earlier: Article
    later: Article
    passages: tuple[Passage, ...]
    headline: tuple[Piece, ...]
    """The headline word by word, where it differs; else empty."""
    byline: tuple[Piece, ...]
    touched: tuple[Touched, ...]

    @property
    def changes(self) -> tuple[int, ...]:
        """The numbers of the passages that differ."""
        return tuple(n for n, one in enumerate(self.passages) if one.is_changed)

    def touched_in(self, passage: Passage) -> tuple[Touched, ...]:
        """The touched claims that stood in a passage."""
        return tuple(one for one in self.touched if _inside(one.old, passage.old))


def compare(
    texts: Sequence[Article], annotations: Sequence[Annotation], earlier: int, later: int
) -> Comparison:
    """Two of the texts of an article, by their numbers in `texts`, oldest first.

    `annotations` are those of the last of the texts.
    """
    old, new = texts[earlier], texts[later]
    byline = (", ".join(old.byline), ", ".join(new.byline))
    return Comparison(
        old,
        new,
        passages(old.text, new.text),
        word_diff(old.title, new.title) if old.title != new.title else (),
        word_diff(*byline) if byline[0] != byline[1] else (),
        _touched(old, new, texts[-1], annotations),
    )


def _touched(
    old: Article, new: Article, current: Article, annotations: Sequence[Annotation]
) -> tuple[Touched, ...]:
    """The accepted claims whose wording stood in `old` and does not stand in `new`."""
    kept = [one for one in annotations if one.status is Status.ACCEPTED]
    in_old = reanchored(current, old, kept)
    there = [
        (one, before)
        for one, before in zip(kept, in_old, strict=True)
        if before.state is AnchorState.ANCHORED
    ]
    in_new = reanchored(old, new, [before for _, before in there])
    return tuple(
        Touched(one, after.state, (before.start, before.end), (after.start, after.end))
        for (one, before), after in zip(there, in_new, strict=True)
        if after.state is not AnchorState.ANCHORED
    )


def _inside(span: tuple[int, int], passage: tuple[int, int] | None) -> bool:
    return passage is not None and passage[0] <= span[0] < passage[1]
