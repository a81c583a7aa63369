"""What one reader does to one article; no screen needed.

Each step is on disk before its method returns, unless the keeper lets it wait for the disk, and
is worked out on the freshest annotations, so that two windows on one article lose nothing of
each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations import history, steps
from annotations.deciding import Decision, decided, judged
from annotations.errors import MarkingError, StoreError
from annotations.history import Step, Turn
from annotations.history_words import REDO, UNDO, changes_of_step
from annotations.model import Annotation, Evidence, Status, Verdict
from annotations.steps import Draft, Stamp
from annotations.times import utc_now
from articles.clean import clean_line

if TYPE_CHECKING:
    from annotations.claim_list import ListedClaim
    from annotations.pending import Keeper
    from articles.model import Article

__all__ = ["Marking", "Step", "utc_now"]

Annotations = tuple[Annotation, ...]
Plan = tuple[Stamp, Sequence[Draft]]


class Marking:
    """The steps of one annotator through one article.

    A step takes the claim as the reader sees it listed and returns its annotation; None where
    the claim stays as the machine offered it. A step that changes nothing writes nothing.
    Raises MarkingError where the step can't be taken, StoreError where it can't be written;
    then nothing has changed.
    """

    def __init__(
        self,
        store: Keeper,
        article: Article,
        annotator: str,
        now: Callable[[], str] = utc_now,
        *,
        annotations: Annotations | None = None,
    ) -> None:
        """Go on with `annotations`, or read what the store holds of `article`.

        Raises StoreError where it has to be read and can't be.
        """
        self._store = store
        self._article = article
        self._annotator = clean_line(annotator)
        self._now = now
        self._annotations: Annotations = annotations or ()
        if annotations is None:
            self.reload()

    @property
    def annotations(self) -> Annotations:
        """Every annotation ever made, deleted ones too, as last read or written."""
        return self._annotations

    def reload(self) -> Annotations:
        """Read again what another window may have written. Raises StoreError."""
        stored = self._store.load(self._article.id)
        if stored is not None and stored.article.sha256 == self._article.sha256:
            self._annotations = stored.annotations
        return self._annotations

    def set_verdict(self, listed: ListedClaim, verdict: Verdict | None) -> Annotation | None:
        """Give a claim a verdict; the one it is seen to have already is cleared.

        A verdict on a changed claim is one on its new wording, whatever it had before.
        """
        text, cleared = self._article.text, listed.verdict is verdict
        return self._edit("verdict", listed, lambda one: judged(one, verdict, cleared, text))

    def decide(self, listed: ListedClaim, decision: Decision) -> Annotation | None:
        """Decide what becomes of a claim whose text changed, as `Decision` says."""
        text = self._article.text
        return self._edit(str(decision), listed, lambda one: decided(one, decision, text))

    def set_note(self, listed: ListedClaim, text: str) -> Annotation | None:
        """Put `text` in the place of a claim's note; empty text takes the note away."""
        note = steps.clean_note(text)
        return self._edit("note", listed, lambda one: replace(one, note=note))

    def set_tags(self, listed: ListedClaim, tags: Iterable[str]) -> Annotation | None:
        """Put `tags` in the place of a claim's tags, each once, in lower case."""
        cleaned = steps.clean_tags(tags)
        return self._edit("tags", listed, lambda one: replace(one, tags=cleaned))

    def set_evidence(self, listed: ListedClaim, evidence: Iterable[Evidence]) -> Annotation | None:
        """Put `evidence` in the place of a claim's evidence."""
        cleaned = steps.united(map(steps.clean_evidence, evidence), ())
        return self._edit("evidence", listed, lambda one: replace(one, evidence=cleaned))

    def add_evidence(self, listed: ListedClaim, evidence: Evidence) -> Annotation | None:
        """Add a piece of evidence to a claim; one that it has already is not added again."""
        added = (steps.clean_evidence(evidence),)
        return self._edit(
            "evidence",
            listed,
            lambda one: replace(one, evidence=steps.united(one.evidence, added)),
        )

    def remove_evidence(self, listed: ListedClaim, index: int) -> Annotation | None:
        """Take away the piece of evidence that the reader sees at `index`."""
        seen = () if listed.annotation is None else listed.annotation.evidence
        if not 0 <= index < len(seen):
            raise MarkingError("There is no such piece of evidence.")
        return self._edit(
            "evidence",
            listed,
            lambda one: replace(
                one, evidence=tuple(piece for piece in one.evidence if piece != seen[index])
            ),
        )

    def set_claimant(self, listed: ListedClaim, name: str | None) -> Annotation | None:
        """Correct who says it; None or an empty name leaves it to the machine."""
        claimant = clean_line(name or "") or None
        return self._edit("claimant", listed, lambda one: replace(one, claimant=claimant))

    def add_claim(self, start: int, end: int) -> Annotation:
        """Make a claim of the reader's own; one that stands there already is returned."""
        span = steps.trimmed(self._article.text, start, end)

        def draft(current: Annotations) -> list[Draft]:
            for annotation in current:
                same = (annotation.start, annotation.end) == span
                if same and annotation.status is Status.ACCEPTED:
                    return [(annotation, annotation)]
            return [(None, steps.create(self._article.text, *span, replaces=(span,)))]

        return self._take("add", draft)[0]

    def resize(self, listed: ListedClaim, start: int, end: int) -> Annotation | None:
        """Put a claim on another span, trimmed of white space."""
        span = steps.trimmed(self._article.text, start, end)
        return self._edit("resize", listed, lambda one: steps.move(one, self._article.text, *span))

    def split(self, listed: ListedClaim, at: int) -> tuple[Annotation, Annotation]:
        """Make two claims of one, as `steps.split` says."""

        def draft(current: Annotations) -> list[Draft]:
            found = steps.standing(current, listed)
            left, right = steps.split(found or self._offered(listed), self._article.text, at)
            return [(found, left), (None, right)]

        left, right = self._take("split", draft)
        return left, right

    def merge(self, first: ListedClaim, second: ListedClaim) -> Annotation:
        """Make one claim of two, as `steps.merge` says; the other becomes a deleted one."""

        def draft(current: Annotations) -> list[Draft]:
            ordered = sorted((first, second), key=lambda one: (one.start, one.end))
            left, right = (steps.standing(current, one) for one in ordered)
            one, other = left or self._offered(ordered[0]), right or self._offered(ordered[1])
            if one.id == other.id or ordered[0] == ordered[1]:
                raise MarkingError("A claim can't be merged with itself.")
            kept = left or right
            drafts: list[Draft] = [(kept, steps.merge(kept or one, one, other, self._article.text))]
            if left is not None and right is not None:
                drafts.append((right, replace(right, status=Status.DELETED, replaces=())))
            return drafts

        return self._take("merge", draft)[0]

    def delete(self, listed: ListedClaim) -> Annotation:
        """Take a claim away: an annotation is kept as deleted, an offered claim is rejected."""

        def draft(current: Annotations) -> list[Draft]:
            found = steps.standing(current, listed)
            if found is None:
                return [(None, replace(self._offered(listed), status=Status.REJECTED))]
            return [(found, replace(steps.hiding(found, listed), status=Status.DELETED))]

        return self._take("delete", draft)[0]

    def accept(self, listed: ListedClaim) -> Annotation:
        """Hold an offered or a rejected claim for one that is worth a check."""
        return self._judge("accept", listed, Status.ACCEPTED)

    def reject(self, listed: ListedClaim) -> Annotation:
        """Hold a claim for none."""
        return self._judge("reject", listed, Status.REJECTED)

    def undo(self) -> Step:
        """Take back the annotator's last step that still stands, over restarts too.

        Raises MarkingError where there is none or someone else has changed the same since.
        """
        return self._turn(UNDO, history.next_undo, "Nothing to undo.")

    def redo(self) -> Step:
        """Do again what was last undone; an ordinary step after the undo leaves nothing."""
        return self._turn(REDO, history.next_redo, "Nothing to redo.")

    def _turn(
        self, action: str, find: Callable[[Annotations, str], Turn | None], nothing: str
    ) -> Step:
        turns: list[Turn] = []
        meant: list[object] = []
        at = self._now()

        def plan(current: Annotations) -> Plan:
            turn = find(current, self._annotator)
            if turn is None:
                raise MarkingError(nothing)
            meant.append(changes_of_step(current, turn.origin, self._annotator))
            if meant[0] != meant[-1]:
                raise MarkingError(
                    "Another window has taken a step since, so an undo was left out."
                )
            turns.append(turn)
            stamp = self._stamp(action, current, at)
            if action == UNDO:
                stamp = replace(stamp, undoes=turn.origin)
            else:
                stamp = replace(stamp, redoes=turn.origin)
            text = self._article.text
            return stamp, history.reverse(current, turn.last, self._annotator, text)

        self._write(plan)
        return history.told(self._annotations, turns[-1].origin, self._annotator)

    def _judge(self, action: str, listed: ListedClaim, status: Status) -> Annotation:
        def draft(current: Annotations) -> list[Draft]:
            found = steps.standing(current, listed, rejected=True)
            held = found or self._offered(listed)
            if status is Status.REJECTED:
                held = steps.hiding(held, listed)
            return [(found, replace(held, status=status))]

        return self._take(action, draft)[0]

    def _edit(
        self, action: str, listed: ListedClaim, edit: Callable[[Annotation], Annotation]
    ) -> Annotation | None:
        def draft(current: Annotations) -> list[Draft]:
            found = steps.standing(current, listed)
            base = found or self._offered(listed)
            edited = edit(base)
            return [] if found is None and edited == base else [(found, edited)]

        return next(iter(self._take(action, draft)), None)

    def _offered(self, listed: ListedClaim) -> Annotation:
        """An annotation that stands for an offered claim and says nothing of it yet."""
        start, end = listed.start, listed.end
        return steps.create(self._article.text, start, end, replaces=((start, end),))

    def _stamp(self, action: str, current: Annotations, at: str) -> Stamp:
        return Stamp(history.next_step(current), at, self._annotator, action)

    def _take(self, action: str, draft: Callable[[Annotations], Sequence[Draft]]) -> Annotations:
        at = self._now()
        return self._write(lambda current: (self._stamp(action, current, at), draft(current)))

    def _write(self, plan: Callable[[Annotations], Plan]) -> Annotations:
        """Take one step through the store; the drafted annotations as they stand after it.

        A keeper may take the step again later: it makes the same annotations then.
        """
        ids: list[str] = []
        drafted: list[str] = []

        def edit(current: Annotations) -> list[Annotation]:
            stamp, drafts = plan(current)
            drafts = steps.with_ids(drafts, ids)
            drafted[:] = [after.id for _, after in drafts]
            return steps.record(drafts, stamp)

        try:
            self._annotations = self._store.change(self._article, edit)
        except MarkingError:
            with suppress(StoreError):
                self.reload()
            raise
        by_id = {annotation.id: annotation for annotation in self._annotations}
        return tuple(by_id[one] for one in drafted)
