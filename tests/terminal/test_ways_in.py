"""Each way to an article: a pipe, the library, an address, a file that is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from conftest import Open, RunShell

PAGE = """\
<!doctype html><html lang="en"><head><title>Weir at Tolmen to be lowered</title></head><body>
<article><h1>Weir at Tolmen to be lowered</h1>
<p>The river board will lower the weir at Tolmen by 40 centimetres, its head Ines Moreau said on
Friday, so that salmon can pass it again.</p>
<p>The work will cost 1.2 million euros and take five months, according to the river board. Anglers
counted 312 salmon below the weir last autumn, the largest number since 1987.</p>
<p>Paul Deck, who runs the mill beside the weir, said that he would lose a third of his power. He
asked the board for 80,000 euros a year; it offered 15,000.</p></article></body></html>
"""


class PageHandler(BaseHTTPRequestHandler):
    """Answers every request with the page."""

    def do_GET(self) -> None:
        body = PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def page_server() -> Iterator[tuple[str, Callable[[], None]]]:
    """The page's address, and what takes it off the network."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), PageHandler)
    thread = Thread(target=server.serve_forever)
    thread.start()

    def stop() -> None:
        if thread.is_alive():
            server.shutdown()
            thread.join()
            server.server_close()

    yield f"http://127.0.0.1:{server.server_port}/weir", stop
    stop()


def test_an_article_from_a_pipe_is_marked_with_the_terminals_keys(
    run_shell: RunShell, story: Path
) -> None:
    terminal = run_shell("cat ferry.txt | {newsread} -")
    terminal.wait_for("Osmund Island cut in half").wait_for("claim –/6")
    terminal.press("j", "v").wait_for("✓1")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0


def test_the_library_lists_what_was_read_and_enter_opens_it_with_its_marks(
    open_newsread: Open, story: Path
) -> None:
    first = open_newsread(story)
    first.wait_for("claim –/6").press("j", "d").wait_for("✗1")
    first.press("q").wait_for_exit()

    library = open_newsread()
    library.wait_for("· 1 article ·").wait_for("Ferry line to Osmund Island").wait_for("✗1")
    library.press("enter").wait_for("Petra Lindqvist").wait_for("✓0 ✗1")


def test_an_empty_library_says_what_to_do_and_opens_the_sample(open_newsread: Open) -> None:
    library = open_newsread()
    library.wait_for("Nothing read yet")
    library.press("e").wait_for("min read")


def test_an_address_is_read_and_its_stored_copy_opens_when_the_server_is_gone(
    open_newsread: Open, page_server: tuple[str, Callable[[], None]]
) -> None:
    address, stop = page_server
    online = open_newsread(address)
    online.wait_for("The river board will lower the weir")
    online.press("j", "v").wait_for("✓1")
    online.press("q").wait_for_exit()

    stop()
    offline = open_newsread(address)
    offline.wait_for("The river board will lower the weir").wait_for("✓1")
    offline.wait_for("This is the text you read before")


def test_a_missing_file_is_one_line_and_exit_code_1(open_newsread: Open) -> None:
    terminal = open_newsread("gone.txt")
    assert terminal.wait_for_exit() == 1
    assert bytes(terminal.raw) == b"newsread: gone.txt does not exist\r\n"


def test_clashing_keys_in_the_settings_are_named_and_the_rest_works(
    open_newsread: Open, home: Path, story: Path
) -> None:
    home.mkdir()
    (home / "config.toml").write_text('[keys]\n"claim.verify" = "j"\n"claim.dispute" = "7"\n')
    terminal = open_newsread(story)
    terminal.wait_for("claim.verify").wait_for("claim.next")
    terminal.press("j", "7").wait_for("✗1")


def test_what_show_prints_into_a_pipe_has_no_escape(run_shell: RunShell, story: Path) -> None:
    terminal = run_shell(
        "exec 2> said; {newsread} show --plain ferry.txt | cat; {newsread} show ferry.txt | cat"
    )
    assert terminal.wait_for_exit() == 0
    assert terminal.raw.count(b"Osmund Island cut in half") == 2
    assert b"\x1b" not in terminal.raw
