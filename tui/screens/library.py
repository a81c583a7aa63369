"""The library: the articles that were read before, those opened last first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from annotations.errors import AnnotationError
from articles.errors import ArticleError
from tui.bindings import bindings_of, display_keys, keys_of
from tui.commands.library import OpenSample
from tui.library_rows import LibraryRow, row_lines
from tui.messages import ArticleChosen, LibraryLeft, LibraryRead, RowChosen, SampleAsked
from tui.widgets.key_hints import KeyHints
from tui.widgets.virtual_list import VirtualList

ROW_HEIGHT = 2


class LibraryScreen(Screen[None]):
    """Lists articles; posts `ArticleChosen`, `SampleAsked` and `LibraryLeft` to the app."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_of("library"))

    def __init__(
        self,
        load: Callable[[], tuple[LibraryRow, ...]],
        keymap: Mapping[str, str] | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """List what `load` returns; it is called in a thread, each time the screen is shown.

        `load` may raise ArticleError, AnnotationError or OSError, which the screen names.
        """
        super().__init__()
        self._load = load
        self._keymap = dict(keymap or {})
        self._today = today
        self._rows: tuple[LibraryRow, ...] = ()

    def compose(self) -> ComposeResult:
        """A title, the list, the keys."""
        yield Static(Content("newsread"), id="library-title")
        yield VirtualList(self._render_row, placeholder=Content("Reading the library …"))
        yield KeyHints(("list", "library", "app"), self._keymap)

    def on_screen_resume(self) -> None:
        """Read the articles once the screen is painted."""
        self.call_after_refresh(self._read_library)

    @work(thread=True, exclusive=True, exit_on_error=False, group="library")
    def _read_library(self) -> None:
        """Ask for the articles and hand them to the screen."""
        try:
            read = LibraryRead(self._load())
        except (AnnotationError, ArticleError) as error:
            read = LibraryRead((), str(error))
        except OSError as error:
            read = LibraryRead((), f"The library can't be read: {error.strerror or error}.")
        self.post_message(read)

    def on_library_read(self, message: LibraryRead) -> None:
        """Show the articles, the cursor on the article where it was."""
        listing = self.query_one(VirtualList)
        here = self._rows[listing.cursor].article_id if self._rows else None
        self._rows = message.rows
        ids = [row.article_id for row in self._rows]
        self.query_one("#library-title", Static).update(title_line(len(ids)))
        listing.placeholder = (
            Content.styled(message.problem, "$error")
            if message.problem
            else nothing_read(display_keys(keys_of(OpenSample, self._keymap)))
        )
        listing.set_rows(len(ids), ROW_HEIGHT, ids.index(here) if here in ids else 0)

    def _render_row(self, index: int, width: int) -> tuple[Content, ...]:
        return row_lines(self._rows[index], self._today())

    def on_row_chosen(self, message: RowChosen) -> None:
        """Ask the app to open the article, or say why it can't be opened."""
        message.stop()
        row = self._rows[message.index]
        if row.problem:
            self.notify(row.problem, severity="error", markup=False)
        else:
            self.app.post_message(ArticleChosen(row.article_id))

    def action_open_sample(self) -> None:
        """Ask the app for the sample article."""
        self.app.post_message(SampleAsked())

    def action_back_to_article(self) -> None:
        """Ask the app for the article that was open."""
        self.app.post_message(LibraryLeft())

    def action_reload_library(self) -> None:
        """Read the articles again."""
        self._read_library()


def title_line(count: int) -> Content:
    """The line at the head of the library."""
    articles = {0: "no articles yet", 1: "1 article"}.get(count, f"{count:,} articles")
    return Content.assemble(("newsread", "bold"), (f" · {articles}", "$quiet"))


def nothing_read(sample_key: str) -> Content:
    """What to do where nothing was read yet."""
    steps = (
        ("newsread FILE", "reads a text, Markdown or HTML file"),
        ("newsread URL", "reads a page of the web"),
        (sample_key, "opens the sample article that comes with newsread"),
    )
    wide = max(len(step) for step, _ in steps)
    lines = [
        Content.assemble((step, "bold $accent"), " " * (wide - len(step) + 2), (what, "$quiet"))
        for step, what in steps
    ]
    return Content("\n").join(
        [Content.styled("Nothing read yet.", "bold"), Content(), *lines],
    )
