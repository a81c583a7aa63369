"""What sites ask of programs that fetch pages by themselves: robots.txt, RFC 9309."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from articles.address import host_of
from articles.errors import RobotsError
from articles.fetch import Connections

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

AGENT = "newsread"
"""What a site calls us in its robots.txt."""
_LONGEST_DELAY = 10.0
_MOST_CHARACTERS = 500_000


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one site asks for."""

    parser: RobotFileParser | None
    """None: nothing may be fetched."""

    def allows(self, url: str) -> bool:
        """Whether a program may fetch `url`."""
        return self.parser is not None and self.parser.can_fetch(AGENT, url)

    @property
    def delay(self) -> float:
        """Seconds between two pages, as far as we grant them."""
        asked = self.parser.crawl_delay(AGENT) if self.parser is not None else None
        return min(float(asked), _LONGEST_DELAY) if asked else 0.0


class Robots:
    """The wishes of many sites, each asked for once."""

    def __init__(self, web: Connections) -> None:
        """`web` fetches them."""
        self._web = web
        self._sites: dict[str, asyncio.Task[Wishes]] = {}

    async def wait_for(self, url: str, *, patiently: bool) -> None:
        """Return when `url` may be fetched; raises RobotsError where it may not be at all.

        `patiently`: also wait as long as the site asks for between two pages. Raises FetchError
        where the site does not answer.
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        task = self._sites.get(site)
        if task is None or (task.done() and task.exception() is not None):
            task = self._sites[site] = asyncio.create_task(self._ask(site))
        wishes = await asyncio.shield(task)
        if not wishes.allows(url):
            raise RobotsError(f"{host_of(url)} asks programs not to fetch this page")
        if patiently and wishes.delay:
            await asyncio.sleep(wishes.delay)

    async def _ask(self, site: str) -> Wishes:
        from urllib.robotparser import RobotFileParser

        answer = await self._web.get(f"{site}/robots.txt", {"Accept": "text/plain"})
        if answer.status in (401, 403) or answer.status >= 500:
            return Wishes(None)
        parser = RobotFileParser()
        text = answer.body.decode("utf-8-sig", "replace")[:_MOST_CHARACTERS]
        parser.parse(text.splitlines())
        return Wishes(parser)
