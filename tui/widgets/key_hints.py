"""The line at the foot of a screen that names the keys that matter there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widget import Widget

from tui.bindings import keys_of
from tui.commands import commands_of
from tui.key_names import display_key

GAP = "  "


class Hint(NamedTuple):
    """One key and the word for what it does."""

    command_id: str
    key: str
    word: str
    kept: bool
    """Whether it stays where not all hints have room."""

    @property
    def width(self) -> int:
        """Cells that the hint takes, without the gap to the next."""
        return Content(self.key).cell_length + 1 + Content(self.word).cell_length


def hints_of(contexts: Iterable[str], keymap: Mapping[str, str]) -> tuple[Hint, ...]:
    """The hints of the commands of `contexts` that have one; most of those of the app are kept."""
    return tuple(
        Hint(
            command_id=command.id,
            key=display_key(keys_of(command, keymap).split(",")[0]),
            word=command.hint,
            kept=context == "app" and not command.hint_yields,
        )
        for context in contexts
        for command in commands_of(context)
        if command.hint
    )


def fit_hints(hints: Sequence[Hint], width: int) -> tuple[Hint, ...]:
    """As many of `hints` from the first on as have room in `width` cells beside the kept ones."""
    kept = [hint for hint in hints if hint.kept]
    room = width - sum(hint.width for hint in kept) - len(GAP) * max(0, len(kept) - 1)
    fitting: list[Hint] = []
    for hint in hints:
        if hint.kept:
            continue
        room -= hint.width + len(GAP)
        if room < 0:
            break
        fitting.append(hint)
    return (*fitting, *kept)


def hint_line(*hints: tuple[str, str]) -> Content:
    """Keys with the words for what they do."""
    return Content(GAP).join(
        Content.assemble((key, "bold $accent"), " ", word) for key, word in hints
    )


class KeyHints(Widget):
    """Key hints in one line; a click on one does what its key does."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyHints {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $quiet;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, contexts: Iterable[str], keymap: Mapping[str, str] | None = None) -> None:
        """Hint at the commands of `contexts`, with the keys of `keymap` in effect."""
        super().__init__()
        self._keymap = dict(keymap or {})
        self._hints = hints_of(contexts, self._keymap)

    def show_contexts(self, contexts: Iterable[str]) -> None:
        """Hint at other commands."""
        self._hints = hints_of(contexts, self._keymap)
        self.refresh()

    def render(self) -> Content:
        """The hints that have room."""
        fitting = fit_hints(self._hints, self.content_size.width)
        return hint_line(*((hint.key, hint.word) for hint in fitting))

    async def on_click(self, event: events.Click) -> None:
        """Run the command whose hint was clicked, if it can run at this moment."""
        hint = self._hint_at(event.x - self.styles.padding.left)
        if hint is None:
            return
        for active in self.screen.active_bindings.values():
            if active.binding.id == hint.command_id:
                await self.app.run_action(active.binding.action, active.node)
                return

    def _hint_at(self, x: int) -> Hint | None:
        """The hint at cell `x` of the line."""
        start = 0
        for hint in fit_hints(self._hints, self.content_size.width):
            if start <= x < start + hint.width:
                return hint
            start += hint.width + len(GAP)
        return None
