"""The line that always shows the tally of verdicts, the claim and the progress."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual

from annotations.claim_list import VerdictTally
from tui.graphemes import unjoined
from tui.signs import SIGNS, STYLE_NAMES, tally_parts
from tui.waiting_words import waiting_words
from tui.widgets.bare_lines import BareLines


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


GAP = 2
"""Cells between message and tally, at least."""

EMPTY_STATUS = Status("", VerdictTally(), None, 0, 0.0)


class StatusLine(BareLines):
    """Shows a `Status`; the right end always has room, the message gives way."""

    ALLOW_SELECT = False
    status: reactive[Status] = reactive(EMPTY_STATUS)

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self._styles: dict[str, Style] = {}
        self._base: Style | None = None

    def render_line(self, y: int) -> Strip:
        """Message on the left; tally, claim and progress on the right."""
        if self._base is None:
            self._base = self.rich_style
        base, width = self._base, self.size.width
        facts = [*self._signs(base), Segment(self._facts(), base)]
        room = max(0, width - sum(segment.cell_length for segment in facts))
        margin = Segment(" " * self.styles.padding.left, base)
        line = [margin, *self._message(room, base), *facts]
        return Strip(line).crop_extend(0, self.outer_size.width, base)

    def _message(self, room: int, base: Style) -> Iterable[Segment]:
        """What is said, in `room` cells; before it how many marks are not on disk."""
        message = Content(unjoined(self.status.message))
        words = waiting_words(self.status.waiting)
        if words:
            message = Content.styled(f"! {words}", "bold $error") + "  " + message
        message = message.truncate(max(0, room - GAP), ellipsis=True)
        message = message.pad_right(room - message.cell_length)
        return self._drawn(message) if words else [Segment(message.plain, base)]

    def _signs(self, base: Style) -> list[Segment]:
        """The tally, such as "✓2 ✗1 ~0 –0 ·9"."""
        signs: list[Segment] = []
        for verdict, count in tally_parts(self.status.tally):
            style = f"bold $claim-{STYLE_NAMES[verdict]}"
            signs += [Segment(f"{SIGNS[verdict]}{count}", self._style(style)), Segment(" ", base)]
        return signs[:-1]

    def _style(self, name: str) -> Style:
        """How a part of the line looks, by Textual's name of a style."""
        style = self._styles.get(name)
        if style is None:
            ((_, style, _), *_) = self._drawn(Content.styled("x", name))
            self._styles[name] = style = style or Style.null()
        return style

    def _drawn(self, content: Content) -> Strip:
        """A line of many styles."""
        return Visual.to_strips(self, content, content.cell_length, 1, self.visual_style)[0]

    def _facts(self) -> str:
        """Such as "  ≥0.50  claim 3/12  45%"; the threshold only where it is on."""
        status = self.status
        claim = "–" if status.claim is None else str(status.claim)
        limit = f"  ≥{status.threshold:.2f}" if status.threshold else ""
        return f"{limit}  claim {claim}/{status.claims}  {status.progress:4.0%}"

    def notify_style_update(self) -> None:
        """Draw again in the colours of another theme."""
        self._base = None
        self._styles.clear()
        super().notify_style_update()
