"""What the reader can set, read from one TOML file.

A wrong value never stops the program: it is named in one sentence and its default is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.claim_review_settings import read_claim_review
from tui.settings_checks import (
    Check,
    is_language_code,
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


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings that are used, and one sentence for each thing in the file that is not."""

    settings: Settings
    problems: tuple[str, ...] = ()


def default_of(setting: Field[Any]) -> Any:
    """The value of a setting that the file does not name."""
    if setting.default_factory is not MISSING:
        return setting.default_factory()
    return setting.default


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings at `path`; a missing file gives the defaults, nothing is raised."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as error:
        return LoadedSettings(Settings(), (f"{path} can't be read: {error.strerror}.",))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return LoadedSettings(Settings(), (f"{path} is not UTF-8 text; the defaults are used.",))
    return parse_settings(text, path.name)


def parse_settings(text: str, name: str = "config.toml") -> LoadedSettings:
    """Check the TOML `text` of the file called `name`."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _place_of(str(error))
        return LoadedSettings(
            Settings(), (f"{name} is not valid TOML{place}; the defaults are used.",)
        )
    problems: list[str] = []
    settings = _read_settings(table, problems)
    return LoadedSettings(settings, tuple(f"{name}: {problem}" for problem in problems))


def _place_of(message: str) -> str:
    """Where the TOML is broken, from tomllib's message."""
    import re

    if found := re.search(r"at line (\d+)", message):
        return f" at line {found.group(1)}"
    return " at its end"


def _read_settings(table: Mapping[str, Any], problems: list[str]) -> Settings:
    """The settings of a parsed file; what is wrong is added to `problems`."""
    values = dict(_read_values(Settings, table, "", problems))
    if "layers" in table:
        layers = _table_of(table, "layers", problems)
        values["layers"] = Layers(**dict(_read_values(Layers, layers, "layers.", problems)))
    if "pipelines" in table:
        named = _table_of(table, "pipelines", problems)
        values["pipelines"] = dict(_read_pipelines(named, problems))
    if "claim_review" in table:
        reviews = _table_of(table, "claim_review", problems)
        values["claim_review"] = dict(read_claim_review(reviews, problems))
    if "rules" in table:
        from tui.rules import read_rules

        values["rules"] = tuple(read_rules(table["rules"], problems))
    if "keys" in table:
        values["keys"] = dict(_read_keys(_table_of(table, "keys", problems), problems))
    return replace(Settings(), **values)


def _table_of(table: Mapping[str, Any], name: str, problems: list[str]) -> Mapping[str, Any]:
    """The table `name`, or an empty one where something else stands there."""
    value = table[name]
    if isinstance(value, Mapping):
        return value
    problems.append(f"{name} must be a table, written as [{name}].")
    return {}


def _read_values(
    owner: type[Settings | Layers], table: Mapping[str, Any], prefix: str, problems: list[str]
) -> Iterator[tuple[str, Any]]:
    """The plain values of `owner` that the table gives and that pass their check."""
    known = {setting.name: setting for setting in fields(owner)}
    for name, value in table.items():
        if name not in known:
            problems.append(_unknown_setting(name, prefix, tuple(known)))
            continue
        check: Check | None = known[name].metadata["check"]
        if check is not None and (wrong := check(value)):
            default = _as_toml(default_of(known[name]))
            problems.append(f"{prefix}{name} {wrong}; {default} is used.")
        elif check is not None:
            yield name, value


def _read_pipelines(table: Mapping[str, Any], problems: list[str]) -> Iterator[tuple[str, str]]:
    """The reader's pipelines by the code of a language."""
    for name, value in table.items():
        if not is_language_code(name):
            problems.append(f'{_named(name)} is no code of a language, such as "de".')
        elif not isinstance(value, str) or not value.strip():
            problems.append(f"pipelines.{name} must name a pipeline, in quotes.")
        elif name != "en" and value.strip().lower() == "bundled":
            problems.append(f"pipelines.{name}: the bundled pipeline reads English only.")
        else:
            yield name, value


def _read_keys(table: Mapping[str, Any], problems: list[str]) -> Iterator[tuple[str, str]]:
    """The reader's own keys, by the id of the command."""
    for name, value in _flat(table):
        if isinstance(value, str):
            yield name, value
        else:
            problems.append(f'The keys of {_named(name)} must be text in quotes, such as "j,down".')


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Names and values of nested tables, since TOML reads an id with a dot as a table."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _unknown_setting(name: str, prefix: str, known: tuple[str, ...]) -> str:
    """The sentence for a name that is no setting, with the one that was perhaps meant."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, 1)
    hint = f'; did you mean "{prefix}{close[0]}"?' if close else "."
    return f"there is no setting {_named(prefix + name)}{hint}"


def _named(name: str) -> str:
    """A name from the file in quotes, on one line and of bounded length."""
    from articles.clean import clean_line

    return f'"{clean_line(name)}"'


def _as_toml(value: object) -> str:
    """A default as the reader would write it in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
