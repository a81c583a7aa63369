"""What changed of a text, as Content: old words struck, new ones underlined. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from annotations.anchoring.word_diff import Kind, Piece, word_diff
from annotations.model import AnchorState, Annotation
from annotations.steps import CONTEXT_LENGTH
from tui.graphemes import unjoined
from tui.widgets.legend import key_in_effect

STYLES = {Kind.SAME: "", Kind.REMOVED: "strike $claim-disputed", Kind.ADDED: "underline $figure"}

OPENINGS = {Kind.SAME: "", Kind.REMOVED: "[-", Kind.ADDED: "{+"}
CLOSINGS = {Kind.SAME: "", Kind.REMOVED: "-]", Kind.ADDED: "+}"}
"""Brackets of git's word diff, for terminals that can't strike and for NO_COLOR."""

DECISIONS = {
    AnchorState.CHANGED: (
        ("wording.accept", "says the same, the verdict holds"),
        ("wording.withdraw", "another claim, take the verdict away"),
        ("wording.keep", "keep it for the old wording only"),
    ),
    AnchorState.ORPHAN: (
        ("claim.adjust", "choose a place for it"),
        ("wording.keep", "leave it as it is"),
    ),
}


def diff_content(pieces: Iterable[Piece]) -> Content:
    """The pieces in their styles, those that changed in brackets, so that no colour is needed."""
    return Content.assemble(*(part for piece in pieces for part in _parts(piece)))


def _parts(piece: Piece) -> Iterable[str | tuple[str, str]]:
    text = unjoined(piece.text)
    words = text.lstrip()
    yield text[: len(text) - len(words)]
    if piece.kind is Kind.SAME:
        yield words
    else:
        marked = f"{OPENINGS[piece.kind]}{words}{CLOSINGS[piece.kind]}"
        yield marked, STYLES[piece.kind]


def wording_change(text: str, annotation: Annotation) -> Content:
    """The words of before and those in their place in `text`, or those of before alone.

    Where the claim's own words are the same, what stands around them is shown as well.
    """
    start, end = annotation.start, annotation.end
    if annotation.state is AnchorState.ORPHAN:
        return diff_content([Piece(Kind.REMOVED, annotation.quote)])
    old, new = annotation.quote, text[start:end]
    if old.split() == new.split():
        old = annotation.prefix + old + annotation.suffix
        new = text[max(0, start - CONTEXT_LENGTH) : end + CONTEXT_LENGTH]
    return diff_content(word_diff(old, new))


def decision_keys(annotation: Annotation, keymap: Mapping[str, str]) -> Content:
    """The keys that decide what becomes of a claim, a line each."""
    lines = [
        Content.assemble((key_in_effect(command, keymap), "bold $primary"), f"  {words}")
        for command, words in DECISIONS[annotation.state]
    ]
    return Content("\n").join(lines)
