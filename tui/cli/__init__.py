"""The command line: `start.py` is what runs first, `program.py` has the group of commands."""

from __future__ import annotations

from tui.cli.start import main, run

__all__ = ["main", "run"]
