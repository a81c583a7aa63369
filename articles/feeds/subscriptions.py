"""Which feeds a person takes, as lists of feeds tell it."""

from __future__ import annotations

from dataclasses import dataclass

from articles.clean import clean_line

FOLDER_BORDER = "/"
"""What stands between the names of a folder and of the one inside it."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed that a list names."""

    url: str
    """An http(s) address or an absolute path."""
    title: str = ""
    """What the list calls it; empty where it gives no name."""
    folder: str = ""
    """Names from the outermost folder in, split by FOLDER_BORDER."""
    tags: tuple[str, ...] = ()
    home: str | None = None
    """The address of its site."""


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds of a list, and what in it could not be taken over."""

    feeds: tuple[Subscription, ...]
    passed_over: tuple[str, ...] = ()
    """A sentence each."""


def folder_name(name: str) -> str:
    """One folder's name as it stands in `Subscription.folder`: clean, without the border."""
    return clean_line(name).replace(FOLDER_BORDER, "\u2215").strip()


def folder_path(names: list[str]) -> str:
    """The folder that lies inside the named ones, empty names left out."""
    return FOLDER_BORDER.join(named for name in names if (named := folder_name(name)))
