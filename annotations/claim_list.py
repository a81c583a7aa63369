"""The claims of one article as a reader walks them: what is offered and what was marked.

Offsets are Unicode code points of the article's text, end exclusive. All is pure; a list of
50,000 claims is made in well under a second and walked by bisection.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from annotations.kinds import AnchorState, Status, Verdict

if TYPE_CHECKING:
    from annotations.analysis.model import Attribution, Claim, Reason
    from annotations.model import Annotation

UNKNOWN_REACH = -1


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """One claim: offered by the machine, marked by a reader, or both."""

    start: int
    end: int
    claim: Claim | None = None
    """What the machine offered here."""
    annotation: Annotation | None = None
    """What the reader made of it."""
    reach: int = field(default=UNKNOWN_REACH, compare=False, repr=False)
    """The greatest end of all claims of the list up to this one, which bounds a search back."""

    @property
    def verdict(self) -> Verdict | None:
        """The reader's verdict."""
        return None if self.annotation is None else self.annotation.verdict

    @property
    def score(self) -> float | None:
        """Check-worthiness, 0 to 1; None where the machine did not offer this claim."""
        return None if self.claim is None else self.claim.score

    @property
    def attribution(self) -> Attribution | None:
        """Who said it, as the machine sees it."""
        return None if self.claim is None else self.claim.attribution

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the score is what it is."""
        return () if self.claim is None else self.claim.reasons

    @property
    def state(self) -> AnchorState:
        """Whether its wording still stands in the text."""
        return AnchorState.ANCHORED if self.annotation is None else self.annotation.state

    @property
    def is_waiting(self) -> bool:
        """Whether its text changed and the reader has not decided yet what follows from that."""
        return self.annotation is not None and self.annotation.is_waiting

    def wording(self, text: str) -> str:
        """Its words in the article's `text`; those of before where they are not found there."""
        if self.annotation is not None and self.annotation.state is AnchorState.ORPHAN:
            return self.annotation.quote
        return text[self.start : self.end]

    def is_below(self, threshold: float) -> bool:
        """Whether it is worth less than `threshold`; a claim that a reader marked never is.

        A score counts with the two decimals with which it is shown.
        """
        if self.annotation is not None or self.claim is None:
            return False
        return round(self.claim.score, 2) < threshold


class VerdictTally(NamedTuple):
    """How many claims have which verdict."""

    verified: int = 0
    disputed: int = 0
    needs_context: int = 0
    not_checkable: int = 0
    open: int = 0
    """Those without a verdict."""

    @property
    def total(self) -> int:
        """All claims."""
        return self.verified + self.disputed + self.needs_context + self.not_checkable + self.open


if TYPE_CHECKING:
    _Row = tuple[tuple[int, int], str, Claim | None, Annotation | None]


def list_claims(
    claims: Iterable[Claim], annotations: Iterable[Annotation]
) -> tuple[ListedClaim, ...]:
    """The accepted annotations and the offered claims that none of them stands for.

    Sorted by start, then end. An offered claim is hidden by any annotation, rejected and
    deleted ones too, that replaces its span, and by an accepted one on its very span. An
    annotation carries the offered claim of its span, else of the first span it replaces, so
    that who said it is still known after its span was changed.
    """
    offered = {(claim.start, claim.end): claim for claim in claims}
    hidden: set[tuple[int, int]] = set()
    rows: list[_Row] = []
    for annotation in annotations:
        hidden.update(annotation.replaces)
        if annotation.status is Status.ACCEPTED:
            span = (annotation.start, annotation.end)
            hidden.add(span)
            rows.append((span, annotation.id, _offered_for(annotation, offered), annotation))
    rows += [(span, "", claim, None) for span, claim in offered.items() if span not in hidden]
    # Rows compare by span and id alone: no two have both in common.
    rows.sort()
    return tuple(_listed(rows))


def _offered_for(annotation: Annotation, offered: dict[tuple[int, int], Claim]) -> Claim | None:
    spans = ((annotation.start, annotation.end), *annotation.replaces)
    return next((offered[span] for span in spans if span in offered), None)


def _listed(rows: Iterable[_Row]) -> Iterable[ListedClaim]:
    reach = 0
    for (start, end), _, claim, annotation in rows:
        if end > reach:
            reach = end
        yield ListedClaim(start, end, claim, annotation, reach)


def _place(listed: ListedClaim) -> tuple[int, int, str]:
    return listed.start, listed.end, "" if listed.annotation is None else listed.annotation.id


def _start(listed: ListedClaim) -> int:
    return listed.start


def claim_at(listed: Sequence[ListedClaim], offset: int) -> ListedClaim | None:
    """The shortest claim that holds the character at `offset`."""
    best: ListedClaim | None = None
    for index in range(bisect_right(listed, offset, key=_start) - 1, -1, -1):
        one = listed[index]
        if UNKNOWN_REACH < one.reach <= offset:
            break
        if offset < one.end and (best is None or one.end - one.start < best.end - best.start):
            best = one
    return best


def position_of(listed: Sequence[ListedClaim], current: ListedClaim) -> int | None:
    """The index of `current`, or of the claim that stands on its span; None where it is gone."""
    span = (current.start, current.end)
    for place in (_place(current), (*span, "")):
        index = bisect_left(listed, place, key=_place)
        if index < len(listed) and _place(listed[index])[:2] == span:
            return index
    return None


def nearest_claim(listed: Sequence[ListedClaim], start: int, end: int) -> int | None:
    """The number of the claim whose start, then whose end, is nearest; None where there is none."""
    if not listed:
        return None
    after = bisect_left(listed, start, key=_start)
    starts = {listed[index].start for index in (after - 1, after) if 0 <= index < len(listed)}
    least = min(abs(one - start) for one in starts)
    numbers = [
        number
        for one in sorted(starts)
        if abs(one - start) == least
        for number in range(
            bisect_left(listed, one, key=_start), bisect_right(listed, one, key=_start)
        )
    ]
    return min(numbers, key=lambda number: abs(listed[number].end - end))


def next_claim(
    listed: Sequence[ListedClaim],
    after: ListedClaim | int,
    *,
    without_verdict: bool = False,
    wrap: bool = False,
    threshold: float = 0.0,
) -> ListedClaim | None:
    """The first claim after a claim, or that starts after an offset.

    `without_verdict` passes over decided ones, `threshold` over those that are below it; `wrap`
    goes on from the start, and may so come back to the claim one is at. None where there is none.
    """
    index = _index_beside(listed, after, bisect_right, 1)
    later = range(index, len(listed))
    earlier = range(index) if wrap else range(0)
    return _first(listed, (later, earlier), without_verdict, threshold)


def next_waiting(listed: Sequence[ListedClaim], after: ListedClaim | int) -> ListedClaim | None:
    """The next claim that waits for a decision, from the end on to the start; None: there is none.

    It may be the one that the reader is at.
    """
    index = _index_beside(listed, after, bisect_right, 1)
    return next((one for one in (*listed[index:], *listed[:index]) if one.is_waiting), None)


def previous_claim(
    listed: Sequence[ListedClaim],
    before: ListedClaim | int,
    *,
    without_verdict: bool = False,
    wrap: bool = False,
    threshold: float = 0.0,
) -> ListedClaim | None:
    """The last claim before a claim, or that starts before an offset; else as `next_claim`."""
    index = _index_beside(listed, before, bisect_left, 0)
    earlier = range(index - 1, -1, -1)
    later = range(len(listed) - 1, index - 1, -1) if wrap else range(0)
    return _first(listed, (earlier, later), without_verdict, threshold)


def by_worth(listed: Sequence[ListedClaim]) -> tuple[int, ...]:
    """The numbers of the claims, the one most worth checking first.

    A reader's own claims, which have no score, come before all: a person chose them. Claims of
    one score follow the text.
    """

    def worth(number: int) -> float:
        score = listed[number].score
        return -2.0 if score is None else -score

    return tuple(sorted(range(len(listed)), key=worth))


def next_by_worth(
    listed: Sequence[ListedClaim],
    ranking: Sequence[int],
    after: int | None,
    *,
    threshold: float = 0.0,
) -> int | None:
    """The number of the next claim without a verdict, in the order of `ranking`.

    After claim number `after`, and from the least on to the first again; from the first for
    None. Claims below `threshold` are passed over. None where no claim is left.
    """
    place = -1 if after is None else ranking.index(after)
    for number in (*ranking[place + 1 :], *ranking[: place + 1]):
        if listed[number].verdict is None and not listed[number].is_below(threshold):
            return number
    return None


def _index_beside(
    listed: Sequence[ListedClaim], place: ListedClaim | int, side: Callable[..., int], step: int
) -> int:
    """The index `step` after that of a claim, or where `side` finds a claim that is gone."""
    if isinstance(place, int):
        return side(listed, place, key=_start)
    position = position_of(listed, place)
    return side(listed, _place(place), key=_place) if position is None else position + step


def _first(
    listed: Sequence[ListedClaim],
    ranges: Iterable[range],
    without_verdict: bool,
    threshold: float,
) -> ListedClaim | None:
    for indexes in ranges:
        for index in indexes:
            one = listed[index]
            if not (without_verdict and one.verdict is not None) and not one.is_below(threshold):
                return one
    return None


def tally(listed: Iterable[ListedClaim]) -> VerdictTally:
    """How many of the listed claims have which verdict."""
    found = Counter(one.verdict for one in listed)
    return VerdictTally(
        verified=found[Verdict.VERIFIED],
        disputed=found[Verdict.DISPUTED],
        needs_context=found[Verdict.NEEDS_CONTEXT],
        not_checkable=found[Verdict.NOT_CHECKABLE],
        open=found[None],
    )
