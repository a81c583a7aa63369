"""Style sheets that are parsed once: Textual parses all of them again for each screen."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet
from textual.theme import Theme

SHEETS_KEPT = 512
"""More than there are: one for each class of widget, and those of the app."""


class SheetsParsedOnce(Stylesheet):
    """A style sheet whose parts are parsed again only where a variable has another value."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        """Start without rules; `variables` are the colours by name."""
        super().__init__(variables=variables)
        self._parse_cache: LRUCache[tuple[Any, ...], list[Any]] = LRUCache(SHEETS_KEPT)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other variables; the same ones change nothing."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Put the rules together from what is parsed, and parse what is new."""
        self.parse()


class StyledOnce(App[int]):
    """An app that parses each style sheet, and works out each theme's colours, once."""

    _keeps_sheets = False
    _variables_of: tuple[Theme, dict[str, str]] | None = None

    def keep_sheets(self) -> None:
        """From here on sheets are parsed once; to be called when the theme is chosen."""
        self._keeps_sheets = True
        self.stylesheet = SheetsParsedOnce(variables=self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme by name; none before the reader's theme is chosen."""
        if not self._keeps_sheets:
            return {}
        theme = self.current_theme
        if self._variables_of is None or self._variables_of[0] is not theme:
            self._variables_of = theme, super().get_css_variables()
        return self._variables_of[1]
