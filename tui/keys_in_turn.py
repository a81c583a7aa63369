"""Keys one at a time: what is typed ahead reaches what the key before it opened.

Textual hands a key on at once to what has the focus, so that the text typed right after the key
that opens an editor would not reach that editor.
"""

from __future__ import annotations

import asyncio
from collections import deque

from textual import events
from textual.message_pump import MessagePump

from tui.styling import StyledOnce

Typed = events.Key | events.Paste

ROUNDS = 2
"""The key's own way up to the app, then the way of what it asked of the app."""

SECONDS_FOR_REPAINT = 0.05
"""So long a key is left alone to be answered on the screen, unless another key waits for it."""


class KeysInTurn(StyledOnce):
    """Hands on a key once the one before it has done its work and the focus is where it led."""

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
        """Give a key to what has the focus, and see to it that it is followed."""
        self._key_under_way = True
        place = self.focused or self.screen
        await super().on_event(event)
        self._unfollowed = place
        if self._waiting_keys:
            self._begin_to_follow()
        else:
            loop = asyncio.get_running_loop()
            self._soon = loop.call_later(SECONDS_FOR_REPAINT, self._begin_to_follow)

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
