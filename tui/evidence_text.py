"""What makes evidence acceptable, and how a list shows it, pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from textual.content import Content

from annotations.model import Evidence, Stance
from articles.clean import clean_line
from tui.signs import STANCE_SIGNS

STANCE_STYLES: dict[Stance, str] = {
    Stance.SUPPORTS: "$claim-verified",
    Stance.CONTRADICTS: "$claim-disputed",
    Stance.CONTEXT: "$claim-needs-context",
}

WIDEST_STANCE = max(len(stance) for stance in Stance)


def is_blank(evidence: Evidence) -> bool:
    """Whether it names no source at all; a stance alone says nothing."""
    return not (evidence.url or evidence.title or evidence.quote)


def evidence_problem(evidence: Evidence) -> str | None:
    """Why the evidence can't be kept, in a sentence; None where it can."""
    if is_blank(evidence):
        return "Evidence needs a URL, a title or a quote."
    if evidence.url and not is_web_address(evidence.url):
        return "The URL must be a whole http:// or https:// address."
    return None


def is_web_address(url: str) -> bool:
    """Whether `url` is an http or https address with a host and without blanks."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not any(map(str.isspace, url))


def evidence_line(evidence: Evidence) -> Content:
    """Stance, title (or the quote) and address on one line."""
    stance = f"{STANCE_SIGNS[evidence.stance]} {evidence.stance:<{WIDEST_STANCE}}"
    name = clean_line(evidence.title) or clean_line(evidence.quote)
    parts = [Content.styled(stance, STANCE_STYLES[evidence.stance])]
    if name:
        parts.append(Content(name))
    if evidence.url:
        parts.append(Content.styled(clean_line(evidence.url), "$quiet"))
    return Content("  ").join(parts)


def next_stance(stance: Stance, step: int = 1) -> Stance:
    """The stance after this one, or before it for -1, round and round."""
    stances = list(Stance)
    return stances[(stances.index(stance) + step) % len(stances)]
