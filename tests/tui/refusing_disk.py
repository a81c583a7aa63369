"""The app over a disk that refuses for a while, in a process of its own; prints what was seen.

Run with the kind of refusal and the home folder, in which the store is a small disk of its own for
the kinds "full" and "read-only".
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app_harness import marks, notices, running, settled
from reading_harness import ARTICLE, status_text, until
from screen_harness import press, settle
from textual.widgets import Static

from annotations.store.locks import LOCK_NAME
from tui.folders import Folders, folders_below
from tui.screens.unsaved import UnsavedDialog


@contextmanager
def full(folders: Folders) -> Iterator[None]:
    """Another program takes all room."""
    filler = folders.store / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096):
            with suppress(OSError):
                while True:
                    file.write(bytes(size))
    yield
    filler.unlink()


@contextmanager
def limited(_: Folders) -> Iterator[None]:
    """No file may grow beyond some bytes, as with a quota."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_024, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(folders: Folders) -> Iterator[None]:
    """The disk takes nothing any more, as after an error."""
    subprocess.run(["mount", "-o", "remount,ro", folders.store], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", folders.store], check=True)


@contextmanager
def denied(folders: Folders) -> Iterator[None]:
    """The lock can't be opened, as where another user left it behind."""
    lock = folders.store / LOCK_NAME
    lock.chmod(0)
    yield
    lock.chmod(0o600)


REFUSALS = {"full": full, "limited": limited, "read-only": read_only, "denied": denied}


async def seen(kind: str, folders: Folders) -> dict[str, object]:
    """What the reader sees while the disk refuses, and what is on disk after that."""
    async with running(folders, ARTICLE, size=(160, 50)) as (app, pilot):
        await settled(pilot)
        await press(pilot, "j", "v")
        with REFUSALS[kind](folders):
            await press(pilot, "j", "d")
            status = status_text(app)
            await until(pilot, lambda: "not on disk yet." in notices(app), "It was never told.")
            told = notices(app)
            kept = len(marks(folders, ARTICLE))
            await press(pilot, "q")
            assert isinstance(app.screen, UnsavedDialog), "Leaving was not asked about."
            asked = " ".join(str(one.render()) for one in app.screen.query(Static))
            await press(pilot, "escape")
        await until(pilot, lambda: app.desk.pending.count == 0, "The mark was never written.")
        await until(pilot, lambda: "on disk now" in notices(app), "It was never said to be over.")
        await settle(pilot)
        after = status_text(app)
    return {
        "status": status,
        "told": told,
        "kept": kept,
        "asked": asked,
        "after": after,
        "verdicts": [one.verdict for one in marks(folders, ARTICLE)],
    }


def main(kind: str, home: Path) -> None:
    """Print what was seen as JSON."""
    os.environ["NEWSREAD_HOME"] = str(home)
    print(json.dumps(asyncio.run(seen(kind, folders_below(home)))))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
