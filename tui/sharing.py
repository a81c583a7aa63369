"""What goes out of newsread: citations, quotes, addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from articles.address import is_address
from articles.clean import clean_line

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
LONGEST_LOOK_UP = 300
"""Code points of a claim that a search address takes."""


def is_browsable(address: str) -> bool:
    """Whether an address may go to the browser: http or https, with a host, without controls."""
    if not is_address(address) or not address.isprintable() or " " in address:
        return False
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def cite(
    title: str, source: str, byline: Sequence[str], site: str | None, published: str | None
) -> str:
    """A citation in Markdown: [title](address), author, site, date; one line."""
    name = escaped(clean_line(title) or "Untitled")
    linked = f"[{name}](<{source}>)" if is_browsable(source) else name
    about = [*(clean_line(one) for one in byline), clean_line(site or ""), (published or "")[:10]]
    return ", ".join([linked, *(escaped(part) for part in about if part)])


def quoted(quote_text: str, title: str, source: str) -> str:
    """A quotation in Markdown with its source below."""
    lines = "\n".join(f"> {escaped(line)}" for line in quote_text.splitlines())
    return f"{lines}\n>\n> — {cite(title, source, (), None, None)}"


def escaped(text: str) -> str:
    """`text` as Markdown that shows it literally."""
    return _MARKDOWN.sub(r"\\\1", text)


def look_up_address(template: str, claim: str) -> str:
    """The address that looks up a claim: `template` with {claim} replaced by it."""
    words = " ".join(claim.split())[:LONGEST_LOOK_UP]
    return template.replace("{claim}", quote(words, safe=""))
