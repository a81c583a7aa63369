"""The index brought up to date in a process of its own, which tells how far it is."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotations.index.model import Progress

MODULE = "annotations.index.process"


def refresh_elsewhere(folder: Path, path: Path, progress: Progress) -> None:
    """Refresh the index at `path` over the store in `folder`; returns when it is done.

    What goes wrong there is left to the next question. Raises OSError where no process starts.
    """
    command = [sys.executable, "-m", MODULE, str(folder), str(path)]
    with Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, text=True) as child:
        for line in child.stdout or ():
            done, _, total = line.strip().partition(" ")
            if done.isdecimal() and total.isdecimal():
                progress(int(done), int(total))


def main(folder: Path, path: Path) -> None:
    """Refresh, and print how many files were read and of how many, a line a batch."""
    from annotations.index.index import Index

    index = Index(folder, path)
    show: Progress = lambda done, total: print(done, total, flush=True)  # noqa: E731
    if index.count_articles():
        index.refresh(show)
    else:
        index.rebuild(show)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
