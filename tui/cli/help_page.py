"""The help of the whole program as click prints it, without loading click.

Loading click alone takes longer than all else that the help needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.cli.families import COMMANDS

WIDTH = 78
"""click's own for a terminal of 80 columns and more."""

USAGE = "newsread [OPTIONS] [SOURCE]... | COMMAND [ARGS]..."
ABOUT = (
    "Read news in the terminal and mark its claims.",
    "A SOURCE is a path, an http(s) address, or - for standard input. Without one, newsread "
    "lists the articles read before.",
)
OPTIONS = (
    ("--version", "Show the version and exit."),
    ("-h, --help", "Show this message and exit."),
)
EPILOG = "newsread -- show opens a file that is named as a command."


def help_page() -> str:
    """The help for a terminal of at least 80 columns."""
    commands = [(name, listed.about) for name, listed in COMMANDS.items()]
    lines = [f"Usage: {USAGE}", ""]
    for paragraph in ABOUT:
        lines += [*_wrapped(paragraph, 2, WIDTH - 2), ""]
    lines += ["Options:", *_table(OPTIONS), "", "Commands:", *_table(commands), ""]
    return "\n".join([*lines, *_wrapped(EPILOG, 2, WIDTH - 2)]) + "\n"


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Names and what they are, in two columns."""
    column = max(len(name) for name, _ in rows) + 4
    for name, about in rows:
        first, *others = _wrapped(about, column)
        yield f"  {name}".ljust(column) + first.lstrip()
        yield from others


def _wrapped(text: str, indent: int, width: int = WIDTH) -> list[str]:
    from textwrap import wrap

    margin = " " * indent
    return wrap(text, width, initial_indent=margin, subsequent_indent=margin)
