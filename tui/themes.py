"""The app's own themes: dark, light, and one without any colour."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="newsread-dark",
    primary="#7aa2f7",
    secondary="#9d7cd8",
    accent="#e0af68",
    foreground="#d5d9e6",
    background="#15171e",
    surface="#1b1e27",
    panel="#232733",
    success="#8fce6b",
    warning="#e6b450",
    error="#f4788a",
    dark=True,
    variables={
        "entity-person": "#8ab4f8",
        "entity-place": "#7fd6c2",
        "entity-group": "#c3a6ff",
        "entity-organisation": "#f2a97e",
        "entity-date": "#a7b0c4",
        "entity-other": "#d3b7d8",
        "figure": "#f0d477",
        "claim-verified": "#8fce6b",
        "claim-disputed": "#f4788a",
        "claim-needs-context": "#e6b450",
        "claim-not-checkable": "#9aa3b8",
        "claim-open": "#98a1b8",
        "claim-current": "#2b3145",
        "quiet": "#8a93a8",
    },
)

LIGHT = Theme(
    name="newsread-light",
    primary="#2f5bb7",
    secondary="#6a3fb5",
    accent="#9a5b00",
    foreground="#1e222b",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e8e5de",
    success="#2f7d20",
    warning="#8f6400",
    error="#b3213a",
    dark=False,
    variables={
        "entity-person": "#1f55b5",
        "entity-place": "#0b6b5c",
        "entity-group": "#6a3fb5",
        "entity-organisation": "#a3470f",
        "entity-date": "#566073",
        "entity-other": "#7a3f80",
        "figure": "#7a5a00",
        "claim-verified": "#2f7d20",
        "claim-disputed": "#b3213a",
        "claim-needs-context": "#8f6400",
        "claim-not-checkable": "#5b6477",
        "claim-open": "#626b7c",
        "claim-current": "#e4e9f5",
        "quiet": "#626b7c",
    },
)

_INK = "#e6e6e6"
_GREY = "#a0a0a0"

MONO = Theme(
    name="newsread-mono",
    primary=_INK,
    secondary=_INK,
    accent=_INK,
    foreground=_INK,
    background="#101010",
    surface="#181818",
    panel="#242424",
    success=_INK,
    warning=_INK,
    error=_INK,
    dark=True,
    variables={
        "entity-person": _INK,
        "entity-place": _INK,
        "entity-group": _INK,
        "entity-organisation": _INK,
        "entity-date": _INK,
        "entity-other": _INK,
        "figure": _INK,
        "claim-verified": _INK,
        "claim-disputed": _INK,
        "claim-needs-context": _INK,
        "claim-not-checkable": _INK,
        "claim-open": _GREY,
        "claim-current": "#333333",
        "quiet": _GREY,
    },
)

OWN_THEMES = (DARK, LIGHT, MONO)


def theme_variables(dark: bool) -> dict[str, str]:
    """The app's own colours for a theme that does not define them."""
    return dict((DARK if dark else LIGHT).variables)
