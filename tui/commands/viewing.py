"""Commands that change what is shown of an article."""

from __future__ import annotations

from tui.commands.base import ViewCommand


class TogglePanel(ViewCommand):
    """Show or hide the panel beside the article."""

    id, keys, hint = "panel.toggle", "p", "panel"


class ShowClaim(ViewCommand):
    """Show the current claim in the panel: who says it, figures, verdict, note, evidence."""

    id, keys = "panel.claim", "1"


class ListClaims(ViewCommand):
    """List the claims of the article in the panel."""

    id, keys = "panel.claims", "2"


class ListEntities(ViewCommand):
    """List the people, places and organisations of the article in the panel."""

    id, keys = "panel.entities", "3"


class ListFigures(ViewCommand):
    """List the figures of the article in the panel."""

    id, keys = "panel.figures", "4"


class SwitchFocus(ViewCommand):
    """Go from the text to the panel and back."""

    id, keys = "panel.focus", "tab,shift+tab"


class ToggleEntities(ViewCommand):
    """Switch the highlighting of entities off and on."""

    id, keys = "layer.entities", "E"


class ToggleFigures(ViewCommand):
    """Switch the highlighting of figures off and on."""

    id, keys = "layer.figures", "F"


class ToggleClaims(ViewCommand):
    """Switch the marks of claims off and on."""

    id, keys = "layer.claims", "C"


class ToggleLegend(ViewCommand):
    """Show or hide what the colours and signs mean."""

    id, keys = "view.legend", "l"


class ExportArticle(ViewCommand):
    """Write the article with its marks to a file in this folder, in the format that you choose.

    Marks are brought in on the command line: newsread import FILE.
    """

    id, keys = "article.export", "X"


class OpenLibrary(ViewCommand):
    """Go to the list of articles read before."""

    id, keys = "library.open", "L"
