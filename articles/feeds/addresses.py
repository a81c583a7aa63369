"""Where a feed is read from: http and https addresses, and files. Pure but for the file's path."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from articles.address import host_of, is_address, normal_address
from articles.clean import clean_line
from articles.errors import ArticleError
from articles.files import absolute_path, printable_path

_FEED_SCHEMES = ("feed://", "rss://")


def feed_address(source: str) -> str | None:
    """`source` as the library keeps it: a normal http(s) address or an absolute path.

    "feed://host" and "feed:https://host" mean the web, file:// a file. None where it is neither
    an address nor an absolute path.
    """
    source = source.strip()
    lowered = source.lower()
    if lowered.startswith("feed:http"):
        source = source[5:]
    for scheme in _FEED_SCHEMES:
        if lowered.startswith(scheme):
            source = "https://" + source[len(scheme) :]
    try:
        if is_address(source):
            return normal_address(source)
        if lowered.startswith("file://"):
            source = unquote(urlsplit(source).path)
        if source.startswith("/"):
            return printable_path(absolute_path(source))
    except (ArticleError, ValueError):
        return None
    return None


def feed_name(url: str) -> str:
    """What a sentence calls the feed at `url`: its host, or its path."""
    try:
        return host_of(url) if is_address(url) else clean_line(url)
    except ArticleError:
        return clean_line(url)
