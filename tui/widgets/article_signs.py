"""Which signs the lines of an article carry, pure: an `ArticleState` in, style names out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.article_search import matches_in
from tui.article_state import ArticleState, Layer
from tui.highlights import Style, entity_kind
from tui.signs import STYLE_NAMES
from tui.state_signs import sign_of, style_name

if TYPE_CHECKING:
    from tui.layout import Layout

ENTITY_KINDS = ("person", "place", "group", "organisation", "date", "other")

COMPONENTS = frozenset(
    {
        "article--title",
        "article--meta",
        "article--pointer",
        "article--claim-current",
        "article--figure",
        "article--match",
        "article--match-current",
        "article--highlight-current",
        "article--choice",
        "article--split",
        *(f"article--entity-{kind}" for kind in ENTITY_KINDS),
        *(f"article--sign-{name}" for name in STYLE_NAMES.values()),
        *(f"article--claim-{name}" for name in STYLE_NAMES.values()),
        *("article--sign-changed", "article--sign-orphan", "article--claim-changed"),
    }
)

SIGNS_SHOWN = 3
"""How many verdict signs one line has room for; a fourth claim turns the last into a "+"."""

POINTER, POINTER_BELOW = "▶", "┃"

Sign = tuple[str, str]
"""(text, component class)"""


def styles_of(state: ArticleState, start: int, end: int) -> Iterator[Style]:
    """The styles that the text from start to end carries; a later one lies over an earlier."""
    if state.shows(Layer.CLAIMS):
        for claim in state.claim_index.overlapping(start, end):
            if claim.annotation is not None:
                yield claim.start, claim.end, f"article--claim-{style_name(claim)}"
    if state.claim is not None:
        yield state.claim.start, state.claim.end, "article--claim-current"
    if state.shows(Layer.ENTITIES):
        for entity in state.entity_index.overlapping(start, end):
            yield entity.start, entity.end, f"article--entity-{entity_kind(entity.label)}"
    if state.shows(Layer.FIGURES):
        for figure in state.figure_index.overlapping(start, end):
            yield figure.start, figure.end, "article--figure"
    yield from _passing_styles(state, start, end)


def _passing_styles(state: ArticleState, start: int, end: int) -> Iterator[Style]:
    """The styles of what the reader does at this moment: a search, a choice, a split."""
    for first, last in matches_in(state.matches, start, end):
        yield first, last, "article--match"
    if state.match is not None:
        first, last = state.matches[state.match]
        yield first, last, "article--match-current"
    if state.highlight is not None:
        yield state.highlight.start, state.highlight.end, "article--highlight-current"
    if state.choice is not None:
        yield state.choice.start, state.choice.end, "article--choice"
    if state.split_at is not None and state.claim is not None:
        yield state.split_at, state.claim.end, "article--split"


def gutter_of(state: ArticleState, start: int, end: int) -> list[Sign]:
    """What stands left of the line from start to end: the pointer, then the verdict signs."""
    claims = state.claim_index.starting(start, max(end, start + 1))
    signs: list[Sign] = [(_pointer(state, start, end), "article--pointer")]
    if not state.shows(Layer.CLAIMS):
        claims = [claim for claim in claims if claim == state.claim]
    elif state.limit:
        claims = [one for one in claims if one == state.claim or not one.is_below(state.limit)]
    shown = claims if len(claims) <= SIGNS_SHOWN else claims[: SIGNS_SHOWN - 1]
    signs += [(sign_of(claim), f"article--sign-{style_name(claim)}") for claim in shown]
    if len(shown) < len(claims):
        signs.append(("+", f"article--sign-{STYLE_NAMES[None]}"))
    return signs


def _pointer(state: ArticleState, start: int, end: int) -> str:
    """The sign of the current claim on the line from start to end."""
    claim = state.claim
    if claim is None or claim.start >= max(end, start + 1):
        return " "
    if max(claim.end, claim.start + 1) <= start:
        return " "
    return POINTER if claim.start >= start else POINTER_BELOW


def touched_lines(before: ArticleState, after: ArticleState, layout: Layout) -> set[int] | None:
    """The lines that look different after; None where that may be any of them."""
    same_everywhere = (
        before.analysis is after.analysis
        and before.layers == after.layers
        and before.limit == after.limit
        and before.matches is after.matches
    )
    if not same_everywhere:
        return None
    spans = set(_passing_spans(before)) ^ set(_passing_spans(after))
    changed = after.changed_from
    if changed is not None and changed.claims is before.claims:
        spans |= {(row.start, row.end, "changed") for row in changed.changes.values()}
    elif before.claims is not after.claims:
        spans |= set(_claim_looks(before)) ^ set(_claim_looks(after))
    return {line for start, end, *_ in spans for line in layout.lines_of(start, end)}


def _passing_spans(state: ArticleState) -> Iterator[tuple[int, int, str]]:
    """The spans whose look changes with a key, each with what it is."""
    if state.claim is not None:
        yield state.claim.start, state.claim.end, "claim"
    if state.match is not None:
        yield *state.matches[state.match], "match"
    if state.highlight is not None:
        yield state.highlight.start, state.highlight.end, "highlight"
    if state.choice is not None:
        yield state.choice.start, state.choice.end, "choice"
    if state.split_at is not None and state.claim is not None:
        yield state.split_at, state.claim.end, "split"


def _claim_looks(state: ArticleState) -> Iterator[tuple[int, int, str]]:
    """The claims with what their look depends on."""
    for claim in state.claims:
        marked = "marked" if claim.annotation else "offered"
        yield claim.start, claim.end, f"{marked} {claim.verdict} {claim.state}"
