"""The line that always shows the tally of verdicts, the claim and the progress."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive

from annotations.claim_list import VerdictTally
from tui.drawn_with_key import DrawnWithKey
from tui.graphemes import unjoined
from tui.signs import SIGNS, STYLE_NAMES, tally_parts
from tui.waiting_words import waiting_words


class Status(NamedTuple):
    """What the line says."""

    message: str
    """What is under the reader's hand: a match, a highlight, a mode, the work under way."""
    tally: VerdictTally
    claim: int | None
    """Number of the current claim, from 1."""
    claims: int
    progress: float
    """0 to 1."""
    waiting: int = 0
    """Marks that are not on disk."""
    threshold: float = 0.0
    """Check-worthiness below which claims are passed over; 0 where none is."""


EMPTY_STATUS = Status("", VerdictTally(), None, 0, 0.0)


class StatusLine(DrawnWithKey):
    """Shows a `Status`; the right end always has room, the message gives way."""

    ALLOW_SELECT = False
    status: reactive[Status] = reactive(EMPTY_STATUS)

    def render(self) -> Content:
        """Message on the left; tally, claim and progress on the right."""
        facts = self._facts()
        width = self.content_size.width
        room = max(0, width - facts.cell_length - 2)
        message = self._waiting() + Content(unjoined(self.status.message))
        message = message.truncate(room, ellipsis=True)
        gap = max(0, width - message.cell_length - facts.cell_length)
        return Content.assemble(message, " " * gap, facts)

    def _waiting(self) -> Content:
        """Such as "! 2 marks not on disk yet  "; empty where all are."""
        words = waiting_words(self.status.waiting)
        return Content.styled(f"! {words}", "bold $error") + "  " if words else Content()

    def _facts(self) -> Content:
        """Such as "✓2 ✗1 ~0 –0 ·9  ≥0.50  claim 3/12  45%"; the threshold only where it is on."""
        status = self.status
        signs = Content(" ").join(
            Content.styled(f"{SIGNS[verdict]}{count}", f"bold $claim-{STYLE_NAMES[verdict]}")
            for verdict, count in tally_parts(status.tally)
        )
        claim = "–" if status.claim is None else str(status.claim)
        limit = f"  ≥{status.threshold:.2f}" if status.threshold else ""
        return Content.assemble(
            signs, f"{limit}  claim {claim}/{status.claims}  ", f"{status.progress:4.0%}"
        )
