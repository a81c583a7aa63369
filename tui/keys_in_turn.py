"""Keys one at a time: what is typed ahead reaches what the key before it opened.

Textual hands a key on at once to what has the focus, so that the text typed right after the key
that opens an editor would not reach that editor.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from functools import cache
from inspect import iscoroutinefunction

from textual import events
from textual.binding import Binding
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

from tui.bindings import COMMAND_BY_ID
from tui.bound_keys import BoundKeys
from tui.screens.first_frame import FirstFrameScreen

Typed = events.Key | events.Paste

ROUNDS = 2
"""The key's own way up to the app, then the way of what it asked of the app."""

SECONDS_FOR_REPAINT = 0.05
"""So long a key is left alone to be answered on the screen, unless another key waits for it."""


class KeysInTurn(BoundKeys):
    """Hands on a key once the one before it has done its work and the focus is where it led.

    Where nobody on its way to the app looks at a key, its command is run and what that changed
    is drawn at once: Textual sends messages for each step of that way.
    """

    held_widgets: set[Widget] | None = None
    """The widgets that wait for the frame of the key that is being answered; None: no key is."""

    def __init__(self, ansi_color: bool | None = None) -> None:
        """Wait for the first key; `ansi_color` is Textual's."""
        super().__init__(ansi_color=ansi_color)
        self._waiting_keys: deque[Typed] = deque()
        self._key_under_way = False
        self._unfollowed: MessagePump | None = None
        self._soon: asyncio.TimerHandle | None = None

    async def on_event(self, event: events.Event) -> None:
        """Keep a key that comes too early; all other events take their usual way."""
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
        elif self._key_under_way:
            self._waiting_keys.append(event)
            self._begin_to_follow()
        else:
            await self._hand_on(event)

    async def _hand_on(self, event: Typed) -> None:
        """Give a key to what has the focus, and the next one when all is done that it asked for."""
        while await self._is_done(event):
            if not self._waiting_keys:
                self._key_under_way = False
                return
            event = self._waiting_keys.popleft()

    async def _is_done(self, event: Typed) -> bool:
        """Answer a key, or give it to what has the focus and see to it that it is followed."""
        self._key_under_way = True
        place, screen = self.focused or self.screen, self.screen
        if not isinstance(event, events.Key) or not await self._answer(event):
            await super().on_event(event)
        elif screen is self.screen and not self._is_asked(place):
            return True
        self._unfollowed = place
        if self._waiting_keys:
            self._begin_to_follow()
        else:
            loop = asyncio.get_running_loop()
            self._soon = loop.call_later(SECONDS_FOR_REPAINT, self._begin_to_follow)
        return False

    def _is_asked(self, place: DOMNode) -> bool:
        """Whether anything waits at `place` or above it that is no key."""
        return any(
            pump._next_callbacks or any(not isinstance(one, Typed) for one in waiting_at(pump))
            for pump in place.ancestors_with_self
        )

    async def _answer(self, event: events.Key) -> bool:
        """Run the command of a key and draw what it changed; False where others come first."""
        screen = self.screen
        if not isinstance(screen, FirstFrameScreen) or screen.is_modal or screen.maximized:
            return False
        names = tuple(event.name_aliases)
        if not self.app_focus or any(hears(node, names) for node in self.key_path()[:-1]):
            return False
        found = [
            (node, binding) for node, bindings in self.bound(event.key) for binding in bindings
        ]
        if not all(self._is_done_at_once(node, binding) for node, binding in found):
            return False
        screen._clear_tooltip()
        held: set[Widget] = set()
        self.held_widgets = held
        try:
            for node, binding in found:
                if await self.run_action(binding.action, node):
                    return True
            return False
        finally:
            self.held_widgets = None
            self._draw(screen, held)

    def _is_done_at_once(self, node: DOMNode, binding: Binding) -> bool:
        """Whether a binding is a command of ours that waits for nothing."""
        if binding.priority or binding.id not in COMMAND_BY_ID:
            return False
        target, name, _ = self._parse_action(binding.action, node)
        return not iscoroutinefunction(getattr(target, f"action_{name}", None))

    def _draw(self, screen: FirstFrameScreen, held: set[Widget]) -> None:
        """Draw what a key changed; where the next is there already, when Textual's clock ticks."""
        is_last = not any(isinstance(one, Typed) for one in waiting_at(self))
        if is_last and not self._waiting_keys and screen is self.screen:
            screen.draw_with_key(held)
        else:
            for widget in held:
                widget.check_idle()

    def _begin_to_follow(self) -> None:
        """Follow the key that is under way, if it is not followed yet."""
        place, self._unfollowed = self._unfollowed, None
        if place is not None:
            if self._soon is not None:
                self._soon.cancel()
            self._follow(place, ROUNDS)

    def _follow(self, place: MessagePump, rounds: int) -> None:
        """Come after the key to `place` and to all above it, up to the app."""
        while place is not self:
            above = place._parent or self
            if place.call_later(self._follow, above, rounds):
                return
            place = above
        self.call_later(self._arrive, rounds - 1)

    async def _arrive(self, rounds: int) -> None:
        """Follow once more what the key opened, then hand on the next key."""
        if rounds:
            self._follow(self.focused or self.screen, rounds)
        elif self._waiting_keys:
            await self._hand_on(self._waiting_keys.popleft())
        else:
            self._key_under_way = False


def waiting_at(pump: MessagePump) -> Iterable[Message | None]:
    """The messages that wait at a widget, a screen or the app."""
    values: Iterable[Message | None] = pump._message_queue.values
    return values


def hears(node: DOMNode, names: tuple[str, ...]) -> bool:
    """Whether a node looks at a key of these names before it is taken for a command.

    A node that does so at times only says when, by an attribute `hears_keys`.
    """
    said: bool | None = getattr(node, "hears_keys", None)
    return kind_hears(type(node), names) if said is None else said


@cache
def kind_hears(kind: type[DOMNode], names: tuple[str, ...]) -> bool:
    """Whether nodes of a kind have something to do with a key, beside what every widget has."""
    handlers = {f"{before}key_{name}" for before in ("", "_") for name in names}
    handlers |= {"on_key", "_on_key"}
    ours = [one.__dict__ for one in kind.__mro__ if one is not Widget]
    return any(
        not handlers.isdisjoint(members) or events.Key in members.get("_decorated_handlers", ())
        for members in ours
    )
