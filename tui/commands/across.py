"""Commands of the list of the claims of all articles."""

from __future__ import annotations

from tui.commands.base import AcrossCommand, AppCommand


class OpenClaims(AppCommand):
    """List the claims of all articles, and go from one to its place; there, forget the filter."""

    id, keys, hint, hint_yields = "claims.open", "V", "all claims", True


class FilterClaims(AcrossCommand):
    """Show only some claims: words, verdict:disputed claimant:lee tag:x since:7d state:changed."""

    id, keys, hint = "across.filter", "slash", "filter"


class SortAllClaims(AcrossCommand):
    """Sort by another thing: date, worth, verdict, claimant, article."""

    id, keys, hint = "across.sort", "O", "sort"


class ReverseClaims(AcrossCommand):
    """Turn the order round."""

    id, keys = "across.reverse", "R"


class ReloadClaims(AcrossCommand):
    """Look again at all files of the store."""

    id, keys = "across.reload", "f5"


class LeaveClaims(AcrossCommand):
    """Go back to where you were."""

    id, keys, hint = "across.back", "escape", "back"
