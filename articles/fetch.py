"""A page from its http or https address: the only code that opens a network connection."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.address import host_of, redirect_target
from articles.clean import clean_line
from articles.errors import FetchError
from articles.version import VERSION

if TYPE_CHECKING:
    from httpx import AsyncClient, Response

USER_AGENT = f"newsread/{VERSION}"
_ACCEPT = "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, text/*;q=0.8"
_LOCATION = "newsread_location"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_READABLE = frozenset({"application/xhtml+xml", "application/markdown", "application/html"})


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How long and how much a page may take."""

    seconds: float = 30
    """From the first connection to the last byte, redirects included."""
    size: int = 20_000_000
    """Bytes of the page, unpacked."""
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What an address answered."""

    url: str
    """The address that answered, after redirects."""
    content_type: str
    """In lower case without parameters; empty where the server names none."""
    charset: str | None
    body: bytes


DEFAULT_LIMITS = FetchLimits()


def fetch_page(url: str, limits: FetchLimits = DEFAULT_LIMITS) -> FetchedPage:
    """The page at `url`, which is http or https.

    Blocks until it is there; not to be called where an event loop runs. Raises FetchError, whose
    text names the host, where there is no page or it is not text.
    """
    return asyncio.run(_fetch(url, limits))


async def _fetch(url: str, limits: FetchLimits) -> FetchedPage:
    from httpx import AsyncClient, HTTPError, InvalidURL

    host = host_of(url)
    headers = {"User-Agent": USER_AGENT, "Accept": _ACCEPT}
    try:
        async with (
            asyncio.timeout(limits.seconds),
            AsyncClient(
                headers=headers,
                timeout=limits.seconds,
                follow_redirects=False,
                event_hooks={"response": [_take_location]},
            ) as client,
        ):
            return await _follow(client, url, limits)
    except TimeoutError as error:
        raise FetchError(f"{host} did not answer within {limits.seconds:g} seconds") from error
    except (HTTPError, InvalidURL, OSError, UnicodeError, OverflowError) as error:
        raise FetchError(_failure_sentence(error, host, limits.seconds)) from error


async def _take_location(response: Response) -> None:
    """Take Location out of the headers: httpx reads it, and fails on some, even unfollowed."""
    response.extensions[_LOCATION] = response.headers.pop("location", "")


async def _follow(client: AsyncClient, url: str, limits: FetchLimits) -> FetchedPage:
    for _ in range(limits.redirects + 1):
        async with client.stream("GET", url) as response:
            if response.status_code not in _REDIRECTS:
                return await _read(response, url, limits)
            location = response.extensions[_LOCATION]
        url = redirect_target(url, location)
    raise FetchError(f"{host_of(url)} redirects more than {limits.redirects} times")


async def _read(response: Response, url: str, limits: FetchLimits) -> FetchedPage:
    host = host_of(url)
    if not response.is_success:
        phrase = clean_line(f"{response.status_code} {response.reason_phrase}", 80)
        raise FetchError(f"{host} answered {phrase}")
    content_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if content_type and not content_type.startswith("text/") and content_type not in _READABLE:
        raise FetchError(f"{host} sent {clean_line(content_type, 80)}, which is not read")
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > limits.size:
            raise FetchError(f"{host} sent more than {limits.size / 1_000_000:g} MB")
    return FetchedPage(url, content_type, response.charset_encoding, bytes(body))


def _failure_sentence(error: BaseException, host: str, seconds: float) -> str:
    """One sentence on why `host` gave no page, from the error that httpx raised."""
    import httpx

    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            return f"{host} was not found: check the address and the connection"
        if isinstance(cause, ssl.SSLCertVerificationError):
            reason = clean_line(cause.verify_message, 120)
            return f"{host} has a certificate that is not trusted: {reason}"
        if isinstance(cause, ssl.SSLError):
            return f"{host} could not be reached over a secure connection"
        if isinstance(cause, ConnectionRefusedError):
            return f"{host} refused the connection"
    match error:
        case httpx.TimeoutException():
            return f"{host} did not answer within {seconds:g} seconds"
        case httpx.InvalidURL() | httpx.UnsupportedProtocol() | UnicodeError() | OverflowError():
            return f"{host} is not a valid address"
        case httpx.DecodingError():
            return f"{host} sent a page that can't be unpacked"
        case httpx.RemoteProtocolError() | httpx.ReadError() | httpx.WriteError():
            return f"{host} broke off the connection before the page was complete"
    return f"{host} could not be reached"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """`error` and all that led to it, each once."""
    waiting = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions
