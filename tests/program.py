"""The installed program as the tests run it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("newsread")


@dataclass(frozen=True)
class Finished:
    """A run of newsread that is over."""

    code: int
    out: str
    err: str


RunNewsread = Callable[..., Finished]
"""Words of the command line, bytes for stdin, environment variables by name."""
