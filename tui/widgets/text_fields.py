"""Fields to write in that take only clean text from the clipboard, and the quote above them."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, TextArea

from articles.clean import clean_line, clean_text
from tui.layout import wrap

LONGEST_LINE = 5_000
"""Code points that one line keeps: longer than any address in use."""


class LineField(Input):
    """One line of text; what is pasted becomes one line without control characters."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        """Start with `value`, the cursor behind it."""
        super().__init__(
            value=clean_line(value, LONGEST_LINE),
            placeholder=placeholder,
            id=id,
            compact=True,
            select_on_focus=False,
        )

    @property
    def line(self) -> str:
        """What is written, clean."""
        return clean_line(self.value, LONGEST_LINE)

    def load(self, value: str) -> None:
        """Go on with another value, the cursor behind it."""
        self.value = clean_line(value, LONGEST_LINE)
        self.cursor_position = len(self.value)

    def on_paste(self, event: events.Paste) -> None:
        """Clean the text before it is taken."""
        event.text = clean_line(event.text, LONGEST_LINE)


class TextField(TextArea):
    """Several lines of text; what is pasted loses its control characters."""

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        """Start with `text`, the cursor behind it."""
        super().__init__(
            clean_text(text),
            placeholder=placeholder,
            id=id,
            compact=True,
            highlight_cursor_line=False,
        )
        self.move_cursor(self.document.end)

    def load(self, text: str) -> None:
        """Go on with another text, the cursor behind it."""
        self.load_text(clean_text(text))
        self.move_cursor(self.document.end)

    @property
    def written(self) -> str:
        """What is written, clean, without blank lines around it."""
        return clean_text(self.text).strip()

    def on_paste(self, event: events.Paste) -> None:
        """Clean the text before it is taken."""
        event.text = clean_text(event.text)


class ClippedQuote(Widget):
    """The first lines of a quote from the article."""

    DEFAULT_CSS = """
    ClippedQuote {
        height: auto;
        margin-bottom: 1;
        color: $quiet;
    }
    """

    def __init__(self, quote: str, lines: int) -> None:
        """Show at most `lines` lines of `quote`."""
        super().__init__()
        self._quote = quoted(quote)
        self._lines = lines
        self.display = bool(quote)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the quote takes, up to the limit."""
        return min(self._lines, len(wrap(self._quote, width)))

    def render(self) -> Content:
        """The quote, clipped with an ellipsis."""
        return Content(clip_lines(self._quote, self.content_size.width, self._lines))


def quoted(text: str) -> str:
    """`text` as one paragraph in quotation marks; empty where there is nothing to quote."""
    line = " ".join(clean_text(text).split())
    return f"“{line}”" if line else ""


def clip_lines(text: str, width: int, lines: int) -> str:
    """The first `lines` lines of `text` at `width` cells, an ellipsis where more would follow."""
    layout = wrap(text, width)
    spans = list(zip(layout.starts, layout.ends, strict=True))[:lines]
    shown = [text[start:end] for start, end in spans]
    if len(layout) > lines:
        shown[-1] = Content(f"{shown[-1]}…").truncate(width, ellipsis=True).plain
    return "\n".join(shown)
