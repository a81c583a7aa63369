"""Numbers that count nothing: dates, times, telephone numbers, addresses, parts of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from annotations.analysis.dates import clock_spans, date_spans
from annotations.analysis.figures.counted import counted_span
from annotations.analysis.figures.tails import tail_at
from annotations.analysis.figures.times_of_day import time_spans
from annotations.analysis.model import Span

_ADDRESSES = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?<!\w)[#@]\w+"
    r"|\b[\w-]{1,64}\.(?:com|org|net|gov|co\.uk)\S*"
)
_IN_ADDRESSES = ("://", "www.", "@", "#", ".com", ".org", ".net", ".gov", ".co.uk")
_STREETS = re.compile(
    r"\b[0-9]{1,5}[A-Za-z]?(?:\s[A-Z][a-z]+){1,3}\s(?:Street|Road|Avenue|Lane|Drive|Boulevard"
    r"|Square|Way|Court|Place|Terrace|Crescent|Row|Quay|Parkway|St\.|Rd\.|Ave\.|Blvd\.|St|Rd|Ave)\b"
    r"|\b[A-Z]{2}\s[0-9]{5}(?:-[0-9]{4})?(?![\w,])"
    r"|(?<![\w.,])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w.,][0-9])"
)
_TELEPHONE = re.compile(
    r"(?<![\w+])\+[0-9](?:[\s().-]{0,2}[0-9]){6,16}(?!\w)"
    r"|(?<!\w)(?:1[\s.-])?\(?[0-9]{3}\)?[\s.-][0-9]{3}[.-][0-9]{4}(?!\w)"
    r"|(?<!\w)\([0-9]{3}\)\s[0-9]{3}\s[0-9]{4}(?!\w)"
    r"|(?<![\w-])(?<![0-9]\s)0[0-9]{2,5}\s[0-9]{3,4}(?:\s[0-9]{3,4})?(?!\w)"
    r"|\bISBN(?:-1[03])?:?\s[0-9X-]{10,17}(?!\w)|(?<![\w-])555-[0-9]{4}(?!\w)|(?<![\w-])[0-9]{3,5}(?:-[0-9]{3,5}){2,4}(?![\w-])"
)
_MANY_DIGITS = re.compile(r"(?:[0-9][^0-9]{0,3}){5}[0-9]")
"""What every telephone number has."""
_YEAR_ABOUT = re.compile(
    r"\b(?:since|until|till|by|from|in|before|after)\s(?:at\sleast|about|around|roughly)\s"
    r"(?:1[5-9]|20)[0-9]{2}(?!\w|[.,][0-9])",
    re.IGNORECASE,
)
_NAMED = (
    r"(?:[Aa]partment|[Ff]lat|[Ss]uite|[Cc]ell|[Ss]eat|[Zz]ip\scode|Agent|COP"
    r"|[Pp]ages?|[Pp]p?\.|[Aa]rticles?|[Aa]rt\.|[Ss]ections?|[Cc]hapters?|[Pp]aragraphs?"
    r"|[Cc]hannel|[Rr]oute|[Rr]oom|[Gg]ate|[Pp]latform|[Ll]ine|[Pp]hase|[Ll]evel|[Ss]tep"
    r"|[Nn]umber|No\.?|[Nn]o\.|№|[Vv]ersion|[Cc]lause|[Ii]tem|[Ff]igure|[Tt]able|[Vv]olume|[Vv]ol\."
    r"|[Pp]art|[Ff]light|[Rr]esolution|[Hh]ighway|[Ii]nterstate|[Ww]ard|[Dd]istrict|[Gg]rade"
    r"|[Ss]eason|[Ee]pisode|[Rr]ound|[Gg]roup(?:\sof)?|[Tt]ier|[Cc]ategory|[Ss]tage|[Ll]ot"
    r"|[Ee]xtension|[Ee]xt\.|[Pp]ier|[Pp]salm|[Cc]ase|[Ee]xhibit|[Cc]ount|[Aa]ppendix|[Zz]one"
    r"|[Bb]us|[Tt]ram|[Ll]ane|[Ff]loor|[Tt]ask\s[Ff]orce|[Ll]iga|[Ss]erie|[Ll]igue|[Hh]alf-time"
    r"|Boeing|Airbus|Type|Apollo|Area|Formula|Windows|iPhone|iPad|iOS|Android|Galaxy|Pixel|macOS"
    r"|Proposition|Prop|Amendment|Title|Rule|Act|Brigade|Division|Unit|Radio|BBC|ITV|Fox|Day"
    r"|Class|Mark|Model|Studio|Falcon|Soyuz|Starship|Artemis|Luna|PlayStation|Xbox|Opus|FTSE"
    r"|Fortune|S&P|Nikkei|Nasdaq|Dow|Stoxx|STOXX|CAC|DAX|Russell|Euro|Covid|COVID|World\sWar"
    r"|Superbowl|Super\sBowl|Camp|Point|Block|Building|Hall|Court|Chapter|Rio|Generation|Agenda"
    r"|Operation|Regulation|Directive|Law|Order|Decree|Bill|Protocol|Convention|Precinct|Sector"
    r"|Chang'e|Voyager|Pioneer|Mariner|Ariane|Vostok|Expo|Vision|Horizon|Mission:?|Ward|Psalms?)"
)
_BEFORE_DIGIT = r"(?=\S{1,16}(?:\s\S{1,16})?[\s#-]{1,2}[0-9])"
"""Spares most words the long list of `_NAMED`, of whose words none is longer."""
_REFERENCE = re.compile(
    rf"\b{_BEFORE_DIGIT}{_NAMED}[\s#-]{{1,2}}[0-9]{{1,5}}[A-Za-z]?(?:\.[0-9]+)*+(?:\([0-9a-z]\))?"
    r"(?:\s?(?:[-–,&]|and|to)\s?[0-9]{1,4}(?=[.;,)]?(?:\s|\Z))(?!\s(?:[a-z]+s|percent|people)\b))?"
    r"(?![\w%]|[.,][0-9])"
)
_NAMED_IN_WORDS = re.compile(
    r"\b(?:[Cc]hapter|[Pp]hase|[Nn]umber|[Ss]tage|World\sWar|[Vv]olume|[Ll]evel|[Ss]tep|[Ee]pisode"
    r"|[Aa]ct|Day|[Ss]quare|[Pp]lan|[Pp]age|[Gg]rade|Part|Round|Season|Group\sof|Gang\sof|Air"
    r"\sForce|Formula|Channel|Platform|Gate|Terminal|Type|Class|Division|Serie|Ligue)[\s-]"
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|twenty)\b(?!\s(?:people|men|women|[a-z]+s)\b)"
    r"|\bBig\s(?:Three|Four|Five|Six|Seven|Ten|Twelve)\b"
)
_LISTED = re.compile(
    r"(?m)^[ \t]{0,8}\(?[0-9]{1,2}[.)][ \t]+(?=[^\W\d_]|[\"'(])|\([0-9]{1,2}\)\s(?=[a-z])"
)
_IDIOMS = re.compile(
    r"\b(?:[0-9]{1,2}-(?:for|on|in|by|and)-[0-9]{1,2}|at\ssixes\sand\ssevens|nine\sto\sfive|9[\s-]to[\s-]5|9-5|one\sto\sone|one-on-one"
    r"|fifty[\s-]fifty|twenty[\s-]twenty|catch[\s-]22|a\smillion\smiles\saway|cloud\snine"
    r"|a\sthousand\sapologies|one\sin\sa\smillion|two-faced|half-hearted(?:ly)?|one\sand\sthe\ssame"
    r"|six\sof\sone|one\sby\sone|two\sby\stwo|three\scheers|zero[\s-]sum|zero\stolerance"
    r"|ground\szero|second\sto\snone|on\sall\sfours|one\sor\sthe\sother|back\sto\ssquare\sone"
    r"|in\stwo\sminds|at\sone\stime|all\sin\sone|all-in-one|ten\sto\sone|net\szero|net-zero"
    r"|one\sanother|no\sone|anyone|the\sone|one\sday|one\sof|one's|one-way|one-off|one-time)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_YEAR_ALONE = re.compile(r"[0-9]{4}")
_YEAR_BEFORE = frozenset(
    """
    in since the of by from to until till before after and or between during year a an its his her
    their our my this that last next each every early late mid spring summer autumn winter fall for
    on as at january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec olympics games cup election
    """.split()
)
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)\.?\s\Z")
_FAR = 48
_LONGEST_WORD = 40


def ruled_out(text: str, seeds: Sequence[Span]) -> list[Span]:
    """Where what looks like a number is no quantity; sorted, none overlapping another.

    `text` is that of `plain`; only what is near one of `seeds`, where numbers may be, is looked at.
    """
    found = [Span(*match.span()) for match in _LISTED.finditer(text)]
    for window in _windows(text, seeds):
        piece = text[window.start : window.end]
        for span in _of_piece(piece):
            found.append(Span(window.start + span.start, window.start + span.end))
    return list(_merged(found))


def _of_piece(text: str) -> Iterator[Span]:
    for span in date_spans(text):
        if not _is_amount(text, span):
            yield span
    yield from clock_spans(text)
    yield from time_spans(text)
    patterns = [_NAMED_IN_WORDS, _IDIOMS]
    if _DIGIT.search(text):
        patterns += [_STREETS, _YEAR_ABOUT, _REFERENCE]
    if _MANY_DIGITS.search(text):
        patterns.append(_TELEPHONE)
    if any(sign in text for sign in _IN_ADDRESSES):
        patterns.append(_ADDRESSES)
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield Span(*match.span())


def _windows(text: str, seeds: Sequence[Span]) -> Iterator[Span]:
    """Stretches around the seeds, cut at white space where there is some."""
    if not seeds:
        return
    start, end = seeds[0].start, 0
    for seed in seeds:
        if seed.start - 2 * _FAR > end:
            if end:
                yield _snapped(text, start - _FAR, end + _FAR)
            start = seed.start
        end = seed.end
    yield _snapped(text, start - _FAR, end + _FAR)


def _snapped(text: str, start: int, end: int) -> Span:
    first = start = max(0, start)
    while first > 0 and start - first < _LONGEST_WORD and not text[first - 1].isspace():
        first -= 1
    last = end = min(len(text), end)
    while last < len(text) and last - end < _LONGEST_WORD and not text[last].isspace():
        last += 1
    return Span(first, last)


def _is_amount(text: str, span: Span) -> bool:
    """Whether what looks like a year counts something: a unit or a plural after no year's word."""
    if not _YEAR_ALONE.fullmatch(text, span.start, span.end):
        return False
    if text[span.start - 1 : span.start] in tuple("$£€¥₹>~<≥≤="):
        return True
    before = _WORD_BEFORE.search(text[max(0, span.start - 20) : span.start])
    cue = before is not None and before["word"].lower() in _YEAR_BEFORE
    tail = tail_at(text, span.end, one=False, large=True)
    if tail and not cue:
        return True
    return before is not None and not cue and counted_span(text, span.end) is not None


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    start = end = -1
    for span in sorted(spans, key=lambda span: span.start):
        if span.start >= end:
            if start >= 0:
                yield Span(start, end)
            start, end = span.start, span.end
        else:
            end = max(end, span.end)
    if start >= 0:
        yield Span(start, end)
