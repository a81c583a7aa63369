"""A browser that runs in the terminal has it for itself, and newsread comes back after it."""

from __future__ import annotations

from pathlib import Path

from conftest import Open

from articles.library.library import Library
from articles.library.model import NewItem
from tui.folders import folders_below

BROWSER = """\
#!/bin/sh
echo "w3m shows $1"
read answer
echo "w3m ends"
"""


def test_a_browser_in_the_terminal_takes_it_until_it_ends(
    open_newsread: Open, home: Path, tmp_path: Path
) -> None:
    program = tmp_path / "bin" / "w3m"
    program.parent.mkdir()
    program.write_text(BROWSER)
    program.chmod(0o755)
    library = Library(folders_below(home).library)
    library.upsert_items(None, [NewItem("https://news.example/ferry", title="The ferry story")])
    library.close()
    terminal = open_newsread(environment={"BROWSER": str(program)})
    terminal.wait_for("The ferry story").press("o")
    terminal.wait_for("w3m shows https://news.example/ferry")
    assert "newsread · Unread" not in terminal.text
    terminal.press("ctrl+c").press("enter")
    terminal.wait_for("newsread · Unread · 1 article").wait_for("The ferry story")
    terminal.press("s").wait_for("Starred; u takes it back")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
