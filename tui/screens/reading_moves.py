"""Moving through an article: lines and pages, claims, highlights, matches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotations.claim_list import (
    ListedClaim,
    next_by_worth,
    next_claim,
    position_of,
    previous_claim,
)
from tui.article_search import match_before, match_from
from tui.article_state import (
    ArticleState,
    Layer,
    Place,
    at_claim,
    at_highlight,
    at_match,
    at_place,
    with_query,
)
from tui.screens.reading_base import ReadingBase, waits_for_claims

if TYPE_CHECKING:
    from annotations.analysis.model import Entity, Figure
    from annotations.span_index import SpanIndex

NO_FURTHER_CLAIM = "that was the last claim"
NO_EARLIER_CLAIM = "that was the first claim"
ALL_DECIDED = "every claim has a verdict"
NO_CLAIMS = "no claims to walk; press {} to choose one"
SOME_BELOW = "{} more below threshold"
ALL_BELOW = "all {} below threshold; {} lowers it"
AGAIN = "again from the top"


class MoveActions(ReadingBase):
    """The actions of the commands that move."""

    search_began_at = 0
    """What was at the top of the screen when the search was opened."""

    ranked_place: Place | None = None
    """The claim that the walk from the most worth checking down came to."""

    def action_line_down(self) -> None:
        """Scroll down by a line."""
        self.view.scroll_relative(y=1, animate=False)

    def action_line_up(self) -> None:
        """Scroll up by a line."""
        self.view.scroll_relative(y=-1, animate=False)

    def action_page_down(self) -> None:
        """Scroll down by a page, with a line of the old one left over."""
        self.view.scroll_relative(y=max(1, self.view.size.height - 1), animate=False)

    def action_page_up(self) -> None:
        """Scroll up by a page."""
        self.view.scroll_relative(y=-max(1, self.view.size.height - 1), animate=False)

    def action_half_page_down(self) -> None:
        """Scroll down by half a page."""
        self.view.scroll_relative(y=max(1, self.view.size.height // 2), animate=False)

    def action_half_page_up(self) -> None:
        """Scroll up by half a page."""
        self.view.scroll_relative(y=-max(1, self.view.size.height // 2), animate=False)

    def action_go_top(self) -> None:
        """Go to the top."""
        self.view.scroll_home(animate=False, immediate=True)

    def action_go_end(self) -> None:
        """Go to the end."""
        self.view.scroll_to_last_line()

    @waits_for_claims
    def action_next_claim(self) -> None:
        """Go to the next claim; from elsewhere in the text, to the first one on the screen."""
        self._go_to_claim(self._step(next_claim, self.view.top_offset - 1), NO_FURTHER_CLAIM)

    @waits_for_claims
    def action_previous_claim(self) -> None:
        """Go to the claim before; from elsewhere in the text, to the last one on the screen."""
        self._go_to_claim(self._step(previous_claim, self.view.bottom_offset), NO_EARLIER_CLAIM)

    @waits_for_claims
    def action_next_open_claim(self) -> None:
        """Go to the next claim without a verdict, from the end on to the start."""
        elsewhere = self.view.top_offset - 1
        found = self._step(next_claim, elsewhere, without_verdict=True, wrap=True)
        self._go_to_claim(found, ALL_DECIDED)

    @waits_for_claims
    def action_previous_open_claim(self) -> None:
        """Go to the last claim before without a verdict, from the start on to the end."""
        elsewhere = self.view.bottom_offset
        found = self._step(previous_claim, elsewhere, without_verdict=True, wrap=True)
        self._go_to_claim(found, ALL_DECIDED)

    def _step(
        self, step: Callable[..., ListedClaim | None], elsewhere: int, **how: bool
    ) -> ListedClaim | None:
        """The claim a step away, from the current one or, where it is out of sight, `elsewhere`."""
        claim = self._claim_here()
        start = elsewhere if claim is None else claim
        return step(self.state.claims, start, threshold=self.state.limit, **how)

    @waits_for_claims
    def action_next_worth_checking(self) -> None:
        """Go to the claim most worth checking without a verdict; from there, on down."""
        from tui.worth_words import brief_worth

        state, claim = self.state, self.state.claim
        if not state.is_ranked:
            self._go_on_unranked()
            return
        goes_on = claim is not None and self.ranked_place == (claim.start, claim.end)
        after = state.current if goes_on else None
        number = next_by_worth(state.claims, state.ranking, after, threshold=state.limit)
        found = None if number is None else state.claims[number]
        self._go_to_claim(found, ALL_DECIDED)
        if found is not None:
            self.ranked_place = (found.start, found.end)
            wrapped = after is not None and not _is_later(state.ranking, number, after)
            self.message = _from_the_top(found) if wrapped else brief_worth(found)
            self.show_status()

    def _go_on_unranked(self) -> None:
        """Walk the claims in the order of the text, and say why."""
        from tui.worth_words import ENGLISH_ONLY

        before = self.state.claim
        self.action_next_open_claim()
        if self.state.claim is not None and self.state.claim != before:
            self.message = ENGLISH_ONLY
            self.show_status()

    def _claim_here(self) -> ListedClaim | None:
        """The current claim, if any of it is on the screen."""
        claim = self.state.claim
        if claim is None:
            return None
        return claim if self.view.shows_any_of(claim.start, claim.end) else None

    def _go_to_claim(self, claim: ListedClaim | None, otherwise: str) -> None:
        """Make `claim` the current one, or say why there is none."""
        if claim is None:
            no_claims = NO_CLAIMS.format(self.key("span.choose"))
            self.message = self._why_none(otherwise) if self.state.claims else no_claims
            self.show_status()
            return
        self.show(at_claim(self.state, position_of(self.state.claims, claim)))
        self.reveal_claim()

    def _why_none(self, otherwise: str) -> str:
        """Why a walk ends, with how many claims it passes over, so that none is missed."""
        below, total = self.state.below, len(self.state.claims)
        if not below:
            return otherwise
        if below == total:
            return ALL_BELOW.format(total, self.key("threshold.lower"))
        more = SOME_BELOW.format(below)
        if otherwise == ALL_DECIDED:
            return f"{more}; {self.key('threshold.lower')} lowers it"
        return f"{otherwise.removeprefix('that was the ')}; {more}"

    def action_next_highlight(self) -> None:
        """Go to the next entity or figure."""
        place = self._highlight_place(self.view.top_offset - 1)
        found = [one for index in self._shown_indexes() if (one := index.after(place))]
        self._go_to_highlight(min(found, key=lambda one: one.start, default=None))

    def action_previous_highlight(self) -> None:
        """Go to the entity or figure before."""
        place = self._highlight_place(self.view.bottom_offset)
        found = [one for index in self._shown_indexes() if (one := index.before(place))]
        self._go_to_highlight(max(found, key=lambda one: one.start, default=None))

    def _highlight_place(self, otherwise: int) -> int:
        """Where the highlight is that the reader went to, if it is still on the screen."""
        found = self.state.highlight
        return found.start if found and self.view.is_visible(found.start) else otherwise

    def _shown_indexes(self) -> list[SpanIndex[Entity] | SpanIndex[Figure]]:
        """The entities and figures of the layers that are switched on."""
        indexes: list[SpanIndex[Entity] | SpanIndex[Figure]] = []
        if self.state.shows(Layer.ENTITIES):
            indexes.append(self.state.entity_index)
        if self.state.shows(Layer.FIGURES):
            indexes.append(self.state.figure_index)
        return indexes

    def _go_to_highlight(self, found: Entity | Figure | None) -> None:
        """Show what the highlight is and bring it onto the screen."""
        if found is None:
            self.message = "no further entity or figure"
            self.show_status()
            return
        self.show(at_highlight(_at_walked_place(self.state, found.start), found))
        self.view.reveal(found.start, found.end)

    def search_for(self, query: str) -> None:
        """Show the places that `query` names, and go to the first from where it began."""
        state = with_query(self.state, query)
        number = match_from(state.matches, self.search_began_at)
        if number is None:
            self.show(state)
            self.view.scroll_to_offset(self.search_began_at)
        else:
            self.show(state)
            self._go_to_match(number)

    def action_next_match(self) -> None:
        """Go to the next match, from the last on to the first."""
        match = self.state.match
        if match is not None:
            self._go_to_match((match + 1) % len(self.state.matches))
        else:
            self._go_to_match(match_from(self.state.matches, self.view.top_offset))

    def action_previous_match(self) -> None:
        """Go to the match before, from the first on to the last."""
        match = self.state.match
        if match is not None:
            self._go_to_match((match - 1) % len(self.state.matches))
        else:
            self._go_to_match(match_before(self.state.matches, self.view.bottom_offset))

    def _go_to_match(self, number: int | None) -> None:
        if number is None:
            self.message = f"“{self.state.query}” is not in the text" if self.state.query else ""
            self.message = self.message or f"press {self.key('search.open')} to search first"
            self.show_status()
            return
        start, _ = self.state.matches[number]
        self.show(at_match(_at_walked_place(self.state, start), number))
        self._reveal_match()

    def _reveal_match(self) -> None:
        if self.state.match is not None:
            self.view.reveal(*self.state.matches[self.state.match])


def _at_walked_place(state: ArticleState, offset: int) -> ArticleState:
    """The state with the claim at `offset` as the current one, unless walks pass over it."""
    moved = at_place(state, offset)
    hidden = moved.claim is not None and moved.claim.is_below(state.limit)
    return at_claim(state, None) if hidden else moved


def _is_later(ranking: Sequence[int], number: int | None, after: int) -> bool:
    """Whether the claim `number` is ranked behind the claim `after`."""
    return number is not None and ranking.index(number) > ranking.index(after)


def _from_the_top(claim: ListedClaim) -> str:
    """Such as "again from the top · 0.90"."""
    from tui.worth_words import score_words

    return AGAIN if claim.score is None else f"{AGAIN} · {score_words(claim.score)}"
