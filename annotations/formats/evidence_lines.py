"""A piece of evidence on one line, for formats that have no more than text for it. Pure.

contradicts: https://port.example/log The harbour log “9 ferries came in late”
"""

from __future__ import annotations

import re

from annotations.model import Evidence, Stance
from articles.clean import clean_line

_LINE = re.compile(
    rf"(?:(?P<stance>{'|'.join(Stance)}):)?\s*(?P<url>[a-z][a-z0-9+.-]*://\S+)?\s*(?P<rest>.*)"
)
_LONGEST = 2_000
"""Code points of a line."""


def evidence_line(piece: Evidence) -> str:
    """The evidence on one line: its stance, address, title and words."""
    quote = f"“{piece.quote}”" if piece.quote else ""
    parts = (f"{piece.stance}:", piece.url, piece.title, quote)
    return clean_line(" ".join(part for part in parts if part), _LONGEST)


def evidence_of(line: str) -> Evidence:
    """The evidence that a line tells of; what it does not name is empty."""
    line = clean_line(line, _LONGEST)
    found = _LINE.fullmatch(line)
    if found is None:
        return Evidence(title=line)
    title, rest = found["rest"], ""
    if title.endswith("”") and "“" in title:
        title, _, rest = title[:-1].partition("“")
    stance = Stance(found["stance"]) if found["stance"] else Stance.CONTEXT
    return Evidence(found["url"] or "", title.strip(), stance, rest)
