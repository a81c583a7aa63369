"""What the reader can set, each with its default; `settings_file.py` reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field
from typing import TYPE_CHECKING, Any

from tui.settings_checks import (
    is_look_up,
    is_name,
    is_one_of,
    is_share,
    is_switch,
    is_text,
    is_whole_number,
    manual,
)

if TYPE_CHECKING:
    from tui.rules import SetRule

OWN_THEMES = ("newsread-dark", "newsread-light", "newsread-mono")
TEXTUAL_THEMES = (
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "catppuccin-latte",
    "catppuccin-frappe",
    "catppuccin-macchiato",
    "solarized-light",
    "solarized-dark",
    "rose-pine",
    "rose-pine-moon",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
    "ansi-dark",
    "ansi-light",
)
THEMES = OWN_THEMES + TEXTUAL_THEMES
SIDE_PANEL_CHOICES = ("auto", "open", "closed")
NARROWEST_COLUMN, WIDEST_COLUMN = 40, 200


class SettingsError(Exception):
    """The settings could not be changed; the text is one sentence for the reader."""


def login_name() -> str:
    """The name the reader is logged in with, or "reader" where the system knows none."""
    import getpass

    try:
        return getpass.getuser() or "reader"
    except (OSError, KeyError, ImportError):
        return "reader"


@dataclass(frozen=True, slots=True)
class Layers:
    """Which highlights an article opens with."""

    entities: bool = field(
        default=True, metadata=manual("People, places and organisations.", is_switch)
    )
    figures: bool = field(default=True, metadata=manual("How many: figures.", is_switch))
    claims: bool = field(
        default=True, metadata=manual("Claims and their verdicts in the margin.", is_switch)
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, each with its default; the help of each is its entry in the manual."""

    annotator: str = field(
        default_factory=login_name,
        metadata=manual("Your name on every mark you make; the login name by default.", is_name),
    )
    theme: str = field(
        default="newsread-dark",
        metadata=manual(
            "The look: newsread-dark, newsread-light, newsread-mono (no colour), or one of "
            f"Textual's: {', '.join(TEXTUAL_THEMES)}.",
            is_one_of(THEMES),
        ),
    )
    column_width: int = field(
        default=80,
        metadata=manual(
            f"Width of the text in cells, {NARROWEST_COLUMN} to {WIDEST_COLUMN}; a narrower "
            "terminal gives less.",
            is_whole_number(NARROWEST_COLUMN, WIDEST_COLUMN),
        ),
    )
    pipeline: str = field(
        default="",
        metadata=manual(
            "The spaCy pipeline that reads articles: the name of an installed one, such as "
            "en_core_web_trf, or its folder; empty for the one that comes with newsread, "
            "baseline for plain rules alone. Articles in other languages than its own are read "
            "by one of theirs. `newsread pipeline list` says what is there.",
            is_text,
        ),
    )
    side_panel: str = field(
        default="auto",
        metadata=manual(
            "The panel beside the article: auto (open where there is room), open or closed.",
            is_one_of(SIDE_PANEL_CHOICES),
        ),
    )
    claim_threshold: float = field(
        default=0.0,
        metadata=manual(
            "How much a claim must be worth checking, 0 to 1, to be walked by key and to have a "
            "sign in the margin. Claims below it stay in the list; those you marked are always "
            "walked. At 0 nothing is passed over; keys change it until you quit.",
            is_share,
        ),
    )
    update_feeds: int = field(
        default=0,
        metadata=manual(
            "Every how many minutes newsread updates your feeds while it is open; 0: only when "
            "you press the key. A feed whose server says that it stays as it is waits longer.",
            is_whole_number(0, 10_080),
        ),
    )
    look_up: str = field(
        default="https://toolbox.google.com/factcheck/explorer/search/{claim};hl=en",
        metadata=manual(
            "The address that looks up a claim in your browser; {claim} stands for its words.",
            is_look_up,
        ),
    )
    layers: Layers = field(
        default_factory=Layers,
        metadata=manual("Which highlights an article opens with; keys switch them at any time."),
    )
    pipelines: Mapping[str, str] = field(
        default_factory=dict,
        hash=False,
        metadata=manual(
            'Pipelines by the code of a language, such as de = "de_core_news_lg"; a language '
            "that is not named here is read by the first installed pipeline for it."
        ),
    )
    claim_review: Mapping[str, str] = field(
        default_factory=dict,
        hash=False,
        metadata=manual(
            "For reviews that you publish as ClaimReview: reviewer (who publishes), reviewer_url, "
            "review_url (where a review is read; {id} is that of the annotation), scale "
            '("1 to 5"), and what a verdict is there: disputed = "1 False"; "" for none.'
        ),
    )
    keys: Mapping[str, str] = field(
        default_factory=dict,
        hash=False,
        metadata=manual(
            "Keys of your own: the id of a command and its keys, split by commas. "
            "`newsread config keys` lists the ids."
        ),
    )
    rules: tuple[SetRule, ...] = field(
        default=(),
        metadata=manual(
            "What is to happen to articles that feeds bring: each [[rules]] has words (whole "
            "words of any case) or a pattern (a regular expression), where (title, text, author, "
            "site; title if left out), perhaps a feed, and an action: highlight, tag (with tag = "
            '"…"), read or hide. The library lists under each rule what it did; '
            "`newsread rules` prints it."
        ),
    )


def default_of(setting: Field[Any]) -> Any:
    """The value of a setting that the file does not name."""
    if setting.default_factory is not MISSING:
        return setting.default_factory()
    return setting.default
