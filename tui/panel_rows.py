"""The rows of the panel's lists: claims, entities and figures of one article; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from textual.content import Content

from annotations.analysis.model import Entity, Figure
from annotations.claim_list import ListedClaim
from tui.article_state import ArticleState, ClaimOrder
from tui.figure_words import figure_meaning
from tui.graphemes import unjoined
from tui.highlights import entity_kind
from tui.panel_tabs import Tab
from tui.state_signs import STATE_WORDS, sign_color, sign_of
from tui.worth_words import BELOW, OWN, score_words

KIND_TITLES = {
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "group": "groups",
    "date": "dates",
    "other": "others",
}


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One row: what it says and the places it stands for, in the order of the text."""

    line: Content
    places: tuple[tuple[int, int], ...]


def panel_rows(state: ArticleState, tab: Tab) -> Sequence[PanelRow]:
    """The rows of a tab that is a list."""
    if tab is Tab.CLAIMS:
        return ClaimRows(state)
    if tab is Tab.ENTITIES:
        return _entity_rows(state)
    if tab is Tab.FIGURES:
        return [_figure_row(state, figure) for figure in state.figure_index.spans]
    return []


class ClaimRows(Sequence[PanelRow]):
    """The rows of the claims as they are listed, each made when it is asked for."""

    def __init__(self, state: ArticleState) -> None:
        """Nothing is made yet."""
        self._state = state
        self._listing = state.listing

    def __len__(self) -> int:
        return len(self._listing)

    @overload
    def __getitem__(self, row: int) -> PanelRow: ...

    @overload
    def __getitem__(self, row: slice) -> Sequence[PanelRow]: ...

    def __getitem__(self, row: int | slice) -> PanelRow | Sequence[PanelRow]:
        """One row, or those of a slice as a list."""
        if isinstance(row, slice):
            return [self[number] for number in range(*row.indices(len(self)))]
        return _claim_row(self._state, self._state.claims[self._listing[row]])


def _claim_row(state: ArticleState, claim: ListedClaim) -> PanelRow:
    """The claim's sign and words; before them its worth, where that is the order.

    One that is not found shows its words of before.
    """
    below = claim.is_below(state.limit)
    text = unjoined(claim.wording(state.article.text).replace("\n", " "))
    words = STATE_WORDS.get(claim.state)
    line = Content.assemble(
        (sign_of(claim), f"bold {sign_color(claim)}"),
        " ",
        (f"{words}: " if words else "", "$warning" if claim.is_waiting else "$quiet"),
        (_worth(state, claim), "$quiet"),
        (f"{BELOW}: " if below else "", "$quiet"),
        (text, "$quiet" if below else ""),
    )
    return PanelRow(line, ((claim.start, claim.end),))


def _worth(state: ArticleState, claim: ListedClaim) -> str:
    """How much a claim is worth checking, in a list that is sorted by it."""
    if state.order is not ClaimOrder.WORTH or not state.is_ranked:
        return ""
    return f"{OWN}: " if claim.score is None else f"{score_words(claim.score)} "


def _figure_row(state: ArticleState, figure: Figure) -> PanelRow:
    """What a figure means."""
    words = figure_meaning(figure, state.article.text)
    return PanelRow(Content.styled(words, "$figure"), ((figure.start, figure.end),))


def _entity_rows(state: ArticleState) -> list[PanelRow]:
    """Entities of one name and kind in one row, kinds in a fixed order, the frequent first."""
    grouped: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in state.entity_index.spans:
        name = unjoined(" ".join(state.article.text[entity.start : entity.end].split()))
        grouped[entity_kind(entity.label), name].append(entity)
    kinds = list(KIND_TITLES)
    ordered = sorted(
        grouped.items(), key=lambda item: (kinds.index(item[0][0]), -len(item[1]), item[0][1])
    )
    return [_entity_row(kind, name, found) for (kind, name), found in ordered]


def _entity_row(kind: str, name: str, found: list[Entity]) -> PanelRow:
    """Name, how often, and the label."""
    count = f" ×{len(found)}" if len(found) > 1 else ""
    line = Content.assemble(
        (name, f"$entity-{kind}"), (count, "bold"), (f"  {found[0].label}", "$quiet")
    )
    return PanelRow(line, tuple((entity.start, entity.end) for entity in found))


EMPTY = {
    Tab.CLAIMS: "No claims here.\nPress {choose} to choose one yourself.",
    Tab.ENTITIES: "No people, places or\norganisations found.",
    Tab.FIGURES: "No figures found.",
}
"""What a list says where it has no rows; {choose} is the key that chooses a span."""
