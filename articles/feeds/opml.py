"""Lists of feeds as OPML 2.0, with their folders. Pure.

Read in the dialects of other readers: attributes in any case, outlines without a type, the title
in `text` or `title`, a folder as an outline around the feed, as `category="/News/Europe"`, or the
same feed once in each of its folders (the first counts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from articles.clean import clean_line
from articles.decode import charset_in_html, decode
from articles.errors import FeedError, SourceError
from articles.extract_html import safe_html
from articles.feeds.addresses import feed_address
from articles.feeds.subscriptions import (
    FOLDER_BORDER,
    FeedList,
    Subscription,
    folder_path,
)

_DEEPEST = 32
"""Folders inside each other that are followed."""
_MOST_FEEDS = 50_000
_BARE_AMPERSAND = re.compile(r"&(?!(?:#\d+|#[xX][0-9a-fA-F]+|amp|lt|gt|quot|apos);)")


def read_opml(data: bytes, name: str) -> FeedList:
    """The feeds of an OPML file called `name`; raises FeedError where it is none."""
    tree = _parse(data, name)
    if _name(tree) != "opml":
        raise FeedError(f"{name} is XML, but not a list of feeds (OPML)")
    feeds: dict[str, Subscription] = {}
    passed_over: list[str] = []
    for attributes, folders in _outlines(tree, name):
        address = attributes.get("xmlurl", "")
        found = feed_address(address)
        title = clean_line(attributes.get("title") or attributes.get("text") or "")
        if found is None:
            passed_over.append(f"{clean_line(address)} is not the address of a feed")
            continue
        named = "" if title == address else title
        folder = folder_path(folders) or _first_category(attributes.get("category", ""))
        home = feed_address(attributes.get("htmlurl", ""))
        feeds.setdefault(found, Subscription(found, named, folder, home=home))
        if len(feeds) > _MOST_FEEDS:
            raise FeedError(f"{name} names more than {_MOST_FEEDS} feeds")
    return FeedList(tuple(feeds.values()), tuple(passed_over))


def write_opml(feeds: Sequence[Subscription], *, title: str, created: str) -> str:
    """An OPML document of the feeds in their folders, in the order given.

    `created` is a date and time as RFC 822 writes it.
    """
    from lxml import etree  # type: ignore[import-untyped]

    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _xml(title)
    etree.SubElement(head, "dateCreated").text = created
    body = etree.SubElement(root, "body")
    folders: dict[str, Any] = {"": body}
    for feed in feeds:
        shown = _xml(feed.title or feed.url)
        outline = etree.SubElement(
            _folder(folders, feed.folder), "outline", type="rss", text=shown, title=shown
        )
        outline.set("xmlUrl", _xml(feed.url))
        if feed.home:
            outline.set("htmlUrl", _xml(feed.home))
    etree.indent(root)
    written = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return str(written.decode())


def _folder(folders: dict[str, Any], path: str) -> Any:
    """The element of a folder, made with those around it where it is new."""
    from lxml.etree import SubElement  # type: ignore[import-untyped]

    if path not in folders:
        outer, _, inner = path.rpartition(FOLDER_BORDER)
        parent = _folder(folders, outer)
        shown = _xml(inner)
        folders[path] = SubElement(parent, "outline", text=shown, title=shown)
    return folders[path]


def _xml(text: str) -> str:
    """`text` without the two characters of clean text that XML can't hold."""
    return text.replace("\ufffe", "").replace("\uffff", "")


def _parse(data: bytes, name: str) -> Any:
    from lxml import etree

    try:
        text = decode(data, charset_in_html(data), name=name)
    except SourceError as error:
        raise FeedError(str(error)) from error
    text = safe_html(text).strip("\ufeff \n")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise FeedError(f"{name} has a DOCTYPE, which no list of feeds needs and which is not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(_BARE_AMPERSAND.sub("&amp;", text).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise FeedError(
            f"{name} is broken at line {error.position[0]}: no feed was taken"
        ) from error


def _outlines(tree: Any, name: str) -> Iterator[tuple[dict[str, str], list[str]]]:
    """The attributes of each outline that is a feed, and the names of the folders around it."""
    body = next((one for one in tree if _name(one) == "body"), tree)
    waiting: list[tuple[Any, list[str]]] = [(one, []) for one in reversed(body)]
    while waiting:
        element, folders = waiting.pop()
        if _name(element) != "outline":
            continue
        attributes = {key.lower(): value for key, value in element.attrib.items()}
        if attributes.get("xmlurl"):
            yield attributes, folders
            inner = folders
        else:
            inner = [*folders, attributes.get("text") or attributes.get("title") or ""]
        if len(inner) > _DEEPEST:
            raise FeedError(f"{name} has folders more than {_DEEPEST} deep: no feed was taken")
        waiting += [(one, inner) for one in reversed(element)]


def _first_category(categories: str) -> str:
    first = categories.split(",")[0].strip()
    return folder_path(first.split("/")) if first.startswith("/") else ""


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""
