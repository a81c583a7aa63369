"""What a figure measures where that stands before it: "the death toll rose to 41".

The subject of a verb of changing or amounting, found without a parser: the words from the
beginning of the clause to the verb right before the figure.
"""

from __future__ import annotations

import re

from annotations.analysis.model import Span
from annotations.analysis.words import word_set

_ADVERB = r"(?:[a-z]+ly|again|also|now|still|then|already|just|further|back|even|only|slightly)"
_CHANGES = (
    r"(?:rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|grew|grow|grows|grown|growing"
    r"|increase[sd]?|increasing|decrease[sd]?|drop(?:s|ped|ping)?|climb(?:s|ed|ing)?"
    r"|jump(?:s|ed|ing)?|slid|slides?|soar(?:s|ed|ing)?|surge[sd]?|plunge[sd]?|decline[sd]?"
    r"|shrank|shrunk|shrinks?|expand(?:s|ed)?|swell(?:s|ed)?|slump(?:s|ed)?|edged|eased|eases"
    r"|advance[sd]?|gain(?:s|ed)?|slip(?:s|ped)?|tumble[sd]?|dip(?:s|ped)?"
    r"|contract(?:s|ed)|rebounded|recovered|dwindled|widened|narrowed|accelerated|slowed|reach(?:ed)?"
    r"|reaches|hit|hits|total(?:s|led|ed)|average[sd]?|exceed(?:s|ed)|topped|surpassed|peaked"
    r"|number(?:s|ed)|stood|stands|amount(?:s|ed)|came|come|remain(?:s|ed)|settled|closed|opened"
    r"|ended|went|was\s(?:up|down)|is\s(?:up|down)|were\s(?:up|down)"
    r"|are\s(?:up|down))"
)
_LINK = (
    r"(?:\s(?:up|down|off|sharply|by|to|at|from|as|high|low|between|out|in|an?|another|estimated"
    r"|record|for|the))"
)
_VERB = re.compile(
    rf"\s(?:(?:has|have|had|will|would|could|may|might|is|are|was|were)(?:\shave|\sbe)?\s)?"
    rf"(?:{_ADVERB}\s)?{_CHANGES}(?:\s{_ADVERB})?{_LINK}{{0,2}}\s?\Z"
)
_BE = re.compile(rf"\s(?:is|are|was|were)(?:\s{_ADVERB})?(?:\sat)?\s?\Z")
_AUXILIARY = re.compile(
    rf"\s(?:has|have|had|is|are|was|were|has\sbeen|have\sbeen|had\sbeen|will|would|could|may)?"
    rf"(?:\s(?:be|have))?(?:\s?{_ADVERB})?(?:\s?(?:more\sthan|nearly|almost|roughly))?\s?\Z"
)
_CLAUSE = re.compile(
    r".*(?:[.;:!?,()\"“”–\n]|\b(?:that|and|but|while|as|when|after|because|said|which|who|if|so"
    r"|although|though|where|than|before|until|says|then|whether)\b)(?=\s)",
    re.DOTALL | re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:\s|(?:the|a|an|its|his|her|their|our|my|this|these|those|last|on|yet|now|but|and)\b)*+",
    re.IGNORECASE,
)
_PRONOUNS = word_set(
    """
    it he she they we i you this that there which who these those what each some others one
    """
)
_NO_SUBJECTS = word_set("to in of by from for with at on into had has have been be not been would")
_COPULA = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would|could|may|might)(?=\s|\Z)")
_EDGES = " \n\t\"'“”‘’,;:([])"
_MOST_WORDS = 6
_WINDOW = 96


def subject_before(text: str, start: int, *, equated: bool, verb: bool = True) -> Span | None:
    """The phrase that a figure at `start` measures; None where a pronoun or nothing stands there.

    `equated`: whether "is" and "was" may link them, as with money and percent. `verb`: whether
    there must be a verb between; False before a word that is the verb itself, such as "doubled".
    """
    begin = max(0, start - _WINDOW)
    window = text[begin:start]
    if verb:
        found = _VERB.search(window) or (_BE.search(window) if equated else None)
    else:
        found = _AUXILIARY.search(window)
    if found is None:
        return None
    stop = found.start()
    clause = _CLAUSE.match(window, 0, stop)
    if clause is None and begin > 0:
        return None
    opening = _OPENING.match(window, clause.end() if clause else 0, stop)
    first = opening.end() if opening else 0
    while first < stop and window[first] in _EDGES:
        first += 1
    copula = _COPULA.search(window, first, stop)
    stop = copula.start() if copula else stop
    while stop > first and window[stop - 1] in _EDGES:
        stop -= 1
    words = window[first:stop].split()
    if not 0 < len(words) <= _MOST_WORDS or words[0].lower() in _PRONOUNS | _NO_SUBJECTS:
        return None
    if words[0][0].isdigit():
        return None
    return Span(begin + first, begin + first + len(window[first:stop].rstrip()))
