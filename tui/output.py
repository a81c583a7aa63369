"""What the command line prints: data on stdout, everything else on stderr."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from articles.clean import clean_line
from articles.errors import SourceError

NOTICE_LIMIT = 1000
"""Code points of the longest message."""

UNSEEN = {
    code: f"\\u{code:04x}"
    for code in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}
"""Characters that JSON and TOML let through and a terminal may obey, with their escapes."""


def write_data(text: str) -> None:
    """Put `text` on stdout in UTF-8, whatever the locale; raises OSError."""
    stdout = data_stream()
    stdout.write(text.encode("utf-8", "backslashreplace"))
    stdout.flush()


def data_stream() -> BinaryIO:
    """Stdout as bytes; raises OSError where the program was started without one."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    return sys.stdout.buffer


def input_stream() -> BinaryIO:
    """Stdin as bytes; raises SourceError where the program was started without one."""
    if sys.stdin is None:
        raise SourceError("standard input can't be read: it is closed")
    return sys.stdin.buffer


def escaped(text: str) -> str:
    """The same JSON or TOML with every character escaped that a terminal may obey."""
    return text.translate(UNSEEN)


def notice(sentence: str) -> None:
    """One line for the reader on stderr."""
    if sys.stderr is not None:
        sys.stderr.write(f"newsread: {clean_line(sentence, NOTICE_LIMIT)}\n")


def tell(sentence: str) -> None:
    """One line on stderr of what was done, without the mark of a complaint."""
    if sys.stderr is not None:
        sys.stderr.write(f"{clean_line(sentence, NOTICE_LIMIT)}\n")


@contextmanager
def progress(sentence: str) -> Iterator[None]:
    """Say what is going on while it goes on, on stderr and only where that is a terminal."""
    shown = sys.stderr is not None and sys.stderr.isatty()
    if shown:
        sys.stderr.write(f"{clean_line(sentence, 78)} …")
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def abandon_stdout() -> None:
    """Let go of a stdout that takes no more, so that the exit does not stumble over it."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
