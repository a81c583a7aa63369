"""What the colours and signs mean, and the keys that matter at the first run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.bindings import COMMAND_BY_ID, display_keys, keys_of
from tui.signs import SIGNS, STYLE_NAMES, WORDS
from tui.state_signs import state_legend

ENTITY_LEGEND = (
    ("person", "person", "bold"),
    ("place", "place", "italic"),
    ("organisation", "organisation", "bold"),
    ("nationality", "group", "italic"),
    ("date", "date", "italic"),
)

GAP = "   "


class Legend(Widget):
    """The verdicts' signs, then how names and figures look in the text: a line each if they fit."""

    ALLOW_SELECT = False

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the items take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The signs and looks, each in its own style and on one line."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        verdicts = [
            Content.styled(f"{SIGNS[verdict]} {WORDS[verdict]}", f"$claim-{STYLE_NAMES[verdict]}")
            for verdict in SIGNS
        ]
        verdicts += state_legend()
        looks = [
            Content.styled(word, f"{weight} $entity-{kind}") for word, kind, weight in ENTITY_LEGEND
        ]
        looks.append(Content.styled("figure", "underline $figure"))
        looks.append(Content.assemble(("▶", "bold $accent"), " current claim"))
        return [*packed_lines(verdicts, width), *packed_lines(looks, width)]


def packed_lines(items: Iterable[Content], width: int) -> list[Content]:
    """`items` side by side in lines of at most `width` cells, none of them broken."""
    lines: list[Content] = []
    for item in items:
        if lines and lines[-1].cell_length + len(GAP) + item.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], GAP, item)
        else:
            lines.append(item)
    return lines


FIRST_KEYS = (
    ("claim.next", "next claim"),
    ("claim.verify", "verified"),
    ("claim.dispute", "disputed"),
    ("claim.note", "note"),
    ("app.help", "all keys"),
)


def key_in_effect(command_id: str, keymap: Mapping[str, str]) -> str:
    """The first key of a command as people read it, that of `keymap` where it has one."""
    return display_keys(keys_of(COMMAND_BY_ID[command_id], keymap).split(",")[0])


class FirstRunHint(Widget):
    """The five keys that matter, in one line, shown once."""

    ALLOW_SELECT = False

    def __init__(self, keymap: Mapping[str, str]) -> None:
        """Name the keys in effect."""
        super().__init__()
        self._keymap = keymap

    def render(self) -> Content:
        """Such as "New here?  j next claim  v verified …"."""
        parts = [Content.styled("New here?", "bold $primary")]
        for command_id, word in FIRST_KEYS:
            key = key_in_effect(command_id, self._keymap)
            parts.append(Content.assemble((key, "bold $accent"), f" {word}"))
        leave = key_in_effect("mode.leave", self._keymap)
        parts.append(Content.styled(f"{leave} hides this", "$quiet"))
        return Content("  ").join(parts)
