"""From the labels of each corpus to ours: PERSON NORP GPE LOC ORG DATE."""

from __future__ import annotations

import re
from functools import cache

from annotations.analysis.en_news.lexicon import KINDS, load_lexicon

TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|President|Vice|Deputy|Acting|Former"
    r"|former|Prime|prime|Foreign|Defense|Defence|Interior|Finance|Justice|Minister|minister"
    r"|Ministers|Premier|Chancellor|Secretary|Secretary-General|General|Gen|Lieutenant|Lt|Colonel"
    r"|Col|Major|Maj|Brigadier|Captain|Capt|Sergeant|Sgt|Admiral|Adm|Commander|Chief|Ambassador"
    r"|Senator|Sen|Senators|Representative|Rep|Congressman|Congresswoman|Governor|Gov|Mayor"
    r"|Justice|Judge|King|Queen|Prince|Princess|Crown|Emperor|Sultan|Emir|Sheikh|Shaikh|Pope"
    r"|Cardinal|Archbishop|Bishop|Reverend|Rev|Father|Ayatollah|Grand|Imam|Mullah|Mufti|Rabbi"
    r"|Presidents|Director|Spokesman|Spokeswoman|U\.S|Russian|Elect|Interim|interim|Energy|Oil|Trade"
    r"|Health|Home|Environment|Education|Labor|Transport|Information|Roman|Catholic|State|mayor"
    r"|Attorney|Speaker|Chairman|of|Private|Staff|Archduke|-?General)\b\.?(?:-[Ee]lect)?,? ?)+"
)
HONORIFIC_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|President|Prime Minister|Minister|Senator|Pope|Sheikh)\.? \Z"
)
_FEATURE = re.compile(
    r"\b(?:River|Rivers|Lake|Sea|Ocean|Gulf|Bay|Strait|Straits|Channel|Canal|Mount|Mountain"
    r"|Mountains|Mt|Hills?|Valley|Desert|Island|Islands|Isle|Peninsula|Cape|Coast|Basin|Delta"
    r"|Heights|Plateau|Strip|Bank|Glacier|Forest|Falls|Reef|Beach|Plain|Steppe|Horn|Sahara"
    r"|Himalayas?|Alps|Andes|Caucasus|Balkans?|Pole|Arctic|Antarctica?)\b"
)
_REGION = re.compile(
    r"(?:(?:North|South|East|West|Central|Western|Eastern|Northern|Southern|Latin|Sub-Saharan"
    r"|Southeast|Middle|Far|Near)(?:ern)?[ -])*(?:Europe|Asia|Africa|America|Americas|Pacific"
    r"|Atlantic|Mediterranean|Caribbean|East|West|North|South|Middle East|Scandinavia|Oceania"
    r"|Asia-Pacific|Maghreb|Sahel|Levant|Balkans|Persian Gulf|Kashmir Valley|Southeast Asia)"
)
_PEOPLE_END = re.compile(r"(?:ian|ians|ese|ish|i|is|an|ans|ic|ch)\Z")
_DATE_LIKE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|(?:1[0-9]|20)[0-9]{2}s?|(?:mid-|late-|early-)?[1-9]0s|today|yesterday|tomorrow|tonight"
    r"|(?:last|next|this|past|previous|following|earlier this|later this) (?:week|month|year"
    r"|weekend|spring|summer|autumn|fall|winter|decade|century|night)"
    r"|[0-9]+(?:st|nd|rd|th)[ -]century|(?:weekend|Christmas|Ramadan|Easter|New Year))\b"
)
_DATE_OPENING = re.compile(
    r"(?:(?:since|until|by|in|on|of|from|end|beginning|start|the|as|before|after|during|late|early"
    r"|mid|between|around|about|at|through|for|to)\s(?=\S))*(?:(?:late|early|mid)[ -])?"
)
_NAMELESS = re.compile(r"[\W\d_a-z]*\Z")


def is_listed(name: str, *kinds: str) -> bool:
    """Whether a list of the lexicon has the name."""
    bits = sum(1 << KINDS.index(kind) for kind in kinds)
    return bool(_bits(name) & bits)


def place_label(name: str) -> str:
    """GPE for a place that is governed (country, state, city), LOC for the others."""
    plain = name.removeprefix("the ").removeprefix("The ")
    if is_listed(plain, "country", "region") and plain not in ("Europe", "Africa", "Asia"):
        return "GPE"
    if _REGION.fullmatch(plain) or _FEATURE.search(plain) or is_listed(plain, "place"):
        return "LOC"
    return "GPE"


def people_or_place(name: str) -> str:
    """NORP for a demonym, GPE for a country: what GMB calls "gpe"."""
    if is_listed(name, "people") or name in ("Niger", "Sri"):
        return "NORP" if name != "Niger" else "GPE"
    if is_listed(name, "country", "city", "region"):
        return "GPE"
    return "NORP" if _PEOPLE_END.search(name) else "GPE"


def date_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The calendar expression in a stretch, without the preposition before it; None if none."""
    found = _DATE_LIKE.search(text, start, end)
    if found is None:
        return None
    opening = _DATE_OPENING.match(text, start, end)
    begin = min(opening.end() if opening else start, found.start())
    return begin, end


def dates_in(text: str) -> list[tuple[int, int]]:
    """Where dates may stand in a text whose corpus labels none."""
    return [match.span() for match in _DATE_LIKE.finditer(text)]


def without_title(text: str, start: int, end: int) -> int:
    """Where the name begins after the titles before it; `end` where nothing is left."""
    title = TITLE.match(text, start, end)
    place = title.end() if title else start
    return end if _NAMELESS.match(text[place:end]) else place


@cache
def _bits(name: str) -> int:
    lexicon = load_lexicon()
    spaced = tuple(re.findall(r"[\w’'.]+|-", name))
    return lexicon.kinds(name.split()) | lexicon.kinds(spaced)
