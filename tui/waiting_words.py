"""How marks that are not on disk are told, pure."""

from __future__ import annotations


def waiting_words(count: int) -> str:
    """Such as "2 marks not on disk yet"; "" where none waits."""
    if not count:
        return ""
    return f"{count} mark{'' if count == 1 else 's'} not on disk yet"
