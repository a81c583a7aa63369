"""What a command is, and the kinds of them in the order in which people meet them.

The class name gives the title and the action, the docstring is the help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

WORD_IN_NAME = re.compile(r"[A-Z][a-z]*")


class Command:
    """Something the reader can do with a key."""

    id: ClassVar[str]
    """What the settings call it."""
    keys: ClassVar[str]
    """Default keys in Textual's names, split by commas."""
    group: ClassVar[str]
    """Heading in the help screen."""
    context: ClassVar[str]
    """Where it works: "app", "reading", "selecting", "list", "library", "across", "dialog",
    "unsaved" or "formats".
    """
    hint: ClassVar[str] = ""
    """One word for the line of keys at the foot of the screen; empty: not shown there."""
    hint_yields: ClassVar[bool] = False
    """Whether the hint gives way to those of the screen where not all have room."""
    title: ClassVar[str]
    help: ClassVar[str]
    action: ClassVar[str]

    def __init_subclass__(cls) -> None:
        """Name the command after its class; a class without an id is a group of commands."""
        words = [word.lower() for word in WORD_IN_NAME.findall(cls.__name__)]
        cls.title = " ".join(words).capitalize()
        cls.action = "_".join(words)
        cls.help = (cls.__doc__ or "").strip()


class ClaimCommand(Command):
    """Commands that walk the claims."""

    context = "reading"
    group = "Claims"


class MarkCommand(Command):
    """Commands that mark the current claim."""

    context = "reading"
    group = "Marking"


class SpanCommand(Command):
    """Commands that make and change the span of a claim."""

    context = "reading"
    group = "Claims of your own"


class RevisionCommand(Command):
    """Commands on what a new text of the article changed."""

    context = "reading"
    group = "When the text has changed"


class ComparisonCommand(Command):
    """Commands on the screen that shows what changed between two readings."""

    context = "comparison"
    group = "What changed"


class MoveCommand(Command):
    """Commands that move through an article."""

    context = "reading"
    group = "Moving"


class ViewCommand(Command):
    """Commands that change what is shown."""

    context = "reading"
    group = "View"


class ShareCommand(Command):
    """Commands that take an article or a claim out of newsread."""

    context = "reading"
    group = "Browser and clipboard"


class AppCommand(Command):
    """Commands that work on every screen."""

    context = "app"
    group = "newsread"


class SelectCommand(Command):
    """Commands while a span is chosen."""

    context = "selecting"
    group = "Choosing a span"


class ListCommand(Command):
    """Commands inside a list."""

    context = "list"
    group = "Lists"


class LibraryCommand(Command):
    """Commands of the library."""

    context = "library"
    group = "Library"


class AcrossCommand(Command):
    """Commands of the list of the claims of all articles."""

    context = "across"
    group = "Claims of all articles"


class DialogCommand(Command):
    """Commands while the reader writes in a dialog."""

    context = "dialog"
    group = "While you write"


class ExportCommand(Command):
    """Commands while a format to export in is chosen."""

    context = "formats"
    group = "Choosing a format"


class UnsavedCommand(Command):
    """Commands of the dialog about marks that are not on disk."""

    context = "unsaved"
    group = "When marks are not on disk"


def walk_commands(kind: type[Command]) -> Iterator[type[Command]]:
    """Every command below `kind` that has an id, in the order of its kinds."""
    for child in kind.__subclasses__():
        if "id" in child.__dict__:
            yield child
        yield from walk_commands(child)
