"""Textual's command palette, loaded when it is opened and not before the first paint.

Textual's app names the classes of the palette when it is loaded, and so brings in trees, selects
and option lists: a tenth of the way to the first paint. It gets stand-ins for them here, which
the classes replace at the first opening. A test in a real terminal opens the palette, so that a
Textual that asks more of them does not go unseen.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

PALETTE, HOLDER = "textual.command", "textual.app"
"""The palette's module, and the one that opens it. `textual.theme` names it, too, for a list of
themes that newsread does not offer.
"""


class StandIn(ModuleType):
    """Stands where the palette's module will be."""

    def __init__(self) -> None:
        """Nothing was asked for yet."""
        super().__init__(PALETTE)
        self.given: dict[str, type] = {}

    def __getattr__(self, name: str) -> type:
        """An empty class for each name that is asked for."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self.given.setdefault(name, type(name, (), {}))


def load_palette_late() -> None:
    """Let Textual's app be loaded without its palette; to be called before it is."""
    if PALETTE not in sys.modules:
        sys.modules[PALETTE] = StandIn()


def load_palette() -> None:
    """Load the palette, and put its classes where Textual has the stand-ins."""
    stand_in = sys.modules[PALETTE]
    if not isinstance(stand_in, StandIn):
        return
    del sys.modules[PALETTE]
    palette = import_module(PALETTE)
    holder = sys.modules[HOLDER]
    for name, empty in stand_in.given.items():
        if getattr(holder, name, None) is empty:
            setattr(holder, name, getattr(palette, name))
