"""What becomes of annotations where the text of their article changed. Pure.

An annotation whose wording is the same stands *anchored* in the new text. One whose wording
changed stands *changed* on the words that took its place: verdict and quote are kept as they were
given. One that is not found is an *orphan* at the place where it would have been, kept in full.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotations.anchoring.finding import Found, Sought, find, sought_by_quote, sought_in_text
from annotations.anchoring.spans import Span, place_of, span_of
from annotations.anchoring.texts import Texts, texts_of
from annotations.history import next_step
from annotations.history_words import REVISE
from annotations.model import AnchorState, Annotation, Status
from annotations.steps import Stamp, anchored, record
from articles.model import Article

NEWSREAD = "newsread"
"""Who takes the step in the history of an annotation that a new text brings."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many claims a new text kept, changed and lost."""

    anchored: int = 0
    changed: int = 0
    orphans: int = 0


def revised(
    old: Article, new: Article, annotations: Iterable[Annotation], at: str
) -> list[Annotation]:
    """The annotations of `old` that stand otherwise on `new`, each with that in its history.

    All share one step by newsread at the time `at`.
    """
    kept = tuple(annotations)
    stamp = Stamp(next_step(kept), at, NEWSREAD, REVISE)
    return record(list(zip(kept, reanchored(old, new, kept), strict=True)), stamp)


def reanchored(
    old: Article, new: Article, annotations: Iterable[Annotation]
) -> tuple[Annotation, ...]:
    """Each annotation of `old` as it stands on `new`, without an entry in its history."""
    kept = tuple(annotations)
    if not kept or old.text == new.text:
        return kept
    texts = texts_of(old.text, new.text)
    return tuple(_reanchored(texts, old, new, one) for one in kept)


def tell_kept(annotations: Iterable[Annotation]) -> Kept:
    """How many of the reader's claims stand how."""
    states = [one.state for one in annotations if one.status is Status.ACCEPTED]
    return Kept(
        states.count(AnchorState.ANCHORED),
        states.count(AnchorState.CHANGED),
        states.count(AnchorState.ORPHAN),
    )


def kept_words(kept: Kept) -> str:
    """Such as "3 claims kept, 1 changed, 1 not found"."""
    claims = "claim" if kept.anchored == 1 else "claims"
    words = [f"{kept.anchored} {claims} kept"]
    if kept.changed:
        words.append(f"{kept.changed} changed")
    if kept.orphans:
        words.append(f"{kept.orphans} not found")
    return ", ".join(words)


def carried(old: Article, new: Article, offset: int) -> int:
    """Where the place at `offset` of the old text is in the new one."""
    return offset if old.text == new.text else _point(texts_of(old.text, new.text), offset)


def _reanchored(texts: Texts, old: Article, new: Article, annotation: Annotation) -> Annotation:
    if annotation.revision == new.sha256:
        returned = _returned(annotation, new.text)
        if returned is not None:
            return returned
    if annotation.state is AnchorState.CHANGED and _is_untouched(texts, annotation):
        return _shifted(texts, annotation)
    sought = _sought(texts, old, annotation)
    if not sought.count:
        # A mark on a dash or a space alone holds nothing by which it could be known again.
        here = (_point(texts, annotation.start),) * 2
        return _with_old_wording(annotation, old, AnchorState.ORPHAN, here, ())
    found = find(texts, sought)
    span = span_of(texts.new, found, sought)
    spans = _spans(texts, annotation, found, span)
    if found.state is AnchorState.ANCHORED:
        return replace(anchored(annotation, new.text, *span), replaces=spans)
    settled = annotation.settled and annotation.state is found.state is AnchorState.ORPHAN
    return _with_old_wording(annotation, old, found.state, span, spans, settled=settled)


def _sought(texts: Texts, old: Article, annotation: Annotation) -> Sought:
    start, end = annotation.start, annotation.end
    if annotation.revision is None and old.text[start:end] == annotation.quote:
        return sought_in_text(texts, start, end)
    return sought_by_quote(
        texts, annotation.quote, annotation.prefix, annotation.suffix, start, end
    )


def _with_old_wording(
    annotation: Annotation,
    old: Article,
    state: AnchorState,
    span: Span,
    replaces: tuple[Span, ...],
    *,
    settled: bool = False,
) -> Annotation:
    """`annotation` on other words, or none; what it quotes stays that of the text it came from."""
    start, end = span
    return replace(
        annotation,
        start=start,
        end=end if state is AnchorState.CHANGED else start,
        state=state,
        revision=annotation.revision or old.sha256,
        settled=settled,
        replaces=replaces,
    )


def _spans(texts: Texts, annotation: Annotation, found: Found, span: Span) -> tuple[Span, ...]:
    """Where the offered claims stand now that the annotation hides.

    A claim that was rejected in another wording is offered again.
    """
    rejected = annotation.status is Status.REJECTED
    if found.state is AnchorState.ORPHAN or (found.state is AnchorState.CHANGED and rejected):
        return ()
    own = (annotation.start, annotation.end)
    moved = (span if one == own else _image(texts, one) for one in annotation.replaces)
    return tuple(dict.fromkeys(one for one in moved if one[0] < one[1]))


def _image(texts: Texts, span: Span) -> Span:
    """The same words at the place of `span` in the new text; an empty span where there are none."""
    sought = sought_in_text(texts, *span)
    if not sought.count:
        return 0, 0
    start, end, equal = texts.alignment.image(sought.start, sought.end)
    if not equal:
        return 0, 0
    return span_of(texts.new, Found(AnchorState.ANCHORED, start, end), sought)


def _is_untouched(texts: Texts, annotation: Annotation) -> bool:
    """Whether the words that took the claim's place stand in the new text as they did."""
    start, end = _image(texts, (annotation.start, annotation.end))
    return start < end


def _shifted(texts: Texts, annotation: Annotation) -> Annotation:
    """`annotation` at the place where its own is now, otherwise as it is."""
    start, end = _image(texts, (annotation.start, annotation.end))
    if start == end:
        start = end = _point(texts, annotation.start)
    spans = tuple(one for span in annotation.replaces if (one := _image(texts, span))[0] < one[1])
    return replace(annotation, start=start, end=end, replaces=spans)


def _point(texts: Texts, offset: int) -> int:
    """Where the place at `offset` of the old text is in the new one."""
    number = texts.old.first_at(offset)
    start, _, _ = texts.alignment.image(number, number)
    return place_of(texts.new, start)


def _returned(annotation: Annotation, text: str) -> Annotation | None:
    """`annotation` where it stood when its quote was taken, on that very text."""
    for change in reversed(annotation.history):
        before = change.before or {}
        if change.action != REVISE or before.get("state") != AnchorState.ANCHORED:
            continue
        start, end = before.get("start", annotation.start), before.get("end", annotation.end)
        if type(start) is not int or type(end) is not int or text[start:end] != annotation.quote:
            return None
        spans = before.get("replaces", [list(one) for one in annotation.replaces])
        standing = anchored(annotation, text, start, end)
        return replace(standing, replaces=tuple((one[0], one[1]) for one in spans))
    return None
