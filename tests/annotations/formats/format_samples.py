"""What the tests of the formats share: options, any JSON, and a document changed in one place."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from annotations.formats.exchange import ExportOptions

OPTIONS = ExportOptions("2026-03-02T10:00:00Z", "newsread 0.1.0")

Place = tuple[str | int, ...]

ANY_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def every_place(value: Any, place: Place = ()) -> list[Place]:
    """The place of each value in a document, as keys and indexes from its root."""
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    else:
        return [place]
    return [place, *(one for step, held in children for one in every_place(held, (*place, step)))]


def with_value(document: Any, place: Place, value: object) -> Any:
    """A copy of a document with `value` in one place."""
    if not place:
        return value
    changed = copy.deepcopy(document)
    held = changed
    for step in place[:-1]:
        held = held[step]
    held[place[-1]] = value
    return changed
