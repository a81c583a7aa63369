"""A line that says how far an update of the feeds is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from tui.feed_updates import UpdateState

LONGEST_BAR = 30
DONE, REST = "━", "─"


class UpdateLine(Static):
    """One line while an update goes on, none else."""

    DEFAULT_CSS = """
    UpdateLine {
        height: 1;
        padding: 0 2;
        background: $panel;
        display: none;
        &.-running { display: block; }
    }
    """

    def show(self, state: UpdateState | None) -> None:
        """Show how far an update is; None: none goes on."""
        self.set_class(state is not None, "-running")
        if state is not None:
            # Its place stays the same, so that nothing else has to be arranged anew.
            self.update(update_content(state), layout=False)


def update_content(state: UpdateState) -> Content:
    """How many feeds are done, as words and as a bar, and what they brought."""
    if not state.total:
        return Content.styled("Updating feeds …", "$quiet")
    filled = LONGEST_BAR * state.done // state.total
    told = [f"{state.new:,} new"] if state.new else []
    told += [f"{state.failed:,} failed"] if state.failed else []
    return Content.assemble(
        (f"Updating feeds {state.done:,}/{state.total:,} ", "$quiet"),
        (DONE * filled, "$accent"),
        (REST * (LONGEST_BAR - filled), "$quiet"),
        (f" {' · '.join(told)}", "$quiet"),
    )
