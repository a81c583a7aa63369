"""What reaches the terminal is the text, at every width and in every script.

The bytes that Textual would write are replayed through a terminal (pyte), whose every line is
then compared with the text. pyte counts cells code point by code point and in the order of the
text, so emoji made of several are not among the samples.
"""

from __future__ import annotations

import asyncio
import unicodedata
from pathlib import Path

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from wcwidth import wcwidth

from articles.model import Article
from tui.article_state import ArticleState
from tui.themes import OWN_THEMES, theme_variables
from tui.widgets import article_view
from tui.widgets.article_view import GUTTER, ArticleView

WORDS = (
    "harbour", "a", "4,000", "naïve", "cafe\u0301", "Zu\u0308rich", "日本", "新聞社が", "서울",
    "🌾", "🚢🚢", "שלום", "מחיר", "السلام", "أسعار", "ไทย", "цены", "τιμές", "“so”", "…", "€30",
    "a\u0323\u0307b", "ｗｉｄｅ", "x\u0336y", "一二三四五六七八九十一二三四五六七八九十",
    "unbreakable" * 6,
)  # fmt: skip

BAR = " █▁▂▃▄▅▆▇▔▏▎"
"""What the scroll bar is drawn with."""

texts = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join), min_size=1, max_size=4
).map("\n\n".join)


class OneArticle(App[None]):
    """An article view and nothing else."""

    CSS_PATH = Path(article_view.__file__).with_suffix(".tcss")
    CSS = "ArticleView { overflow-x: hidden; scrollbar-size-vertical: 1; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = OWN_THEMES[0].name
        article = Article("/a.txt", "Prices", text, "2026-01-01T00:00:00Z")
        self.view = ArticleView(ArticleState(article))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme_variables(self.current_theme.dark)

    def compose(self) -> ComposeResult:
        yield self.view


async def replayed(text: str, width: int, height: int) -> tuple[list[str], list[str], int]:
    """The terminal's lines, the lines of the text that are to be in them, and their column."""
    app = OneArticle(text)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        screen = pyte.Screen(width, height)
        screen.reset_mode(pyte.modes.DECAWM)
        stream = pyte.Stream(screen)
        update = app.screen._compositor.render_full_update()
        stream.feed(update.render_segments(app.console))
        view = app.view
        layout = view.text_layout
        expected = [text[start:end] for start, end in zip(layout.starts, layout.ends, strict=True)]
        head = len(view._head)
        left = view._column_left + GUTTER
        shown = [cells_of(screen, row) for row in range(head, height)]
        return shown, expected[: height - head], left


def cells_of(screen: pyte.Screen, row: int) -> str:
    """A line of the terminal; the second cell of a wide character holds nothing."""
    return "".join(screen.buffer[row][column].data for column in range(screen.columns))


def as_shown(text: str) -> str:
    """The text as pyte keeps it: marks are composed with what they stand on."""
    return unicodedata.normalize("NFC", text)


@pytest.mark.timeout(300)
@given(texts, st.integers(12, 120))
@settings(max_examples=10, deadline=None)
def test_every_line_of_the_terminal_is_a_line_of_the_text(text: str, width: int) -> None:
    shown, expected, left = asyncio.run(replayed(text, width, 40))
    for line, wanted in zip(shown, expected, strict=False):
        assert as_shown(line[left:]).rstrip(BAR) == as_shown(wanted).rstrip()


@pytest.mark.parametrize("word", WORDS)
def test_the_terminal_and_the_layout_count_the_same_cells(word: str) -> None:
    assert cell_len(word) == sum(max(0, wcwidth(letter)) for letter in word)
