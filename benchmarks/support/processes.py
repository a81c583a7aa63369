"""Who runs on this machine, as far as the tests ask."""

from __future__ import annotations

import os
import time
from pathlib import Path
from subprocess import run

PATIENCE = 20.0
"""Seconds that a process has to end."""

BETWEEN_LOOKS = 0.02


def _table() -> dict[int, tuple[int, str]]:
    """Parent and state of every process; "Z" has ended and waits to be counted."""
    if Path("/proc/self/stat").exists():
        return dict(_from_proc())
    printed = run(["ps", "-axo", "pid=,ppid=,stat="], capture_output=True, text=True, check=True)
    rows = (line.split() for line in printed.stdout.splitlines())
    return {int(pid): (int(parent), state[0]) for pid, parent, state in rows}


def _from_proc() -> list[tuple[int, tuple[int, str]]]:
    """The same from Linux's own files, where no ps may be installed."""
    rows = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text(errors="replace")
            except OSError:
                continue
            state, parent = stat.rpartition(")")[2].split()[:2]
            rows.append((int(folder.name), (int(parent), state)))
    return rows


def children_of(pid: int) -> list[int]:
    """The running processes that `pid` started."""
    return [one for one, (parent, state) in _table().items() if parent == pid and state != "Z"]


def runs(pid: int) -> bool:
    """Whether the process goes on."""
    _, state = _table().get(pid, (0, "Z"))
    return state != "Z"


def ends(pid: int) -> bool:
    """Wait for a process that is not ours to end; False where it goes on."""
    end = time.monotonic() + PATIENCE
    while runs(pid):
        if time.monotonic() > end:
            return False
        time.sleep(BETWEEN_LOOKS)
    return True


def resident_memory(pid: int) -> int:
    """Bytes that a process holds for itself and shares with others, as the system counts them."""
    statm = Path(f"/proc/{pid}/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    printed = run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(printed.stdout) * 1024


def processor_seconds(pid: int) -> float:
    """Seconds of the processor that a process has had, on Linux."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
