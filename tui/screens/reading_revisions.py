"""What a new text of the article changed: the claims that wait, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.claim_list import next_waiting
from annotations.kinds import AnchorState
from tui.messages import RereadAsked, RevisionsAsked
from tui.screens.reading_base import waits_for_claims
from tui.screens.reading_marks import MarkActions
from tui.screens.reading_moves import MoveActions

if TYPE_CHECKING:
    from annotations.deciding import Decision
    from tui.article_state import Place

NONE_WAITS = "no claim waits for a decision"
DECIDE = {
    AnchorState.CHANGED: "changed: {accept} same, {withdraw} other, {keep} old only",
    AnchorState.ORPHAN: "not found: {place} place it, {keep} leave it",
}
"""The keys that decide, in the few words that a narrow status line has room for."""


class RevisionActions(MarkActions, MoveActions):
    """The actions of the commands on a text that has changed."""

    @waits_for_claims
    def action_next_waiting(self) -> None:
        """Go to the next claim that waits for a decision, and say which keys decide."""
        claim = self._claim_here()
        place = self.view.top_offset - 1 if claim is None else claim
        found = next_waiting(self.state.claims, place)
        if found is None:
            self.message = NONE_WAITS
            self.show_status()
            return
        self._go_to_claim(found, NONE_WAITS)
        self.message = DECIDE[found.state].format(
            accept=self.key("wording.accept"),
            withdraw=self.key("wording.withdraw"),
            keep=self.key("wording.keep"),
            place=self.key("claim.adjust"),
        )
        self.show_status()

    @waits_for_claims
    def action_accept_wording(self) -> None:
        """Let the verdict hold for the new wording."""
        from annotations.deciding import Decision

        self._decide(Decision.RENEW)

    @waits_for_claims
    def action_withdraw_verdict(self) -> None:
        """Take the verdict away from the new wording."""
        from annotations.deciding import Decision

        self._decide(Decision.WITHDRAW)

    @waits_for_claims
    def action_keep_old_wording(self) -> None:
        """Keep a claim for its old wording, or leave one that was not found."""
        from annotations.deciding import Decision

        claim = self.state.claim
        lost = claim is not None and claim.state is AnchorState.ORPHAN
        self._decide(Decision.LEAVE if lost else Decision.KEEP_OLD)

    def _decide(self, decision: Decision) -> None:
        from annotations.history_words import describe_action

        claim = self.claim_to_mark()
        if claim is not None:
            marking = self.services.marking
            self.mark(lambda: marking.decide(claim, decision), describe_action(decision))

    def return_to_place(self, place: Place | None) -> None:
        """Go to where the reader chose to, on the screen that shows what changed."""
        if place is not None:
            self.view.reveal(*place)

    def action_read_again(self) -> None:
        """Ask the app to read the source again."""
        self.post_message(RereadAsked())

    def action_show_revisions(self) -> None:
        """Open the screen that shows what changed."""
        self.post_message(RevisionsAsked())
