"""What becomes of an `ArticleState` as the machine sees more and the reader marks; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.changed_rows import changed_rows
from annotations.claim_changes import Changes, changed_tally, changes_in_place, grown_list
from annotations.claim_list import VerdictTally
from tui.article_state import (
    SEEN,
    ArticleState,
    ChangedFrom,
    Place,
    at_claim,
    moved,
    number_of_claim,
)

if TYPE_CHECKING:
    from annotations.analysis.model import Analysis
    from annotations.model import Annotation


def with_analysis(state: ArticleState, analysis: Analysis) -> ArticleState:
    """The state after the machine saw (more of) the article."""
    renewed = _renewed(state, analysis=analysis)
    grown = None if state.annotations else grown_list(state.claims, analysis.claims)
    if grown is not None:
        renewed.__dict__["claims"] = grown
        renewed.__dict__["tally"] = VerdictTally(open=len(grown))
    return _keeping_claim(state, renewed)


def with_annotations(
    state: ArticleState, annotations: tuple[Annotation, ...], go_to: Place | None = None
) -> ArticleState:
    """The state after the reader's annotations changed.

    The current claim stays, or the claim on the span `go_to` becomes it.
    """
    changes = changes_in_place(state.claims, state.annotations, annotations)
    if changes is not None:
        changed = _with_changes(state, annotations, changes)
        return changed if go_to is None else at_claim(changed, number_of_claim(changed, go_to))
    renewed = _renewed(state, annotations=annotations)
    if go_to is None:
        return _keeping_claim(state, renewed)
    return at_claim(renewed, number_of_claim(renewed, go_to))


def _with_changes(
    state: ArticleState, annotations: tuple[Annotation, ...], changes: Changes
) -> ArticleState:
    """The state in which only the rows `changes` of its claims look otherwise."""
    changed = moved(state, annotations=annotations)
    held = changed.__dict__
    held["claims"] = changed_rows(state.claims, changes)
    held["claim_index"] = state.claim_index.with_changes(changes)
    held["tally"] = changed_tally(state.tally, state.claims, changes)
    held["below"] = state.below - sum(
        state.claims[number].is_below(state.limit) - row.is_below(state.limit)
        for number, row in changes.items()
    )
    held["changed_from"] = ChangedFrom(state.claims, changes)
    return changed


def _renewed(state: ArticleState, **changes: object) -> ArticleState:
    """A copy whose claims are to be listed again, with no claim current."""
    renewed: ArticleState = replace(state, current=None, **changes)  # type: ignore[arg-type]
    kept = () if "analysis" in changes else SEEN
    for name in kept:
        if name in state.__dict__:
            renewed.__dict__[name] = state.__dict__[name]
    return renewed


def _keeping_claim(before: ArticleState, after: ArticleState) -> ArticleState:
    """`after` with the claim current that was so before: the same one, else the nearest."""
    claim = before.claim
    if claim is None:
        return after
    for number, candidate in enumerate(after.claims):
        same_annotation = (
            claim.annotation is not None
            and candidate.annotation is not None
            and claim.annotation.id == candidate.annotation.id
        )
        same_span = (candidate.start, candidate.end) == (claim.start, claim.end)
        if same_annotation or same_span:
            split_at = before.split_at if same_span else None
            return moved(after, current=number, split_at=split_at)
    return at_claim(after, number_of_claim(after, (claim.start, claim.end)))
