"""http and https addresses: what is one, how it is written, where a redirect may lead. Pure."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from articles.clean import clean_line, clean_text
from articles.errors import FetchError

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def is_address(source: str) -> bool:
    """Whether `source` is an http or https address rather than a path."""
    return _ADDRESS.match(source) is not None


def other_scheme(source: str) -> str | None:
    """The scheme of an address that is neither http nor https, such as "ftp"."""
    found = _OTHER_SCHEME.match(source)
    return found.group(1).lower() if found and not is_address(source) else None


def normal_address(url: str) -> str:
    """`url` with scheme and host in lower case, without default port, fragment and login.

    Raises FetchError where it is no address.
    """
    parts, port = _split(url)
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        shown += f":{port}"
    normal = urlunsplit((parts.scheme, shown, parts.path or "/", parts.query, ""))
    return clean_text(normal).replace("\n", "")


def host_of(url: str) -> str:
    """The host of `url` and its port where it names one, for a sentence."""
    parts, port = _split(url)
    host = clean_line(parts.hostname or "")
    return host if port is None else f"{host}:{port}"


def redirect_target(url: str, location: str) -> str:
    """Where an answer from `url` with this Location leads.

    Raises FetchError where that is not http or https, or leaves https for http.
    """
    try:
        target = urljoin(url, location)
    except ValueError as error:
        raise FetchError(f"{host_of(url)} redirects to an address that is not valid") from error
    if not is_address(target):
        scheme = clean_line(target.split(":", 1)[0], 20)
        raise FetchError(f"{host_of(url)} redirects to {scheme}:, which is not opened")
    if url.lower().startswith("https:") and not target.lower().startswith("https:"):
        raise FetchError(f"{host_of(url)} redirects from https to http, which is not followed")
    return target


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{clean_line(url)} is not a valid address") from error
    if not parts.hostname or parts.scheme not in _DEFAULT_PORTS:
        raise FetchError(f"{clean_line(url)} is not a valid address")
    return parts, port
