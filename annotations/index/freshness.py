"""Whether the index still holds what the files hold, by the time of the store's folder."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

FOLDER = "folder"
"""What the time of the store's folder is noted as: nothing changed since then."""

UNSURE_NANOSECONDS = 3_000_000_000
"""How young a time of a folder may be that could not be set: a second change may share it."""


def is_fresh(connection: Connection, folder: Path) -> bool:
    """Whether nothing was written, taken away or brought into `folder` since the last look."""
    return noted(connection, FOLDER) == time_of(folder)


def time_of(folder: Path) -> int:
    """When something was last written into, taken out of or put into `folder`; 0: no folder."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def settled_time(folder: Path) -> int | None:
    """The time of `folder`, such that whatever changes from now on gives it another one.

    A kernel counts in ticks of milliseconds, in which two changes may fall: so the folder is
    given a time that no tick has. None where that can't be done and its time is too young.
    """
    before = time_of(folder)
    if not before:
        return 0
    wanted = max(time.time_ns(), before + 1)
    try:
        os.utime(folder, ns=(wanted, wanted))
    except OSError:
        wanted = before
    after = time_of(folder)
    if after == wanted and wanted != before:
        return after
    return after if time.time_ns() - after > UNSURE_NANOSECONDS else None


def noted(connection: Connection, name: str) -> int | None:
    """A number that was noted."""
    found = connection.execute("SELECT value FROM noted WHERE name = ?", (name,)).fetchone()
    return None if found is None else int(found[0])


def note(connection: Connection, name: str, value: int) -> None:
    """Keep a number."""
    connection.execute("INSERT OR REPLACE INTO noted (name, value) VALUES (?, ?)", (name, value))
