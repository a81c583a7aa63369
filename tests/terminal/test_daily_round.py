"""The daily round in a real terminal: open, next unread, mark, star, search, undo."""

from __future__ import annotations

from pathlib import Path

from conftest import STORY, Open

from articles.library.library import Library
from articles.library.model import UNREAD, NewItem
from tui.folders import folders_below


def item(name: str, day: int, text: str) -> NewItem:
    """An item that asks nothing of the network."""
    return NewItem(
        source=f"/texts/{name}",
        title=f"The {name} story",
        text=text,
        published=f"2026-11-{day:02}T08:00:00Z",
        is_full=True,
    )


FERRY, BRIDGE, WEIR = (
    item("ferry", 3, STORY),
    item("bridge", 2, "The bridge reopened after eleven weeks."),
    item("weir", 1, "Nobody was hurt at the weir."),
)


def test_the_daily_round(open_newsread: Open, home: Path) -> None:
    library = Library(folders_below(home).library)
    library.upsert_items(None, [FERRY, BRIDGE, WEIR])
    terminal = open_newsread()
    terminal.wait_for("newsread · Unread · 3 articles").wait_for("The ferry story")
    terminal.press("enter").wait_for("will halve its sailings").wait_for("claim –/")
    terminal.press("j").wait_for("claim 1/")
    terminal.press("v").wait_for("✓1")
    terminal.press("*").wait_for("Starred.")
    terminal.press(".").wait_for("The bridge reopened")
    terminal.press(".").wait_for("Nobody was hurt")
    terminal.press("L").wait_for("newsread · Unread · 3 articles").wait_for("✓1")
    terminal.press("/").type("passengers").wait_for("passengers · 1 article")
    terminal.press("escape").wait_for("newsread · Unread")
    terminal.press("r").wait_for("Marked as unread; u takes it back")
    assert [one.title for one in library.page(UNREAD)] == [WEIR.title]
    terminal.press("u").wait_for("Took back: Marked as unread")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert library.page(UNREAD) == ()
    ferry = library.item(FERRY.id)
    assert ferry is not None
    assert ferry.is_starred


def test_the_library_is_there_after_a_kill(open_newsread: Open, home: Path) -> None:
    library = Library(folders_below(home).library)
    library.upsert_items(None, [FERRY, BRIDGE])
    terminal = open_newsread()
    terminal.wait_for("The ferry story").press("s").wait_for("Starred; u takes it back")
    terminal.kill()
    again = open_newsread()
    again.wait_for("★ The ferry story").press("u").wait_for("Took back: Starred")
