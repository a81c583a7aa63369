"""What reaches the terminal is the text, on the whole screen, at every width, in every script.

The bytes that newsread sends are replayed through two terminals: one knows emoji of several code
points, the other counts each code point for itself. In both each line of the article has to hold
the text of that line, and nothing beside an emoji may have moved.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pyte
import pytest
from cell_terminal import CellScreen, in_cells, is_doubtful, normal
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_harness import read
from screen_harness import assert_lines_fit, settle

from annotations.analysis.model import Analysis, Claim, Entity
from articles.clean import clean_line
from articles.extract_text import extract_text
from articles.model import Article
from tui.article_state import at_claim
from tui.steady_output import steadied
from tui.widgets.article_view import GUTTER

PLAIN = (
    "harbour", "a", "4,000", "naïve", "cafe\u0301", "Zu\u0308rich", "日本", "新聞社が", "서울",
    "שלום", "מְחִיר", "السلام", "أَسْعَار", "ไทย", "ที่นี่", "हिन्दी", "क्षि", "цены", "τιμές", "“so”",
    "…", "€30", "a\u0323\u0307\u0301b", "ｗｉｄｅ", "x\u0336y", "12\u202f000", "a\xa0b", "tab\tbed",
    "zero\u200bwidth", "می\u200cخواهم", "ه\u200d.ش", "क्\u200dष", "co\u00adop", "word\u2060word",
    "一二三四五六七八九十一二三四五六七八九十", "unbreakable" * 6,
)  # fmt: skip
EMOJIS = (
    "🌾", "🚢🚢", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🫱🏻‍🫲🏿", "🇬🇧🇫🇷", "👍🏽", "❤️", "☎️,", "1️⃣.", "©️",
    "日本🇯🇵日本", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👨🏿‍🚀" * 9,
)  # fmt: skip

words = st.sampled_from([*PLAIN, *EMOJIS])
texts = st.lists(
    st.lists(words, min_size=1, max_size=14).map(" ".join), min_size=1, max_size=4
).map("\n\n".join)
titles = st.lists(words, min_size=1, max_size=6).map(" ".join)


class Shown(NamedTuple):
    """A whole screen as it was sent, and where in it the article stands."""

    sent: str
    lines: list[str]
    """What Textual has put on each line."""
    article: list[str]
    """The lines of the article, the head first, that are on the screen."""
    left: int
    column: int
    """Cells before the article's text, and those it may take."""


def article_of(title: str, text: str) -> Article:
    """An article as it is read from outside."""
    parts = extract_text(text, name="story.txt")
    head = clean_line(title)
    return Article("-", head, parts.text, "2026-01-01T00:00:00Z", byline=(head,))


def analysis_of(text: str) -> Analysis:
    """Highlights that begin and end anywhere, also within an emoji."""
    size = len(text)
    entities = tuple(Entity(at, min(at + 3, size), "PERSON") for at in range(0, size, 7))
    claims = tuple(Claim(at, min(at + 40, size), 0.5) for at in range(0, size, 50))
    return Analysis("made by hand", entities, (), claims)


async def shown(title: str, text: str, width: int, panel: str) -> Shown:
    """The reading screen with a claim in hand, as it is sent to the terminal."""
    article = article_of(title, text)
    with TemporaryDirectory() as folder:
        options: dict[str, Any] = {"side_panel": panel, "analysis": analysis_of(article.text)}
        app = read(Path(folder), article=article, **options)
        async with app.run_test(size=(width, 40)) as pilot:
            await settle(pilot)
            app.reading.show(at_claim(app.state, 0), message=article.title)
            await settle(pilot)
            assert_lines_fit(app)
            compositor, view = app.screen._compositor, app.reading.view
            layout = view.text_layout
            pairs = zip(layout.starts, layout.ends, strict=True)
            lines = [line for line, _ in view._head] + [article.text[a:b] for a, b in pairs]
            return Shown(
                sent=compositor.render_full_update().render_segments(app.console),
                lines=[strip.text for strip in compositor.render_strips()],
                article=lines[: view.size.height],
                left=view._column_left + GUTTER,
                column=layout.width,
            )


def replayed(shown: Shown, width: int, *, knows_graphemes: bool) -> CellScreen:
    """The terminal after all that was sent."""
    screen = CellScreen(width, 40, knows_graphemes=knows_graphemes)
    pyte.Stream(screen).feed(steadied(shown.sent))
    return screen


def assert_article_is_whole(screen: CellScreen, shown: Shown) -> None:
    """Each line of the article stands in its column of the terminal, from its first to its end."""
    for row, wanted in enumerate(shown.article):
        cells = screen.cells(row)[shown.left : shown.left + shown.column]
        assert normal("".join(cells)).rstrip() == normal(wanted).rstrip()


def assert_nothing_moved(screen: CellScreen, shown: Shown) -> None:
    """Each cell holds what belongs there; of an emoji of several code points at least its base."""
    for row, line in enumerate(shown.lines):
        for cell, wanted in zip(screen.cells(row), in_cells(line), strict=True):
            if is_doubtful(wanted):
                assert wanted.startswith(cell[:1])
            elif wanted:
                assert normal(cell) == normal(wanted)


@pytest.mark.timeout(300)
@given(titles, texts, st.integers(12, 200), st.sampled_from(["open", "closed", "auto"]))
@settings(max_examples=20, deadline=None)
@example(title="👩‍👩‍👧‍👦 ه\u200d.ش", text=" ".join(EMOJIS * 3), width=80, panel="open")
@example(title="क्\u200dष", text="\n\n".join(PLAIN), width=140, panel="open")
def test_the_whole_screen_is_right_at_every_width(
    title: str, text: str, width: int, panel: str
) -> None:
    screen = asyncio.run(shown(title, text, width, panel))
    modern = replayed(screen, width, knows_graphemes=True)
    assert_article_is_whole(modern, screen)
    assert_nothing_moved(modern, screen)
    assert_nothing_moved(replayed(screen, width, knows_graphemes=False), screen)
