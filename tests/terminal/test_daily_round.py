"""The daily round in a real terminal: open, next unread, mark, star, search, undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import STORY, Open
from feed_server import FeedServer

from articles.library.library import Library
from articles.library.model import UNREAD, NewItem
from benchmarks.support.terminal import Terminal
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


def test_a_round_of_one_feed(open_newsread: Open, home: Path) -> None:
    entries = [entry("Ferries are cut", STORY), entry("The weir holds", "Nobody was hurt.")]
    with FeedServer() as server:
        url = server.lay("/feed", rss(*entries))
        terminal = open_newsread()
        terminal.wait_for("Nothing read yet.").wait_for("takes a feed")
        terminal.press("+").wait_for("Take a feed").type(url).press("enter")
        terminal.wait_for("Took Harbour News, 2 articles").wait_for("Ferries are cut")
        server.lay("/feed", rss(*entries, entry("The mill turns", "It has a new wheel.")))
        terminal.press("R").wait_for("1 new article in 1 feed").wait_for("The mill turns")
        seen: set[str] = set()
        for key in ("enter", ".", "."):
            terminal.press(key).wait_for(shows_another_than(frozenset(seen)))
            seen |= texts_in(terminal.text)
        assert len(seen) == 3
        terminal.press(".").wait_for("Everything is read.")
        terminal.press("L").wait_for("newsread · Unread")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert Library(folders_below(home).library).page(UNREAD) == ()


def entry(title: str, text: str) -> str:
    """An item whose text is all that there is of it."""
    return (
        f"<item><title>{title}</title><guid>{title}</guid><description>{text}</description></item>"
    )


def rss(*entries: str) -> str:
    return (
        "<rss version='2.0'><channel><title>Harbour News</title>"
        f"<link>http://127.0.0.1/</link>{''.join(entries)}</channel></rss>"
    )


def shows_another_than(seen: frozenset[str]) -> Callable[[Terminal], bool]:
    """Whether one article stands there alone, and none of those seen.

    While the list gives way to an article the screen can be read when it is drawn in part: its
    last line to be drawn, the count of claims, says that the article is all there.
    """

    def holds(terminal: Terminal) -> bool:
        shown = texts_in(terminal.text)
        return "claim –/" in terminal.text and len(shown) == 1 and not shown & seen

    return holds


def texts_in(screen: str) -> set[str]:
    """Which of the three texts is on the screen, in the list or as the article."""
    texts = ("will halve its sailings", "Nobody was hurt", "It has a new wheel")
    return {text for text in texts if text in screen}


def test_the_library_is_there_after_a_kill(open_newsread: Open, home: Path) -> None:
    library = Library(folders_below(home).library)
    library.upsert_items(None, [FERRY, BRIDGE])
    terminal = open_newsread()
    terminal.wait_for("The ferry story").press("s").wait_for("Starred; u takes it back")
    terminal.kill()
    again = open_newsread()
    again.wait_for("★ The ferry story").press("u").wait_for("Took back: Starred")
