"""The terminal that the app needs on stdin and stderr, whatever was redirected."""

from __future__ import annotations

import os
import sys

KEYS, SCREEN = 0, 2
"""The file descriptors from which Textual reads keys and to which it draws."""


class NoTerminalError(Exception):
    """There is no terminal to open an article in; the text is one sentence for the reader."""


def require_terminal() -> None:
    """Raise NoTerminalError where stdout is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        raise NoTerminalError(
            "the reader needs a terminal; to print an article use: newsread show SOURCE"
        )


def take_terminal() -> None:
    """Give keys and screen back to the terminal where stdin or stderr was redirected.

    Raises NoTerminalError where the program has none.
    """
    redirected = [number for number in (KEYS, SCREEN) if not os.isatty(number)]
    if not redirected:
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise NoTerminalError("there is no terminal to read keys from") from error
    for number in redirected:
        os.dup2(terminal, number)
    os.close(terminal)
