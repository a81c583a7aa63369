"""The XML of a feed made fit to be parsed, or refused. Pure.

Feeds are broken in a few ways over and over: bare ampersands, HTML's entities, control
characters, tags that are never closed, entries without an id, several with the same. Each is
mended where what is meant is plain. A document that declares entities to unfold them without end
is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from html.entities import html5
from typing import Any

from articles.address import is_address
from articles.errors import FeedError
from articles.extract_html import safe_html

_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
_ENTRIES = frozenset({"item", "entry"})
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_MOST_UNFOLDED = 1_000_000
"""Characters that the entities of one document may add to it."""
_LONGEST_VALUE = 200
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]*(?:\[(.*?)\]\s*)?>", re.DOTALL | re.IGNORECASE)
_DECLARED = re.compile(r"""<!ENTITY\s+(%\s+)?([\w.-]+)\s+(?:"([^"]*)"|'([^']*)'|\w)""")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_AMPERSAND = re.compile(r"&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|([A-Za-z][\w.-]{0,40});)?")
_REFERENCE = re.compile(r"&#(?:\d+|[xX][0-9a-fA-F]+);")


@dataclass(frozen=True, slots=True)
class FeedXml:
    """A feed that can be parsed."""

    data: bytes
    """Well-formed XML in UTF-8, without declaration and DOCTYPE."""
    problem: str = ""
    """What was broken, in words that follow the feed's name; empty where nothing was."""


def mended_feed(raw: str, name: str) -> FeedXml:
    """The XML `raw` made fit; raises FeedError, calling the feed `name`, where it is none."""
    text = safe_html(raw).strip("\ufeff \n\t")
    text = _without_entities(text, name)
    tree, problem = _parse(text, name)
    if _local_name(tree) not in _ROOTS:
        raise FeedError(f"{name} is XML, but not a feed")
    if problem:
        _mend_entries(tree)
    changed = _give_ids([one for one in tree.iter() if _local_name(one) in _ENTRIES])
    if not changed and not problem:
        return FeedXml(text.encode())
    from lxml.etree import tostring  # type: ignore[import-untyped]

    return FeedXml(tostring(tree, encoding="utf-8"), problem)


def _without_entities(text: str, name: str) -> str:
    """`text` with every entity but XML's own unfolded, and bare ampersands made references."""
    found = _DOCTYPE.search(text)
    own: dict[str, str] = {}
    if found:
        own = _declared_entities(found.group(1) or "", name)
        text = text[: found.start()] + text[found.end() :]
    if "<!ENTITY" in text:
        raise FeedError(f"{name} declares entities where none may stand, which is not read")
    room = _MOST_UNFOLDED

    def unfold(match: re.Match[str]) -> str:
        nonlocal room
        entity = match[1]
        if entity is None:
            return match[0] if len(match[0]) > 1 else "&amp;"
        if entity in _XML_ENTITIES:
            return match[0]
        if entity in own:
            room -= len(own[entity])
            if room < 0:
                raise FeedError(f"{name} unfolds its entities without end, which is not read")
            return own[entity]
        known = html5.get(f"{entity};")
        return _escaped(known) if known else f"&amp;{match[0][1:]}"

    pieces = _CDATA.split(text)
    return "".join(
        piece if piece.startswith("<![CDATA[") else _AMPERSAND.sub(unfold, piece)
        for piece in pieces
    )


def _declared_entities(subset: str, name: str) -> dict[str, str]:
    """The plain entities that a DOCTYPE declares; those that lead elsewhere are passed over."""
    declared: dict[str, str] = {}
    for parameter, entity, double, single in _DECLARED.findall(subset):
        value = double or single
        if len(value) > _LONGEST_VALUE or "&" in _REFERENCE.sub("", value) or "%" in value:
            raise FeedError(f"{name} declares entities made of others, which are not read")
        if not parameter:
            declared.setdefault(entity, _escaped_tags(value))
    return declared


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped_tags(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _parse(text: str, name: str) -> tuple[Any, str]:
    """The tree of `text`, and what was wrong with it."""
    from lxml import etree  # type: ignore[import-untyped]

    strict = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    data = text.encode()
    try:
        return etree.fromstring(data, strict), ""
    except etree.XMLSyntaxError as error:
        line, _ = error.position
        broken = f"has broken XML at line {line}"
    lenient = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, recover=True
    )
    try:
        tree = etree.fromstring(data, lenient)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None:
        raise FeedError(f"{name} {broken}, and nothing in it can be read")
    return tree, f"{broken}; what could be read was read"


