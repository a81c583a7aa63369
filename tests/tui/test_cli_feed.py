from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from feed_server import FeedServer
from program import RunNewsread

HOSTILE = "\x1b]0;owned\x07\x1b[31m\u202ered\x9b2J"


def feed(*titles: str, name: str = "Harbour News") -> str:
    items = "".join(
        f"<item><title>{escape(title)}</title><link>https://news.example/{number}</link>"
        f"<guid>{number}</guid><description>It left on time.</description></item>"
        for number, title in enumerate(titles)
    )
    return (
        f'<rss version="2.0"><channel><title>{escape(name)}</title>'
        f"<link>https://news.example/</link>{items}</channel></rss>"
    )


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "feed.xml"
    path.write_text(feed("The ferry is late", "The mill turns"))
    return path


def test_a_feed_is_taken_listed_and_removed(run_newsread: RunNewsread, file: Path) -> None:
    taken = run_newsread("feed", "add", "feed.xml", "--folder", "Sea/Ferries", "--title", "Boats")
    assert (taken.code, taken.out) == (0, "")
    assert taken.err == f"Took Boats, 2 articles: {file}\n"
    assert run_newsread("feed", "list").out == f"Sea/Ferries\n      2  Boats  {file}\n"
    (line,) = run_newsread("feed", "list", "--json").out.splitlines()
    told = json.loads(line)
    assert (told["url"], told["folder"], told["unread"]) == (str(file), "Sea/Ferries", 2)
    assert run_newsread("feed", "remove", "boats").err == "Took Boats away.\n"
    assert run_newsread("feed", "list").out == ""


def test_what_is_no_feed_is_told_in_one_line(run_newsread: RunNewsread, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><p>No feed.")
    for words, sentence in (
        (("add", "page.html"), "is a web page, not a feed"),
        (("add", "no such thing"), "is neither an address nor a file"),
        (("remove", "nothing"), "no feed has the address or title nothing"),
        (("update", "nothing"), "no feed has the address or title nothing"),
        (("update",), "there are no feeds yet"),
        (("import", "page.html"), "page.html is nothing that is imported"),
    ):
        finished = run_newsread("feed", *words)
        assert (finished.code, finished.out) == (1, "")
        assert sentence in finished.err
        assert finished.err.count("\n") == 1


def test_an_update_is_silent_but_for_what_fails(
    run_newsread: RunNewsread, server: FeedServer
) -> None:
    server.lay("/good", feed("The ferry is late"))
    server.lay("/bad", feed("The mill turns", name="Mills"))
    for path in ("/good", "/bad"):
        assert run_newsread("feed", "add", server.url(path)).code == 0
    quiet = run_newsread("feed", "update")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    server.lay("/bad", "", status=500)
    failed = run_newsread("feed", "update")
    assert failed.code == 1
    assert failed.err == (
        f"newsread: Mills: {server.host} answered 500 Internal Server Error "
        f"({server.url('/bad')})\n"
    )
    assert f"{server.host} answered 500 Internal Server Error; asked again from 20" in (
        run_newsread("feed", "list").out
    )
    assert run_newsread("feed", "update").code == 0
    assert run_newsread("feed", "update", server.url("/bad")).code == 1


def test_opml_goes_out_and_comes_in_with_its_folders(
    run_newsread: RunNewsread, file: Path, tmp_path: Path
) -> None:
    run_newsread("feed", "add", "feed.xml", "--folder", "Sea/Ferries")
    assert run_newsread("feed", "export", "-o", "feeds.opml").out == ""
    printed = run_newsread("feed", "export").out
    assert printed.count("<outline") == 3
    assert str(file) in printed
    other = {"NEWSREAD_HOME": str(tmp_path / "other")}
    taken = run_newsread("feed", "import", "feeds.opml", **other)
    assert taken.err == (
        "feeds.opml is a list of feeds (OPML): 1 feed taken.\nnewsread feed update fetches them.\n"
    )
    assert run_newsread("feed", "update", **other).code == 0
    assert "Harbour News" in run_newsread("feed", "list", **other).out
    again = run_newsread("feed", "import", "feeds.opml", **other)
    assert again.err == "feeds.opml is a list of feeds (OPML): 0 feeds taken, 1 there already.\n"


def test_saved_articles_come_in_with_their_state(run_newsread: RunNewsread, tmp_path: Path) -> None:
    (tmp_path / "pocket.csv").write_text(
        "title,url,time_added,tags,status\n"
        "The ferry,https://news.example/ferry,1762768800,sea,unread\n"
        "Nowhere,javascript:alert(1),1762768801,,archive\n"
    )
    taken = run_newsread("feed", "import", "pocket.csv", "none.opml")
    assert taken.code == 1
    assert taken.err == (
        "pocket.csv is a Pocket export: 1 article taken.\n"
        "newsread: passed over: javascript:alert(1) is not the address of an article\n"
        "newsread: none.opml does not exist\n"
    )


def test_hostile_titles_reach_the_terminal_clean(run_newsread: RunNewsread, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(
        feed("x", name=HOSTILE.replace("\x1b", "&#27;").replace("\x07", "&#7;")).replace(
            "&amp;#", "&#"
        )
    )
    taken = run_newsread("feed", "add", "feed.xml", "--folder", HOSTILE)
    printed = taken.err + run_newsread("feed", "list").out + run_newsread("feed", "export").out
    assert printed.replace("\n", "").isprintable()


@pytest.mark.parametrize("name", ["feeds.sqlite", "library.sqlite"])
def test_a_damaged_database_never_shows_a_traceback(
    run_newsread: RunNewsread, file: Path, home: Path, name: str
) -> None:
    run_newsread("feed", "add", "feed.xml")
    for ending in ("-wal", "-shm"):
        (home / "data" / (name + ending)).unlink(missing_ok=True)
    (home / "data" / name).write_bytes(b"\x00damaged" * 1000)
    for words in (("update",), ("list",), ("update",), ("list",)):
        finished = run_newsread("feed", *words)
        assert "Traceback" not in finished.err
    assert "Harbour News" in finished.out


def test_a_feed_gets_another_title_and_folder(run_newsread: RunNewsread, file: Path) -> None:
    run_newsread("feed", "add", "feed.xml", "--folder", "Sea")
    changed = run_newsread(
        "feed", "change", "harbour news", "--title", "Boats", "--folder", "A / B"
    )
    assert (changed.code, changed.out, changed.err) == (0, "", f"A/B/Boats: {file}\n")
    assert run_newsread("feed", "list").out == f"A/B\n      2  Boats  {file}\n"
    run_newsread("feed", "change", "boats", "--title", "", "--folder", "", "--full-text")
    (line,) = run_newsread("feed", "list", "--json").out.splitlines()
    told = json.loads(line)
    assert (told["title"], told["folder"], told["full_text"]) == ("Harbour News", "", True)
    assert run_newsread("feed", "change", "harbour news").code == 2
    wrong = run_newsread("feed", "change", "nothing", "--title", "x")
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)
    assert "no feed has the address or title nothing" in wrong.err
