"""All that the reading screen shows of one article, as one frozen value.

Every function here is pure: the screen asks for the next state and hands it to its widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from annotations.analysis.codes import ENGLISH
from annotations.claim_changes import Changes
from annotations.claim_list import (
    ListedClaim,
    VerdictTally,
    by_worth,
    claim_at,
    list_claims,
    nearest_claim,
    position_of,
    tally,
)
from annotations.span_index import SpanIndex
from tui.article_search import Match, find_matches

if TYPE_CHECKING:
    from annotations.analysis.model import Analysis, Entity, Figure
    from annotations.model import Annotation
    from annotations.sayings import Saying
    from articles.model import Article
    from tui.span_choice import SpanChoice

Place = tuple[int, int]
"""(start, end) of a stretch of the text"""


class Layer(StrEnum):
    """What can be switched off and on over the text."""

    ENTITIES = "entities"
    FIGURES = "figures"
    CLAIMS = "claims"


class ClaimOrder(StrEnum):
    """How the list of claims is sorted."""

    PLACE = "place"
    WORTH = "worth"


class ChangedFrom(NamedTuple):
    """A list of claims, and the rows that are others in the next one."""

    claims: Sequence[ListedClaim]
    changes: Changes


@dataclass(frozen=True)
class ArticleState:
    """One article with what the machine sees, what the reader decided and where they are."""

    article: Article
    analysis: Analysis | None = None
    annotations: tuple[Annotation, ...] = ()
    layers: frozenset[Layer] = frozenset(Layer)
    current: int | None = None
    """Number of the current claim in `claims`."""
    highlight: Entity | Figure | None = None
    """The entity or figure that the reader went to last."""
    query: str = ""
    matches: tuple[Match, ...] = ()
    match: int | None = None
    """Number of the current match in `matches`."""
    choice: SpanChoice | None = None
    """The span being chosen."""
    adjusted: ListedClaim | None = None
    """The claim whose span is being chosen again."""
    split_at: int | None = None
    """Where the current claim would be split."""
    order: ClaimOrder = ClaimOrder.PLACE
    """How the list of claims is sorted; keys walk them in the order of the text."""
    threshold: float = 0.0
    """Check-worthiness from which on offered claims are walked and have a sign in the margin."""

    @cached_property
    def claims(self) -> Sequence[ListedClaim]:
        """The claims to walk, in the order of the text."""
        offered = self.analysis.claims if self.analysis else ()
        return list_claims(offered, self.annotations)

    @cached_property
    def claim_index(self) -> SpanIndex[ListedClaim]:
        """The claims by place."""
        return SpanIndex(self.claims)

    @cached_property
    def entity_index(self) -> SpanIndex[Entity]:
        """The entities by place."""
        return SpanIndex(self.analysis.entities if self.analysis else ())

    @cached_property
    def figure_index(self) -> SpanIndex[Figure]:
        """The figures by place."""
        return SpanIndex(self.analysis.figures if self.analysis else ())

    @cached_property
    def sayings(self) -> SpanIndex[Saying]:
        """What the text reports as said, by place."""
        from annotations.sayings import sayings

        return sayings(self.analysis.attributions if self.analysis else ())

    @property
    def language(self) -> str | None:
        """The code of the article's language, None where it is not known yet."""
        return self.analysis.language if self.analysis else None

    @property
    def is_ranked(self) -> bool:
        """Whether the scores tell claims apart: only those of English are more than a guess."""
        return self.language in (None, ENGLISH)

    @property
    def limit(self) -> float:
        """The threshold where claims are ranked, 0 where they are not."""
        return self.threshold if self.is_ranked else 0.0

    @cached_property
    def ranking(self) -> tuple[int, ...]:
        """The numbers of the claims, the one most worth checking first."""
        return by_worth(self.claims)

    @cached_property
    def below(self) -> int:
        """How many claims are below the threshold."""
        return sum(claim.is_below(self.limit) for claim in self.claims) if self.limit else 0

    @cached_property
    def tally(self) -> VerdictTally:
        """How many claims have which verdict."""
        return tally(self.claims)

    @cached_property
    def changed_from(self) -> ChangedFrom | None:
        """The list of claims of the state before, where only some rows look otherwise now."""
        return None

    @property
    def claim(self) -> ListedClaim | None:
        """The current claim."""
        return None if self.current is None else self.claims[self.current]

    @property
    def listing(self) -> Sequence[int]:
        """The numbers of the claims in the order in which they are listed."""
        return self.ranking if self.order is ClaimOrder.WORTH else range(len(self.claims))

    def shows(self, layer: Layer) -> bool:
        """Whether the layer is switched on."""
        return layer in self.layers


def at_claim(state: ArticleState, number: int | None) -> ArticleState:
    """The state with another current claim; it shares what was worked out of the claims."""
    return moved(state, current=number, highlight=None, split_at=None)


def at_highlight(state: ArticleState, highlight: Entity | Figure | None) -> ArticleState:
    """The state with the reader at an entity or figure."""
    return moved(state, highlight=highlight)


def toggled(state: ArticleState, layer: Layer) -> ArticleState:
    """The state with the layer switched."""
    return moved(state, layers=state.layers ^ {layer})


def in_order(state: ArticleState, order: ClaimOrder) -> ArticleState:
    """The state with the list of claims sorted so."""
    return moved(state, order=order)


def with_threshold(state: ArticleState, threshold: float) -> ArticleState:
    """The state with another check-worthiness from which on claims are walked."""
    renewed = moved(state, threshold=threshold)
    renewed.__dict__.pop("below", None)
    return renewed


def with_query(state: ArticleState, query: str) -> ArticleState:
    """The state with the places found that `query` names; none is current yet."""
    return moved(state, query=query, matches=find_matches(state.article.text, query), match=None)


def at_match(state: ArticleState, number: int | None) -> ArticleState:
    """The state with the reader at a place that the search found."""
    return moved(state, match=number)


def with_choice(
    state: ArticleState, choice: SpanChoice | None, adjusted: ListedClaim | None = None
) -> ArticleState:
    """The state with a span being chosen, or with none."""
    return moved(state, choice=choice, adjusted=adjusted)


def with_split(state: ArticleState, offset: int | None) -> ArticleState:
    """The state with a place being chosen to split the current claim, or with none."""
    return moved(state, split_at=offset)


def number_of_claim(state: ArticleState, place: Place) -> int | None:
    """The number of the claim nearest to the span `place`; None where there is no claim."""
    return nearest_claim(state.claims, *place)


def at_place(state: ArticleState, offset: int) -> ArticleState:
    """The state with the claim that holds `offset` as the current one, or with none."""
    claim = claim_at(state.claims, offset)
    return at_claim(state, position_of(state.claims, claim) if claim else None)


SEEN = ("entity_index", "figure_index", "sayings")
"""What follows from the analysis alone."""

SHARED = ("claims", "claim_index", "tally", "ranking", "below", *SEEN)


def moved(state: ArticleState, **changes: object) -> ArticleState:
    """A copy whose claims are the same: what was worked out of them is handed on."""
    renewed: ArticleState = replace(state, **changes)  # type: ignore[arg-type]
    for name in SHARED:
        if name in state.__dict__:
            renewed.__dict__[name] = state.__dict__[name]
    return renewed
