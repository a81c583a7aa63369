"""A terminal without a window: runs a program in a pseudo-terminal and reads its screen."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pexpect
import pyte

PATIENCE = 30.0
"""Seconds to wait for what has to come; a busy machine is no failure."""

QUIET = 0.1
"""Seconds without output after which the screen is taken to stand still."""

KEYS = {
    "escape": "\x1b",
    "enter": "\r",
    "tab": "\t",
    "backspace": "\x7f",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "page_up": "\x1b[5~",
    "page_down": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""What a terminal sends for a key that has a name."""


class NotShownError(AssertionError):
    """What was waited for did not come; the text shows the screen as it stood."""


class _Screen(pyte.Screen):
    """pyte's screen; the requests that only newer terminals know are passed over."""

    def select_graphic_rendition(self, *attrs: int, private: bool = False) -> None:
        """Pass over the private form, which sets how keys are reported."""
        if not private:
            super().select_graphic_rendition(*attrs)

    def report_device_status(self, mode: int, private: bool = False, **_: Any) -> None:
        """Stay silent: the program is not to depend on an answer."""


class Terminal:
    """One program on a screen of its own; used as a context that leaves no process behind."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 100,
        rows: int = 30,
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start `command` in `folder`; `environment` is added to this process's own."""
        self.screen = _Screen(columns, rows)
        self.raw = bytearray()
        """Every byte that the program sent."""
        self._stream = pyte.ByteStream(self.screen)
        self._drawn = 0
        program, *words = (str(word) for word in command)
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            program,
            words,
            cwd=None if folder is None else str(folder),
            dimensions=(rows, columns),
            env={**os.environ, "TERM": "xterm-256color", **(environment or {})},
        )
        self.child.delaybeforesend = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        """The program's process, which leads a session of its own."""
        return int(self.child.pid)

    @property
    def lines(self) -> list[str]:
        """The screen as it looks: every blank is a space, none at the end of a line."""
        self._draw()
        return [line.replace("\xa0", " ").rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The screen as one string."""
        return "\n".join(self.lines)

    @property
    def reversed_text(self) -> str:
        """What stands out of its line by foreground and background in exchange."""
        self._draw()
        lines = (self.screen.buffer[number] for number in range(self.screen.lines))
        cells = (line[column] for line in lines for column in range(self.screen.columns))
        return "".join(cell.data for cell in cells if cell.reverse).strip()

    def press(self, *keys: str) -> Terminal:
        """Press keys, all at once: names of `KEYS`, or single characters."""
        return self.type("".join(KEYS.get(key, key) for key in keys))

    def type(self, text: str) -> Terminal:
        """Type a text, as fast as the terminal takes it."""
        waiting = text.encode()
        while waiting:
            waiting = waiting[os.write(self.child.child_fd, waiting) :]
        return self

    def wait_for(
        self, wanted: str | Callable[[Terminal], bool], patience: float = PATIENCE
    ) -> Terminal:
        """Read until a text is on the screen, or a condition holds; else NotShownError."""
        holds = (lambda it: wanted in it.text) if isinstance(wanted, str) else wanted
        end = time.monotonic() + patience
        while not holds(self):
            if not self.read(end - time.monotonic()):
                raise NotShownError(self._what_is_missing(wanted))
        return self

    def wait_for_bytes(self, wanted: bytes, since: int = 0, patience: float = PATIENCE) -> None:
        """Read until `wanted` was sent after the first `since` bytes; the screen is not drawn."""
        end = time.monotonic() + patience
        while self.raw.find(wanted, since) < 0:
            if not self.read(end - time.monotonic()):
                raise NotShownError(self._what_is_missing(wanted.decode(errors="replace")))

    def read(self, patience: float = PATIENCE) -> bool:
        """Take in what the program sends next; False where it sends nothing more in time."""
        if self.child.closed or patience <= 0:
            return False
        ready, _, _ = select.select([self.child.child_fd], [], [], patience)
        if not ready:
            return False
        try:
            data = os.read(self.child.child_fd, 1 << 16)
        except OSError:
            return False
        self.raw += data
        return bool(data)

    def read_until_quiet(self, quiet: float = QUIET) -> float:
        """Read until nothing comes for `quiet` seconds; when the last byte came, or now."""
        last = time.perf_counter()
        while self.read(quiet):
            last = time.perf_counter()
        return last

    def wait_for_exit(self, patience: float = PATIENCE) -> int:
        """Read until the program is gone; its exit code, or the negative number of a signal."""
        end = time.monotonic() + patience
        while self.read(end - time.monotonic()):
            pass
        if time.monotonic() >= end:
            raise NotShownError(f"The program goes on.\n{self._picture()}")
        self.child.wait()
        status = self.child.exitstatus
        return -int(self.child.signalstatus or 0) if status is None else int(status)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller."""
        self._draw()
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program alone."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the window under the program."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, self.child.child_fd)
        os.close(nowhere)

    def kill(self) -> None:
        """End the program and what it started in its session, without a warning."""
        if not self.child.closed:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
            self.child.close(force=True)

    def _draw(self) -> None:
        """Let the screen catch up with the bytes that were read."""
        if self._drawn < len(self.raw):
            self._stream.feed(bytes(self.raw[self._drawn :]))
            self._drawn = len(self.raw)

    def _what_is_missing(self, wanted: str | Callable[[Terminal], bool]) -> str:
        named = f"“{wanted}”" if isinstance(wanted, str) else (wanted.__doc__ or wanted.__name__)
        return f"Not on the screen: {named}\n{self._picture()}"

    def _picture(self) -> str:
        return "\n".join(f"|{line}" for line in self.lines)
