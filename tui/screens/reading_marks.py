"""Marking the current claim: verdicts, note, tags, evidence, claimant, undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from annotations.errors import AnnotationError
from annotations.kinds import Stance, Verdict
from tui.article_renewal import with_annotations
from tui.screens.reading_base import ReadingBase, waits_for_claims

if TYPE_CHECKING:
    from annotations.claim_list import ListedClaim
    from annotations.history import Step
    from annotations.model import Evidence
    from tui.screens.dialog import Dialog

Written = TypeVar("Written")
"""What the reader wrote in an editor"""

CHOOSE_FIRST = "go to a claim first: {}, or click one"

LOOK_FIRST = "the current claim: again to mark it"

STANCE_BY_VERDICT = {Verdict.VERIFIED: Stance.SUPPORTS, Verdict.DISPUTED: Stance.CONTRADICTS}


def usual_stance(claim: ListedClaim) -> Stance:
    """What new evidence most likely does to a claim of this verdict."""
    if claim.verdict is None:
        return Stance.CONTEXT
    return STANCE_BY_VERDICT.get(claim.verdict, Stance.CONTEXT)


def refill_line(editor: Dialog[str], text: str) -> None:
    """Put `text` back into the line of an editor."""
    from tui.widgets.text_fields import LineField

    editor.query_one(LineField).load(text)


class MarkActions(ReadingBase):
    """The actions of the commands that mark."""

    @waits_for_claims
    def action_mark_verified(self) -> None:
        """Mark as verified."""
        self._set_verdict(Verdict.VERIFIED)

    @waits_for_claims
    def action_mark_disputed(self) -> None:
        """Mark as disputed."""
        self._set_verdict(Verdict.DISPUTED)

    @waits_for_claims
    def action_mark_needs_context(self) -> None:
        """Mark as needing context."""
        self._set_verdict(Verdict.NEEDS_CONTEXT)

    @waits_for_claims
    def action_mark_not_checkable(self) -> None:
        """Mark as not checkable."""
        self._set_verdict(Verdict.NOT_CHECKABLE)

    def _set_verdict(self, verdict: Verdict) -> None:
        claim = self.claim_to_mark()
        if claim is not None:
            self.mark(lambda: self.services.marking.set_verdict(claim, verdict))

    def claim_to_mark(self) -> ListedClaim | None:
        """The current claim; None where there is none, or where the reader can't see it.

        Then the reader is told how to choose one, or the claim is shown.
        """
        claim = self.state.claim
        if claim is None:
            self.message = CHOOSE_FIRST.format(self.key("claim.next"))
        elif not self.view.shows_any_of(claim.start, claim.end):
            self.reveal_claim()
            self.message = LOOK_FIRST
            claim = None
        if claim is None:
            self.show_status()
        return claim

    def _open_editor(
        self,
        make: Callable[[], Dialog[Written]],
        keep: Callable[[Written], bool],
        refill: Callable[[Dialog[Written], Written], None],
    ) -> Dialog[Written]:
        """Open an editor; one whose answer can't be kept opens again with that answer in it."""
        editor = make()

        def take(written: Written | None) -> None:
            if written is not None and not keep(written):
                again = self._open_editor(make, keep, refill)
                again.call_after_refresh(refill, again, written)

        self.app.push_screen(editor, take)
        return editor

    def action_write_note(self) -> None:
        """Open the editor of the note."""
        from tui.screens.note_editor import NoteEditor
        from tui.widgets.text_fields import TextField

        claim = self.claim_to_mark()
        if claim is None:
            return
        note = claim.annotation.note if claim.annotation else ""
        self._open_editor(
            lambda: NoteEditor(self._quote(claim), note, self.keymap),
            lambda text: self.mark(
                lambda: self.services.marking.set_note(claim, text), "note kept"
            ),
            lambda editor, text: editor.query_one(TextField).load(text),
        )

    def action_edit_tags(self) -> None:
        """Open the line of tags."""
        from tui.screens.line_editor import LineEditor

        claim = self.claim_to_mark()
        if claim is None:
            return

        def keep(text: str) -> bool:
            tags = [tag for tag in (part.strip() for part in text.split(",")) if tag]
            return self.mark(lambda: self.services.marking.set_tags(claim, tags), "tags kept")

        used = {tag for annotation in self.state.annotations for tag in annotation.tags}
        tags = claim.annotation.tags if claim.annotation else ()

        def make() -> LineEditor:
            return LineEditor(
                "Tags",
                ", ".join(tags),
                quote=self._quote(claim),
                offers=sorted(used),
                several=True,
                placeholder="split by commas",
                keymap=self.keymap,
            )

        self._open_editor(make, keep, refill_line)

    def action_correct_claimant(self) -> None:
        """Open the line of the claimant."""
        from tui.screens.line_editor import LineEditor

        claim = self.claim_to_mark()
        if claim is None:
            return

        def keep(text: str) -> bool:
            name = text.strip() or None
            return self.mark(
                lambda: self.services.marking.set_claimant(claim, name), "claimant kept"
            )

        def make() -> LineEditor:
            return LineEditor(
                "Said by",
                self._claimant(claim),
                quote=self._quote(claim),
                offers=self._names(),
                placeholder="who says this; empty: as the machine sees it",
                keymap=self.keymap,
            )

        self._open_editor(make, keep, refill_line)

    def action_add_evidence(self) -> None:
        """Open the editor of evidence."""
        from tui.screens.evidence_editor import EvidenceEditor
        from tui.widgets.evidence_form import EvidenceForm

        claim = self.claim_to_mark()
        if claim is None:
            return
        existing = claim.annotation.evidence if claim.annotation else ()

        def refill(editor: Dialog[tuple[Evidence, ...]], written: tuple[Evidence, ...]) -> None:
            for piece in written:
                if piece not in existing:
                    editor.query_one(EvidenceForm).show(piece)

        self._open_editor(
            lambda: EvidenceEditor(self._quote(claim), existing, usual_stance(claim), self.keymap),
            lambda evidence: self.mark(
                lambda: self.services.marking.set_evidence(claim, evidence), "evidence kept"
            ),
            refill,
        )

    def _quote(self, claim: ListedClaim) -> str:
        return claim.wording(self.state.article.text)

    def _claimant(self, claim: ListedClaim) -> str:
        """Who says the claim as far as is known."""
        from annotations.sayings import claimant

        return claimant(claim, self.state.sayings, self.state.article.text)

    def _names(self) -> list[str]:
        """People and organisations of the article, each once, in the order of the text."""
        text = self.state.article.text
        names = [
            " ".join(text[entity.start : entity.end].split())
            for entity in self.state.entity_index.spans
            if entity.label in {"PERSON", "PER", "ORG"}
        ]
        return list(dict.fromkeys(names))

    def action_undo_step(self) -> None:
        """Take back the last step."""
        self._turn(self.services.marking.undo, "undone")

    def action_redo_step(self) -> None:
        """Do again what was taken back."""
        self._turn(self.services.marking.redo, "redone")

    def _turn(self, turn: Callable[[], Step], word: str) -> None:
        """Undo or redo, and go to where it happened."""
        try:
            step = turn()
        except AnnotationError as error:
            self.message = str(error)
            self.show_status()
            return
        annotations = self.services.marking.annotations
        state = with_annotations(self.state, annotations, (step.start, step.end))
        self.show(state, f"{word}: {step.description}")
        self.reveal_claim()
