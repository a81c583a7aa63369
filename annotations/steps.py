"""What one step does to annotations: pure functions, from annotations to annotations.

A step first says how the annotations should stand (`create`, `place`, `split`, `merge`); then
`record` enters into each what changed, when and by whom. Offsets are Unicode code points of
the article's text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from annotations.errors import MarkingError
from annotations.json_form import IDENTITY_FIELDS, QUOTE_FIELDS, annotation_to_json
from annotations.model import AnchorState, Annotation, Change, Evidence, Status
from articles.clean import clean_line, clean_text

if TYPE_CHECKING:
    from annotations.claim_list import ListedClaim

CONTEXT_LENGTH = 32
"""Code points of the text kept before and after a quote."""

T = TypeVar("T")

Span = tuple[int, int]

Draft = tuple[Annotation | None, Annotation]
"""How an annotation stands (None: it is not there yet) and how it should."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which step it is, when and by whom it is taken."""

    step: int
    at: str
    by: str
    action: str
    undoes: int | None = None
    redoes: int | None = None


def create(text: str, start: int, end: int, replaces: tuple[Span, ...] = ()) -> Annotation:
    """A new annotation on text[start:end]; `record` gives it its creator and its times."""
    from uuid import uuid4

    blank = Annotation(uuid4().hex, start, end, "", "", "", "", "", "", replaces=replaces)
    return place(blank, text, start, end)


def place(annotation: Annotation, text: str, start: int, end: int) -> Annotation:
    """`annotation` on text[start:end], with the quote and its context that stand there."""
    return replace(
        annotation,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=text[end : end + CONTEXT_LENGTH],
    )


def trimmed(text: str, start: int, end: int) -> Span:
    """The span inside the text and without white space at its ends.

    Raises MarkingError where nothing is left.
    """
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start >= end:
        raise MarkingError("There is no text to mark here.")
    return start, end


def move(annotation: Annotation, text: str, start: int, end: int) -> Annotation:
    """`annotation` on another span by the reader's hand, which anchors it anew."""
    if (annotation.start, annotation.end) == (start, end):
        return annotation
    return anchored(annotation, text, start, end)


def anchored(annotation: Annotation, text: str, start: int, end: int) -> Annotation:
    """`annotation` on text[start:end], quoting what stands there and nothing older."""
    standing = place(annotation, text, start, end)
    return replace(standing, state=AnchorState.ANCHORED, revision=None, settled=False)


def split(annotation: Annotation, text: str, at: int) -> tuple[Annotation, Annotation]:
    """Two annotations, before and from `at`.

    The left one keeps verdict, note, tags and evidence. The right one starts without them,
    since nobody has checked it alone yet; it keeps the claimant, who said both. Raises
    MarkingError where one of them would hold no word.
    """
    if not annotation.start < at < annotation.end:
        raise MarkingError("A claim can be split only inside its own text.")
    try:
        left = trimmed(text, annotation.start, at)
        right = trimmed(text, at, annotation.end)
    except MarkingError as error:
        raise MarkingError("A claim can be split only between two of its words.") from error
    new = replace(create(text, *right), claimant=annotation.claimant)
    return move(annotation, text, *left), new


def merge(kept: Annotation, first: Annotation, second: Annotation, text: str) -> Annotation:
    """`kept` with all that `first` and `second` (in the order of the text) hold.

    It covers both and what stands between; a verdict stays only where both have it.
    """
    notes = [note for note in (first.note, second.note) if note]
    spans = ((first.start, first.end), (second.start, second.end))
    moved = move(kept, text, min(spans)[0], max(end for _, end in spans))
    return replace(
        moved,
        verdict=first.verdict if first.verdict is second.verdict else None,
        note="\n\n".join(dict.fromkeys(notes)),
        tags=united(first.tags, second.tags),
        evidence=united(first.evidence, second.evidence),
        claimant=first.claimant or second.claimant,
        replaces=united(first.replaces, second.replaces),
    )


def united(first: Iterable[T], second: Iterable[T]) -> tuple[T, ...]:
    """All of both, each once, in their order."""
    return tuple(dict.fromkeys((*first, *second)))


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags of one line and in lower case, without a leading #, each once, in their order."""
    lines = (clean_line(tag).lstrip("#").strip().lower() for tag in tags)
    return tuple(dict.fromkeys(line for line in lines if line))


