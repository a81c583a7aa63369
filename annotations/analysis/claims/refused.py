"""What is not offered as a claim: it asks, exhorts, greets, judges or belongs to the page.

The kinds are those that annotation schemes for check-worthiness set apart as "not a claim":
questions, exhortations and opinion in ClaimBuster (Hassan et al. 2017, "non-factual sentence") and
in Konstantinovskiy et al. 2021 ("not a claim", "other"). A judgement that somebody is quoted for
is offered: that it was said can be checked.
"""

from __future__ import annotations

import re

from annotations.analysis.claims.ahead import FEWEST_WORDS
from annotations.analysis.claims.verbs import is_finite, is_word
from annotations.analysis.claims.words import (
    COPULAS,
    FINITE_AUXILIARIES,
    IRREGULAR_PAST,
    JUDGEMENTS,
    PREPOSITIONS,
    PRESENT,
)
from annotations.analysis.parsed import Parsed
from annotations.analysis.words import SAYING, VERB_LIKE, word_set

_QUESTION = re.compile(r"\?[!?]{0,3}[\"'”’»)\]]{0,3}\Z")
_QUOTED_QUESTION = re.compile(r"\?[\"”»’']")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\Z")
_URGING = re.compile(
    r"[\"“‘'(]{0,2}(?:Please\b|Let us\b|Let[’']s\b|Don[’']t\b|Do not\b|Never (?:mind|forget)\b"
    r"|Thank(?:s| you)\b|Good (?:morning|afternoon|evening|night)\b|Hello\b|Dear (?:reader|sir|all)"
    r"|Welcome (?:to|back)\b|Happy (?:birthday|new year|holidays)\b|Congratulations\b"
    r"|Sign up\b|Find out\b|Tell us\b|Click (?:here|on|the)\b|Scroll\b|Subscribe\b|Imagine\b"
    r"|Our (?:thoughts|hearts|prayers|condolences)\b|Stay (?:tuned|safe|up to date)\b"
    r"|Make (?:sure|no mistake)\b|Keep (?:reading|in mind|calm)\b|Remember (?:that|to|the)\b"
    r"|Consider (?:the|this|how|what)\b|Take (?:a look|our|part)\b|Have (?:a|your say|you)\b"
    r"|(?:Read|Follow|Share|Watch|Listen|Join|Download|Support|Donate|Register|Enter|Get|See|Check"
    r"|Send|Visit|Contact|Call|Buy|Try|Discover|Explore|Browse|Learn|Ask|Vote|Write|Email|Look)"
    r" (?:the|a|an|our|your|my|this|that|these|those|us|me|more|here|it|now|to|in touch|out|all|for"
    r" (?:us|yourself|free)|on (?:Facebook|Instagram|Twitter|X)|him|her|them|full|also|at)\b)",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:By (?:[A-Z][\w.’'-]*,?\s(?:and\s)?){1,8}[A-Z][\w.’'-]*\Z"
    r"|(?:Photo|Photograph|Picture|Image|Video|Graphic|Credit|Source|File photo|Illustration)s?"
    r"(?:\s(?:by|credit))?:|(?:Additional |Writing and )?(?:reporting|writing|editing) by\b"
    r"|Advertise(?:ment)?\b|Sponsored\b|Related(?: \w+)?:|Read more\b|Updated\b|Published\b"
    r"|Last (?:updated|modified)\b|Copyright\b|©|Click\b|Tags:|Topics:|Skip to\b|Loading\b"
    r"|More on this story\b|Watch:|Listen:|Correction:|Editor[’']s note\b|Image caption\b)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"By [A-Z]")
_FURNITURE_INSIDE = re.compile(
    r"\b(?:all rights reserved|getty images|terms of (?:use|service)|privacy policy"
    r"|(?:our|the) (?:(?:free|daily|weekly|morning) ){0,2}newsletter|cookies? (?:policy|settings)"
    r"|article was (?:amended|first published|originally published|updated)|follow us on"
    r"|(?:story|article|page|report|post) (?:was|has been) (?:last )?(?:updated|corrected|amended)"
    r"|do not necessarily (?:reflect|represent)|contributed to this (?:report|story|article)"
    r"|may not be (?:reproduced|republished)|sign up for|subscribe to)\b|\([^()]{1,40}/AP\)"
    r"|\(AP Photo|/Reuters\b",
    re.IGNORECASE,
)
_OWN_VIEW = re.compile(
    r"(?:in (?:my|our) (?:view|opinion)|to my mind|i (?:think|believe|feel|felt|thought|guess"
    r"|suppose|hope|wish|love|loved|hate|hated|like|doubt)|we (?:owe|need|have to|can[’']?t"
    r"|cannot|believe|hope|think|deserve)|deserves? (?:our|to|better|more|a|the)|worth it"
    r"|what an? \w+)\b",
    re.IGNORECASE,
)
_SAD = re.compile(r"[\"“]?(?:Sadly|Unfortunately|Hopefully|Frankly|Thankfully|Alas|Surely)\b")
_FULL_STOPS = frozenset((".", "!"))
_DUTY = frozenset(("should", "ought", "must"))
_REPORTING = SAYING | word_set("told called admits admitted hoped thought")
_WRITER = frozenset(("i", "we"))
_MOST_WORDS_BEFORE_COLON = 6
_PREDICATE = 6
_MOST_LOWER_IN_HEADING = 0.4


def is_furniture(sentence: str, fewest: int = FEWEST_WORDS) -> bool:
    """Whether a sentence, read alone, is no statement of the article at all.

    `fewest`: one of fewer words states nothing.

    A question, an exhortation, a greeting, a heading, or something that belongs to the page: a
    byline, a credit, a line about the subscription or the rights.
    """
    if len(sentence.split()) < fewest or sentence.isupper():
        return True
    if _QUESTION.search(sentence) or _URGING.match(sentence) or _FURNITURE_INSIDE.search(sentence):
        return True
    if _FURNITURE.match(sentence) and not (_is_plain_by(sentence)):
        return True
    return _only_asks(sentence) or _is_heading(sentence)


def has_verb(parsed: Parsed, first: int, last: int, *, counts: bool = False) -> bool:
    """Whether the tokens `first` to `last` - 1 hold anything that makes a clause.

    `counts`: a figure is among them. A full sentence with a figure is then taken to have a verb
    where a tagger sees none but the words do: "More than 90 per cent of the crew voted."
    """
    if first >= last:
        return False
    tokens = parsed.tokens[first:last]
    if any(token.pos for token in tokens) and not (counts and tokens[-1].text in _FULL_STOPS):
        known = FINITE_AUXILIARIES | IRREGULAR_PAST
        return any(
            is_finite(parsed, index) or parsed.tokens[index].lower in known
            for index in range(first, last)
        )
    if VERB_LIKE.search(parsed.text, tokens[0].start, tokens[-1].end):
        return True
    if counts and any(token.text in PRESENT for token in tokens[1:]):
        return True
    return any(is_finite(parsed, index) for index in range(first, last))


def is_command(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the tree takes the clause for a command: its root is a first verb without subject."""
    while first < last and not is_word(parsed.tokens[first]):
        first += 1
    if not parsed.has_parse or first >= last:
        return False
    token = parsed.tokens[first]
    imperative = token.pos == "VERB" and "Mood=Imp" in token.morph and token.dep == "root"
    return imperative and not any(
        parsed.tokens[child].dep.startswith("nsubj") for child in parsed.children(first)
    )


def reports_speech(parsed: Parsed, first: int, last: int) -> bool:
    """Whether someone other than the writer is said to have said something in the clause."""
    tokens = parsed.tokens
    return any(
        tokens[at].lower in _REPORTING
        and tokens[at - 1].lower not in _WRITER
        and not (tokens[at].lower == "asked" and at + 1 < last and tokens[at + 1].lower == "for")
        for at in range(first + 1, last)
    )


def is_opinion(parsed: Parsed, first: int, last: int, *, counts: bool) -> bool:
    """Whether a clause in the writer's own voice judges or tells what ought to be.

    `counts`: it holds a figure, so that something in it can be checked all the same.
    """
    if first >= last or counts:
        return False
    clause = parsed.text[parsed.tokens[first].start : parsed.tokens[last - 1].end]
    if _SAD.match(clause) or any(_whole_word(clause, m) for m in _OWN_VIEW.finditer(clause)):
        return True
    words = [token.lower for token in parsed.tokens[first:last]]
    if _DUTY.intersection(words):
        return True
    return any(
        word in COPULAS and not JUDGEMENTS.isdisjoint(_predicate(words, at + 1))
        for at, word in enumerate(words)
    )


def _predicate(words: list[str], start: int) -> list[str]:
    """The words right after a copula, up to a preposition or a sign."""
    predicate = words[start : start + _PREDICATE]
    for at, word in enumerate(predicate):
        if word in PREPOSITIONS or not word[0].isalnum():
            return predicate[:at]
    return predicate


def _whole_word(clause: str, match: re.Match[str]) -> bool:
    return match.start() == 0 or not clause[match.start() - 1].isalnum()


def _is_plain_by(sentence: str) -> bool:
    """Whether the sentence begins with "by" as any other may: "By 2030 the river will be clean."""
    return sentence.startswith("By ") and not _BYLINE.match(sentence)


def _only_asks(sentence: str) -> bool:
    """Whether next to nothing is said around a quoted question."""
    if _QUOTED_QUESTION.search(sentence) is None:
        return False
    return len(_QUOTED.sub(" ", sentence).split()) < FEWEST_WORDS


def _is_heading(sentence: str) -> bool:
    if sentence.endswith(":"):
        return len(sentence.split()) <= _MOST_WORDS_BEFORE_COLON
    if _ENDS.search(sentence):
        return False
    words = [word for word in sentence.split() if word[0].isalpha()]
    lower = sum(word[0].islower() for word in words)
    return lower < _MOST_LOWER_IN_HEADING * len(words)