def _mend_entries(tree: Any) -> None:
    """Put entries that stand in a title that was never closed beside it; drop what is empty."""
    inside = [
        (title, entry)
        for title in tree.iter()
        if _local_name(title) == "title" and title.getparent() is not None
        for entry in title
        if _local_name(entry) in _ENTRIES
    ]
    for title, entry in inside:
        entry.tail = None
        title.getparent().append(entry)
    for entry in [one for one in tree.iter() if _local_name(one) in _ENTRIES]:
        if not entry.attrib and not any(one.attrib for one in entry):
            _drop_without_text(entry)


def _drop_without_text(entry: Any) -> None:
    """Take an entry out that was cut off before it said anything."""
    if not "".join(entry.itertext()).strip() and entry.getparent() is not None:
        entry.getparent().remove(entry)


def _local_name(element: Any) -> str:
    """The name of an element without its namespace, in lower case; empty for anything else."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def _give_ids(entries: list[Any]) -> bool:
    """See that each entry has an id of its own; whether anything had to be changed."""
    changed = False
    seen: dict[str, list[Any]] = {}
    for entry in entries:
        holder = _child(entry, "guid", "id")
        about = next((v for k, v in entry.attrib.items() if k.endswith("}about")), "")
        if holder is None and not about:
            holder = _add_id(entry)
            changed = True
        elif holder is not None and not (holder.text or "").strip():
            holder.text = _address(entry) or _digest(entry)
            changed = True
        elif holder is not None and _local_name(holder) == "guid":
            changed = _mark_no_address(holder) or changed
        identifier = (holder.text or "").strip() if holder is not None else about
        seen.setdefault(identifier, []).append(entry)
    for group in seen.values():
        changed = (len(group) > 1 and _tell_apart(group)) or changed
    return changed


def _add_id(entry: Any) -> Any:
    from lxml.etree import SubElement

    namespace = entry.tag.rsplit("}", 1)[0] + "}" if "}" in entry.tag else ""
    is_atom = _local_name(entry) == "entry"
    holder = SubElement(entry, f"{namespace}{'id' if is_atom else 'guid'}")
    if not is_atom:
        holder.set("isPermaLink", "false")
    holder.text = _address(entry) or _digest(entry)
    return holder


def _mark_no_address(guid: Any) -> bool:
    """Say of a guid that is no address that it is none; whether that was not said before."""
    if is_address((guid.text or "").strip()) or guid.get("isPermaLink") == "false":
        return False
    guid.set("isPermaLink", "false")
    return True


def _tell_apart(group: list[Any]) -> bool:
    """Entries with one id: the same ones are dropped, different ones get ids of their own."""
    kept: set[str] = set()
    for entry in group:
        made = _digest(entry)
        if made in kept:
            entry.getparent().remove(entry)
            continue
        kept.add(made)
    if len(kept) > 1:
        for entry in group:
            holder = _child(entry, "guid", "id")
            if holder is not None and entry.getparent() is not None:
                holder.text = f"{(holder.text or '').strip()}#{_digest(entry)[-16:]}"
                holder.set("isPermaLink", "false")
    return True


def _address(entry: Any) -> str:
    """Where an entry leads; empty where it does not say."""
    link = _child(entry, "link")
    return "" if link is None else ((link.text or "").strip() or link.get("href", "").strip())


def _digest(entry: Any) -> str:
    """An id from where an entry leads and its title, else its words: the same at each reading."""
    title = _child(entry, "title")
    named = "" if title is None else " ".join("".join(title.itertext()).split())
    words = _address(entry) or " ".join("".join(entry.itertext()).split())
    return "newsread:" + sha256(f"{words}\n{named}".encode()).hexdigest()[:32]


def _child(element: Any, *names: str) -> Any:
    return next((one for one in element if _local_name(one) in names), None)
