"""A field that chooses one of the three stances of evidence."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from annotations.model import Stance
from tui.evidence_text import STANCE_STYLES, next_stance
from tui.signs import STANCE_SIGNS

GAP = "   "


class StanceField(Widget, can_focus=True):
    """Shows all stances, the chosen one marked; left, right and Space choose."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space,l", "choose(1)", show=False),
        Binding("left,h", "choose(-1)", show=False),
    ]
    DEFAULT_CSS = """
    StanceField {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        background: $background;
        &:focus { background-tint: $primary 12%; }
    }
    """

    stance: reactive[Stance] = reactive(Stance.CONTEXT)

    def render(self) -> Content:
        """The stances in a row."""
        return Content(GAP).join(self._choice(stance) for stance in Stance)

    def _choice(self, stance: Stance) -> Content:
        label = choice_label(stance, stance == self.stance)
        return Content.styled(
            label, f"bold {STANCE_STYLES[stance]}" if stance == self.stance else "$quiet"
        )

    def action_choose(self, step: int) -> None:
        """Choose the next stance, or the one before."""
        self.stance = next_stance(self.stance, step)

    def on_click(self, event: events.Click) -> None:
        """Choose the stance that was clicked."""
        start = self.styles.padding.left
        for stance in Stance:
            width = len(choice_label(stance, False))
            if start <= event.x < start + width:
                self.stance = stance
            start += width + len(GAP)


def choice_label(stance: Stance, chosen: bool) -> str:
    """One stance of the row, "(•) + supports" where it is chosen."""
    return f"({'•' if chosen else ' '}) {STANCE_SIGNS[stance]} {stance}"
