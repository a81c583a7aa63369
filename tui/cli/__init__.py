"""The command line: `program.py` has the group, a file for each family of commands."""

from __future__ import annotations

from tui.cli.program import main, newsread, run

__all__ = ["main", "newsread", "run"]