def clean_note(text: str) -> str:
    """A note without control characters and without white space at its ends."""
    return clean_text(text).strip()


def clean_evidence(evidence: Evidence) -> Evidence:
    """Evidence without control characters and white space that means nothing."""
    return replace(
        evidence,
        url="".join(clean_text(evidence.url).split()),
        title=clean_line(evidence.title),
        quote=clean_note(evidence.quote),
    )


def hiding(found: Annotation, listed: ListedClaim) -> Annotation:
    """`found`, standing for the claim too that is offered on its span."""
    offered = () if listed.claim is None else ((listed.claim.start, listed.claim.end),)
    return replace(found, replaces=united(found.replaces, offered))


def standing(
    annotations: Iterable[Annotation], listed: ListedClaim, *, rejected: bool = False
) -> Annotation | None:
    """The freshest annotation of a listed claim, None where it is only offered.

    Finds the one that another window made meanwhile. Raises MarkingError where the claim was
    deleted or, unless `rejected` is True, rejected.
    """
    found = _found(annotations, listed)
    if found is None:
        return None
    if found.status is Status.DELETED:
        raise MarkingError("This claim was deleted meanwhile.")
    if found.status is Status.REJECTED and not rejected:
        raise MarkingError("This claim was rejected meanwhile.")
    return found


def _found(annotations: Iterable[Annotation], listed: ListedClaim) -> Annotation | None:
    """The annotation of a listed claim: by its id, else by the offered claim that it stands for.

    The latter is so where a mark waited for the disk while another window marked the same claim.
    """
    spans: tuple[Span, ...] = ((listed.start, listed.end),)
    kept = tuple(annotations)
    if listed.annotation is not None:
        for annotation in kept:
            if annotation.id == listed.annotation.id:
                return annotation
        spans = listed.annotation.replaces
    standing_for = [one for one in kept if not set(spans).isdisjoint(one.replaces)]
    order = list(Status)
    found = min(standing_for, key=lambda one: order.index(one.status), default=None)
    if found is None and listed.annotation is not None:
        raise MarkingError("This claim is not in the store any more.")
    return found


def with_ids(drafts: Sequence[Draft], ids: list[str]) -> list[Draft]:
    """The drafts with `ids` for their new annotations, in order; ids that are missing are added.

    So a step that is taken again makes the annotations that it made the first time.
    """
    new = [after for before, after in drafts if before is None]
    ids.extend(after.id for after in new[len(ids) :])
    given = iter(ids)
    return [
        (before, after if before is not None else _with_id(after, next(given)))
        for before, after in drafts
    ]


def _with_id(annotation: Annotation, given: str) -> Annotation:
    return annotation if annotation.id == given else replace(annotation, id=given)


def record(drafts: Sequence[Draft], stamp: Stamp) -> list[Annotation]:
    """The annotations as they should stand, each with what changed at the end of its history.

    What does not change is left out.
    """
    recorded = (_recorded(before, after, stamp) for before, after in drafts)
    return [annotation for annotation in recorded if annotation is not None]


def _recorded(before: Annotation | None, after: Annotation, stamp: Stamp) -> Annotation | None:
    new = _content(after)
    earlier = () if before is None else after.history
    if before is None:
        creator, created = stamp.by, stamp.at
        old = None
    else:
        creator, created = after.creator, after.created
        held = _content(before)
        changed = [key for key in new if new[key] != held.get(key)]
        if not changed:
            return None
        if "state" in changed or "revision" in changed:
            quotes_before, quotes = _quotes(before), _quotes(after)
            held, new = {**held, **quotes_before}, {**new, **quotes}
            changed += [key for key in quotes if quotes[key] != quotes_before[key]]
        old = {key: held.get(key) for key in changed}
        new = {key: new[key] for key in changed}
    change = Change(
        stamp.step, stamp.at, stamp.by, stamp.action, old, new, stamp.undoes, stamp.redoes
    )
    return replace(
        after,
        creator=creator,
        created=created,
        modified=stamp.at,
        history=(*earlier, change),
    )


def _quotes(annotation: Annotation) -> dict[str, Any]:
    return {key: getattr(annotation, key) for key in sorted(QUOTE_FIELDS)}


def _content(annotation: Annotation) -> dict[str, Any]:
    fields = annotation_to_json(replace(annotation, history=()))
    return {key: value for key, value in fields.items() if key not in IDENTITY_FIELDS}
