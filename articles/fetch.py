"""A page from its http or https address: the only code that opens a network connection."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.address import host_of, redirect_target
from articles.clean import clean_line
from articles.errors import FetchError, MissingPageError
from articles.version import VERSION

if TYPE_CHECKING:
    from httpx import AsyncClient, Response

USER_AGENT = f"newsread/{VERSION}"
_ACCEPT = "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, text/*;q=0.8"
_PACKINGS = "gzip, deflate"
_LOCATION = "newsread_location"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LASTING_REDIRECTS = frozenset({301, 308})
_READABLE = frozenset({"application/xhtml+xml", "application/markdown", "application/html"})


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How long and how much an answer may take."""

    seconds: float = 30
    """From the first connection to the last byte, redirects included."""
    size: int = 20_000_000
    """Bytes of the answer, unpacked."""
    redirects: int = 10
    per_host: int = 4
    """Connections to one host at the same time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered, whatever its status."""

    url: str
    """The address that answered, after redirects."""
    status: int
    reason: str
    """The status in words, such as "404 Not Found"."""
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """Empty where the status is not one of success."""
    moved_to: str | None = None
    """Where lasting redirects alone (301, 308) led from the address that was asked for."""

    @property
    def content_type(self) -> str:
        """In lower case without parameters; empty where the server names none."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        from email.message import Message

        header = Message()
        header["content-type"] = self.headers.get("content-type", "")
        found = header.get_param("charset")
        return found if isinstance(found, str) else None

    @property
    def is_success(self) -> bool:
        """Whether the body is what was asked for."""
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page of text that an address answered with."""

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
    return asyncio.run(_fetch_page(url, limits))


def fetch_answer(
    url: str, headers: Mapping[str, str] | None = None, limits: FetchLimits = DEFAULT_LIMITS
) -> Answer:
    """What `url` answers; blocks as `fetch_page` does and raises FetchError where nothing comes."""
    return asyncio.run(_fetch_answer(url, headers or {}, limits))


async def _fetch_page(url: str, limits: FetchLimits) -> FetchedPage:
    async with connections(limits) as web:
        return await web.page(url)


async def _fetch_answer(url: str, headers: Mapping[str, str], limits: FetchLimits) -> Answer:
    async with connections(limits) as web:
        return await web.get(url, headers)


@asynccontextmanager
async def connections(limits: FetchLimits = DEFAULT_LIMITS) -> AsyncIterator[Connections]:
    """Connections that many requests share; they are closed at the end of the block."""
    from httpx import AsyncClient

    async with AsyncClient(
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": _PACKINGS},
        timeout=limits.seconds,
        follow_redirects=False,
        event_hooks={"response": [_take_location]},
    ) as client:
        yield Connections(client, limits)


class Connections:
    """Fetches from many hosts at once, from each through few connections."""

    def __init__(self, client: AsyncClient, limits: FetchLimits) -> None:
        """`connections` makes one."""
        self._client = client
        self._limits = limits
        self._hosts: dict[str, asyncio.Semaphore] = {}

    async def get(
        self, url: str, headers: Mapping[str, str], reads: Callable[[str], bool] | None = None
    ) -> Answer:
        """What `url` answers, where `reads` says that its content type is read.

        Raises FetchError, naming the host, where nothing whole comes in time.
        """
        from httpx import HTTPError, InvalidURL

        host, seconds = host_of(url), self._limits.seconds
        turn = self._hosts.setdefault(host, asyncio.Semaphore(self._limits.per_host))
        try:
            async with turn, asyncio.timeout(seconds):
                return await self._follow(url, headers, reads)
        except TimeoutError as error:
            raise FetchError(f"{host} did not answer within {seconds:g} seconds") from error
        except (HTTPError, InvalidURL, OSError, UnicodeError, OverflowError) as error:
            raise FetchError(_failure_sentence(error, host, seconds)) from error

    async def page(self, url: str) -> FetchedPage:
        """The page at `url`; raises FetchError as `fetch_page` does."""
        answer = await self.get(url, {"Accept": _ACCEPT}, _is_text)
        if not answer.is_success:
            kind = MissingPageError if 400 <= answer.status < 500 else FetchError
            raise kind(f"{host_of(answer.url)} answered {answer.reason}")
        return FetchedPage(answer.url, answer.content_type, answer.charset, answer.body)

    async def _follow(
        self, url: str, headers: Mapping[str, str], reads: Callable[[str], bool] | None
    ) -> Answer:
        moved_to: str | None = None
        lasting = True
        for _ in range(self._limits.redirects + 1):
            async with self._client.stream("GET", url, headers=dict(headers)) as response:
                if response.status_code not in _REDIRECTS:
                    return await self._read(response, url, moved_to, reads)
                location = response.extensions[_LOCATION]
            lasting = lasting and response.status_code in _LASTING_REDIRECTS
            url = redirect_target(url, location)
            moved_to = url if lasting else moved_to
        raise FetchError(f"{host_of(url)} redirects more than {self._limits.redirects} times")

    async def _read(
        self,
        response: Response,
        url: str,
        moved_to: str | None,
        reads: Callable[[str], bool] | None,
    ) -> Answer:
        host = host_of(url)
        reason = clean_line(f"{response.status_code} {response.reason_phrase}", 80)
        headers = {name.lower(): value for name, value in response.headers.items()}
        answer = Answer(url, response.status_code, reason, headers, b"", moved_to)
        if not answer.is_success:
            return answer
        if reads is not None and not reads(answer.content_type):
            raise FetchError(
                f"{host} sent {clean_line(answer.content_type, 80)}, which is not read"
            )
        _refuse_packing(headers.get("content-encoding", ""), host)
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > self._limits.size:
                raise FetchError(f"{host} sent more than {self._limits.size / 1_000_000:g} MB")
        return replace(answer, body=bytes(body))


def _is_text(content_type: str) -> bool:
    """Whether a page of this type is read; one without a type is tried."""
    return not content_type or content_type.startswith("text/") or content_type in _READABLE


async def _take_location(response: Response) -> None:
    """Take Location out of the headers: httpx reads it, and fails on some, even unfollowed."""
    response.extensions[_LOCATION] = response.headers.pop("location", "")


def _refuse_packing(packing: str, host: str) -> None:
    """Raise FetchError where a server packs its answer in a way that it was not asked for."""
    for name in packing.lower().split(","):
        if name.strip() not in ("", "identity", "gzip", "deflate"):
            raise FetchError(f"{host} sent a page that can't be unpacked")


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
