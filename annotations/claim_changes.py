"""What a step changes in the list of claims, so that a long list need not be made again. Pure.

A verdict, a note or any other word on a claim leaves all claims where they stand: only its own
row looks otherwise. While an article is being analysed its list grows at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.claim_list import ListedClaim, VerdictTally, position_of
from annotations.kinds import Status

if TYPE_CHECKING:
    from annotations.analysis.model import Claim
    from annotations.kinds import Verdict
    from annotations.model import Annotation

Changes = Mapping[int, ListedClaim]
"""Number of a claim → how it is listed now, on the same span."""


def changes_in_place(
    listed: Sequence[ListedClaim], before: Sequence[Annotation], after: Sequence[Annotation]
) -> Changes | None:
    """The rows of `listed`, made of the annotations `before`, that `after` makes others.

    None where a claim comes, goes or moves, so that the whole list is to be made again.
    """
    standing = {annotation.id: annotation for annotation in before}
    changes: dict[int, ListedClaim] = {}
    for annotation in after:
        old = standing.pop(annotation.id, None)
        if old is annotation or old == annotation:
            continue
        number = _number_in_place(listed, old, annotation)
        if number is None:
            return None
        changes[number] = replace(listed[number], annotation=annotation)
    return None if standing else changes


def grown_list(
    listed: Sequence[ListedClaim], claims: Sequence[Claim]
) -> tuple[ListedClaim, ...] | None:
    """The list of `claims` that nobody has marked, with the rows of `listed` where it begins so.

    None where the claims are not in order, or two stand on one span.
    """
    same = 0
    for row, claim in zip(listed, claims, strict=False):
        if row.claim is not claim or row.annotation is not None:
            break
        same += 1
    rows = list(listed[:same])
    last = (rows[-1].start, rows[-1].end) if rows else (-1, -1)
    reach = rows[-1].reach if rows else 0
    for claim in claims[same:]:
        place = claim.start, claim.end
        if place <= last:
            return None
        last, reach = place, max(reach, claim.end)
        rows.append(ListedClaim(claim.start, claim.end, claim, None, reach))
    return tuple(rows)


def _number_in_place(
    listed: Sequence[ListedClaim], old: Annotation | None, new: Annotation
) -> int | None:
    """The number of the claim that `new` stands for, if it is where `old` or the offer was."""
    if new.status is not Status.ACCEPTED:
        return None
    span = (new.start, new.end)
    number = position_of(listed, ListedClaim(*span, annotation=new if old else None))
    if number is None:
        return None
    held = listed[number].annotation
    if old is None:
        return number if held is None and set(new.replaces) <= {span} else None
    was = (old.start, old.end, old.status, old.state, old.replaces)
    same_place = was == (*span, new.status, new.state, new.replaces)
    return number if same_place and held is not None and held.id == new.id else None


def changed_tally(
    tally: VerdictTally, listed: Sequence[ListedClaim], changes: Changes
) -> VerdictTally:
    """The tally of `listed` after the changes."""
    for number, row in changes.items():
        tally = _counted(_counted(tally, listed[number].verdict, -1), row.verdict, 1)
    return tally


def _counted(tally: VerdictTally, verdict: Verdict | None, by: int) -> VerdictTally:
    name = "open" if verdict is None else verdict.value
    return tally._replace(**{name: getattr(tally, name) + by})
