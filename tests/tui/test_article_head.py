from dataclasses import replace

import pytest
from reading_harness import ARTICLE
from rich.cells import cell_len
from screen_harness import ESCAPES, HOSTILE

from tui.widgets.article_head import head_facts, head_lines, origin, readable_date


def shown(text: str) -> str:
    """Text as the reader sees it, whatever kind of space is in it."""
    return text.replace("\u00a0", " ")


def test_title_and_facts_stand_above_the_text():
    lines = [(shown(text), style) for text, style in head_lines(ARTICLE, 80)]
    assert lines == [
        ("", "article--meta"),
        ("Crane falls onto barges in Varnholm", "article--title"),
        ("By Åsa Berg, Tom O’Neill · 1 March 2026 · Harbour Post · 1 min read", "article--meta"),
        ("", "article--meta"),
    ]


def test_what_is_not_known_is_left_out():
    bare = replace(ARTICLE, byline=(), published=None, site=None)
    assert head_facts(bare) == ["harbour.example", "1 min read"]


def test_reading_takes_a_minute_for_238_words():
    assert head_facts(replace(ARTICLE, text="word " * 2380))[-1] == "10 min read"
    assert head_facts(replace(ARTICLE, text=""))[-1] == "1 min read"


def test_a_book_takes_hours():
    assert head_facts(replace(ARTICLE, text="word " * 238 * 119))[-1] == "119 min read"
    assert head_facts(replace(ARTICLE, text="word " * 238 * 300))[-1] == "5 h read"


@pytest.mark.parametrize(
    ("source", "site", "words"),
    [
        ("https://a.example/b/c", None, "a.example"),
        ("https://a.example/b/c", "The A", "The A"),
        ("/home/ana/texts/flood.txt", None, "flood.txt"),
        ("-", None, "standard input"),
    ],
)
def test_the_origin_is_told_in_few_words(source: str, site: str | None, words: str):
    assert origin(replace(ARTICLE, source=source, site=site)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-03-01", "1 March 2026"),
        ("2026-03-01T00:00:00Z", "1 March 2026"),
        ("2026-03-01T17:05:00+01:00", "1 March 2026, 17:05"),
        ("last week", "last week"),
        ("[b]x[/b]", "[b]x[/b]"),
        ("0001-01-01T00:00:00+14:00", "1 January 1"),
    ],
)
def test_dates_are_told_as_people_write_them(text: str, words: str):
    assert readable_date(text) == words


@pytest.mark.parametrize("width", [1, 2, 5, 20, 40, 80])
def test_no_line_is_wider_than_the_column(width: int):
    for text in (*HOSTILE, *ESCAPES):
        article = replace(ARTICLE, title=text, byline=(text, text), site=text, published=text)
        for line, _ in head_lines(article, width):
            assert cell_len(line) <= max(width, 2), f"{line!r} is wider than {width} cells."


def test_a_title_is_wrapped_and_nothing_of_it_lost():
    title = "A title that is longer than its column has room for"
    lines = [text for text, style in head_lines(replace(ARTICLE, title=title), 20)]
    assert title in " ".join(lines)
