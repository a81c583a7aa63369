"""Which command a key stands for: looked up, where Textual copies every binding for every key."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from textual.binding import Binding, BindingsMap, Keymap
from textual.dom import DOMNode
from textual.keys import key_to_character

from tui.styling import StyledOnce

Bound = tuple[DOMNode, list[Binding]]
"""A node with its bindings of a key."""


class BoundKeys(StyledOnce):
    """Finds the bindings of a key as Textual does, without the copies."""

    def __init__(self, ansi_color: bool | None = None) -> None:
        """Nothing is looked up yet; `ansi_color` is Textual's."""
        super().__init__(ansi_color=ansi_color)
        self._rebound: WeakKeyDictionary[DOMNode, tuple[BindingsMap, Keymap, BindingsMap]] = (
            WeakKeyDictionary()
        )

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Run the first binding of `key` that takes it, from the focus up to the app.

        Those with `priority` are asked from the app down, also behind a modal screen.
        """
        found = list(self.bound(key, behind_modal=priority))
        for namespace, bindings in reversed(found) if priority else found:
            for binding in bindings:
                if binding.priority == priority and await self.run_action(
                    binding.action, namespace
                ):
                    return True
        return False

    def bound(self, key: str, *, behind_modal: bool = False) -> Iterator[Bound]:
        """Who has bindings of `key`, from the focus up to the first modal screen or behind it."""
        below: list[DOMNode] = []
        character = key_to_character(key)
        for node in self.key_path():
            bindings = self._bindings_of(node).key_to_bindings.get(key)
            if bindings and not any(one.check_consume_key(key, character) for one in below):
                yield node, bindings
            if node.is_modal and not behind_modal:
                return
            below.append(node)

    def key_path(self) -> list[DOMNode]:
        """The nodes that a key comes to: from what has the focus up to the app."""
        focused = self.focused
        return [self.screen, self] if focused is None else focused.ancestors_with_self

    def _bindings_of(self, node: DOMNode) -> BindingsMap:
        """The bindings of a node, with the reader's own keys."""
        keymap = self._keymap
        if not keymap:
            return node._bindings
        known = self._rebound.get(node)
        if known is not None and known[0] is node._bindings and known[1] is keymap:
            return known[2]
        bindings = node._bindings.copy()
        clashed = bindings.apply_keymap(keymap).clashed_bindings
        if clashed:
            self.handle_bindings_clash(clashed, node)
        self._rebound[node] = node._bindings, keymap, bindings
        return bindings
