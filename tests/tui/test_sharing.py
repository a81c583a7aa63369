"""What goes out of newsread: citations, quotations, addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.browser import is_in_terminal
from tui.sharing import cite, escaped, is_browsable, look_up_address, quoted


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://news.example/a?b=c#d", True),
        ("HTTP://news.example", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("/etc/passwd", False),
        ("-", False),
        ("https://", False),
        ("https://[", False),
        ("https://news.example/a b", False),
        ("https://news.example/\x1b]0;x\x07", False),
        ("https://news.example/\nHost: x", False),
    ],
)
def test_only_addresses_of_the_web_are_opened(address: str, may: bool) -> None:
    assert is_browsable(address) is may


def test_a_citation_names_title_link_author_site_and_day() -> None:
    assert cite(
        "A *bold* [title]", "https://a.example/x", ["Ana Ruiz"], "Wire", "2026-11-24T10:00:00Z"
    ) == (r"[A \*bold\* \[title\]](<https://a.example/x>), Ana Ruiz, Wire, 2026-11-24")
    assert cite("", "/home/ana/x.txt", [], None, None) == "Untitled"


def test_a_quotation_has_its_source_below() -> None:
    assert quoted("One.\nTwo.", "Title", "https://a.example/") == (
        "> One.\n> Two.\n>\n> — [Title](<https://a.example/>)"
    )


@given(st.text(alphabet="ab*_`[]()<>#~|\\! ", min_size=1, max_size=30))
def test_escaped_text_is_shown_literally(text: str) -> None:
    (inline,) = (t for t in MarkdownIt().parse(f"x{escaped(text)}x") if t.type == "inline")
    shown = "".join(child.content for child in inline.children or ())
    assert shown == f"x{text}x"


def test_a_claim_is_put_into_the_look_up_address() -> None:
    address = look_up_address("https://x.example/?q={claim}&l=en", "9% & more\n\nof it")
    assert address == "https://x.example/?q=9%25%20%26%20more%20of%20it&l=en"
    assert len(look_up_address("{claim}", "ä" * 5_000)) == 300 * len("%C3%A4")


@pytest.mark.parametrize(
    ("name", "in_terminal"),
    [
        ("w3m", True),
        ("/usr/bin/lynx", True),
        ("links2", True),
        ("firefox", False),
        ("xdg-open", False),
        ("/home/ana/lynx/open", False),
        ("default", False),
    ],
)
def test_a_browser_of_the_terminal_is_known_by_its_name(name: str, in_terminal: bool) -> None:
    assert is_in_terminal(name) is in_terminal
