"""Why a claim is worth checking: the reasons of the model, each found by plain rules.

The kinds follow what fact-checkers look for: quantities, comparisons, causes, predictions and the
source in the schema of Full Fact (Konstantinovskiy et al. 2021), verifiable happenings and harm to
the public in the guidelines of the CheckThat! lab, and the features that ClaimBuster found to
tell most (Hassan et al. 2017): numbers, names, past tense, comparatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.analysis.claims.verbs import is_past_event
from annotations.analysis.claims.words import (
    ANONYMOUS,
    CHANGE_VERBS,
    MOVEMENT_AFTER_CHANGE,
    RISES,
)
from annotations.analysis.model import Attribution, Reason
from annotations.analysis.parsed import Parsed, Token

_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"))
_BASE_FORMS = (
    r"(?:be|open|reopen|begin|start|leave|take|go|meet|hold|appear|arrive|speak|visit|return|vote"
    r"|decide|publish|release|announce|sign|expire|end|close|finish|play|face|give|make|receive|pay"
    r"|retire|travel|fly|come|run|launch|land|hear|testify|sentence|discuss|deliver|join|step|get"
    r"|become|resume|happen|last|host|stand|present|report|address|attend|rule|conclude)"
)
_ANONYMITY = (
    r"(?:[^.;:!?]{0,40} (?:not|n[’']t) (?:been )?(?:authori[sz]ed|allowed|permitted) to"
    r" (?:speak|talk|comment|discuss|brief)\b|[^.;:!?]{0,40} (?:talks|discussions|matter"
    r"|information|deliberations) (?:is|are|was|were) (?:private|confidential|sensitive)\b)"
)
"""Why a source is not named: no cause of what is told."""
_CAUSE = re.compile(
    r"\b(?:because(?!" + _ANONYMITY + r")|due to(?! " + _BASE_FORMS + r"\b)"
    r"|owing to|thanks to|as a result|(?:the|a|direct) results? of|caused?"
    r"|prevent(?:s|ed)?(?= \w+)"
    r"|causes|causing|led to|leads? to|leading to|result(?:s|ed|ing) (?:in|from)|stem(?:s|med) from"
    r"|trigger(?:s|ed|ing)|prompt(?:s|ed|ing)|spark(?:s|ed|ing)|driven by|fuell?ed by|set off by"
    r"|blam(?:e|es|ed|ing)|attribut(?:e|es|ed|able) to|consequences? of|contribut(?:es|ed) to"
    r"|is why|the reason|responsible for|on account of|brought about)\b",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:twice as|times (?:as|more|less|higher|larger|bigger|faster|greater|lower|the|their|its"
    r"|his|her|that|what|\w+er than)|compared (?:with|to)|in comparison|up from|down from|versus"
    r"|(?:is|are|was|were) (?:up|down) (?:by )?[$£€]?\d+|cut (?:\w+ ){1,4}?by|\d (?:more|fewer)"
    r"|(?:the )?same (?:number|amount|share) as"
    r"|(?:half|twice|double|triple) (?:the|that|what|as)|as (?:many|much) [\w ]{1,30} as"
    r"|(?:per ?cent|percent|%|points?) (?:more|less|fewer|higher|lower|larger|smaller|faster|slower"
    r"|cheaper)|never been (?:more|less|\w+er))\b",
    re.IGNORECASE,
)
_COMPARATIVES = frozenset("more less fewer worse better".split())
_NO_COMPARATIVE = frozenset("other rather later earlier never number over under".split())
_MOST_WORDS_BEFORE_THAN = 5
_NUMBER_WORD = re.compile(
    r"[$£€¥]?\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|dozens?|hundreds|thousands|millions)\Z",
    re.IGNORECASE,
)
_MORE_LIKELY = re.compile(r"\b(?:more|less) (?:likely|common|often|prone|at risk)\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"(?:\b(?:the|its|their|his|her|our|[’']s) (?:second[- ]|third[- ]|fourth[- ])?"
    r"(?:most|least|best|worst|top|only|lowest|highest) \w+|\bfor the first time\b"
    r"|\bthe first (?:\w+ ){0,4}?(?:to|ever|since|in|of its kind)\b|\bunprecedented\b"
    r"|\b(?:a|the|new|all-time|world|its|set) record(?: high| low|\b(?=[.,;]|\Z))|\bon record\b"
    r"|\brecord(?:-breaking|[- ](?:high|low|number|amount|sum|profit|loss|heat|rainfall))\b"
    r"|\bnever been (?:more|less|\w+er)\b|\bthan any (?:other|of)\b|\b(?:than|like) ever\b"
    r"|\bnever before\b|\bworst in\b|\bbest in\b|\bsince records began\b)",
    re.IGNORECASE,
)
_NO_SUPERLATIVE = frozenset(
    """
    east west northeast northwest southeast southwest midwest interest forest arrest protest request
    invest test rest nest guest harvest honest modest suggest digest contest conquest quest earnest
    chest priest crest tempest manifest unrest attest detest divest infest ingest behest inquest
    bequest latest rainforest rearrest retest reinvest disinterest dishonest molest vest zest jest
    pest wrest fest lest
    """.split()
)
_BEFORE_BASE_FORMS = frozenset("to will would can could may might must shall should not".split())
_SHORTEST_SUPERLATIVE = 6
_FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|would(?! have\b)|wouldn[’']t"
    r"|going to (?!the\b|a\b|an\b|his\b|her\b|their\b|[A-Z])"
    r"|expects?|(?:is|are|was|were|be) expected|(?<!as )(?<!than )expected(?![,.;:”\"]|\Z)"
    r"|forecasts?|predict(?:s|ed)?|project(?:s|ed) (?:to|that)"
    r"|set to|(?:is|are) to (?=[a-z])|due to " + _BASE_FORMS + r""
    r"|(?:hope|hopes|hoping|aim|aims|plan|plans|planned|intend|intends) (?:to|that|the|for)"
    r"|on course to|poised to|is bound to)\b|[’']ll\b"
)
_HEDGE = re.compile(
    r"\b(?:may|might|could(?! not\b|n[’']t\b)|reportedly|allegedly|apparently|possibly|probably"
    r"|perhaps|purportedly|supposedly|(?<!more )(?<!less )(?<!as )(?<!equally )likely"
    r"(?! (?:voter|viewer)s?\b)|unlikely"
    r"|seem(?:s|ed)?|appear(?:s|ed)? to|suspected|alleged(?! that)|believed to|thought to"
    r"|said to (?:be|have)|suggest(?:s|ed)?(?! the| a| an)|suggest(?=\.)|unclear|not clear"
    r"|rumou?red|rumou?rs|presumably|potentially|unconfirmed|if confirmed)\b"
)
_WORD_IS_BEGINNING = re.compile(
    r"\b(?:Allegedly|Reportedly|Apparently|Perhaps|Probably|Possibly)\b"
)


def reasons_of(
    parsed: Parsed,
    first: int,
    last: int,
    *,
    counts: bool,
    attribution: Attribution | None,
) -> tuple[Reason, ...]:
    """The reasons of the claim whose tokens are `first` to `last` - 1, in the order of Reason.

    `counts`: a figure begins in it.
    """
    clause = parsed.text[parsed.tokens[first].start : parsed.tokens[last - 1].end]
    found = {
        Reason.FIGURE: counts,
        Reason.SOURCE: attribution is not None and is_named(parsed, attribution),
        Reason.EVENT: any(_events(parsed, first, last)),
        Reason.COMPARISON: _compares(parsed, first, last, clause)
        or any(_changes(parsed, first, last)),
        Reason.CAUSE: has_cause(clause),
        Reason.SUPERLATIVE: _SUPERLATIVE.search(clause) is not None
        or any(map(_is_superlative, parsed.tokens[first:last])),
        Reason.PREDICTION: _FUTURE.search(clause) is not None,
        Reason.HEDGING: bool(_HEDGE.search(clause) or _WORD_IS_BEGINNING.search(clause)),
    }
    return tuple(reason for reason in Reason if found[reason])


def has_cause(clause: str) -> bool:
    """Whether the words tell what brings something about."""
    return _CAUSE.search(clause) is not None


def is_named(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether one can go and ask the source: it has a name, its own or that of its house.

    "Western officials" and "three analysts" have none; "analysts at Holt & Rowe" have.
    """
    if attribution.speaker:
        return True
    source = attribution.source
    if source is None:
        return False
    tokens = [parsed.tokens[i] for i in parsed.tokens_in(source.start, source.end)]
    names = [at for at, token in enumerate(tokens) if _is_name(parsed, token)]
    anonymous = [at for at, token in enumerate(tokens) if token.lower in ANONYMOUS]
    if not names or not anonymous:
        return bool(names)
    if any(token.entity == "PERSON" for token in tokens):
        return True
    behind = tokens[anonymous[0] + 1 : anonymous[0] + 3]
    housed = bool(behind) and behind[0].lower in ("at", "with", "for")
    return (housed and names[-1] > anonymous[0]) or _published(tokens)


def _published(tokens: list[Token]) -> bool:
    return any(token.lower in ("study", "paper", "survey", "poll") for token in tokens)


def _is_name(parsed: Parsed, token: Token) -> bool:
    if token.entity in _NAMES or token.pos == "PROPN":
        return True
    opens = token.start == parsed.sentences[token.sentence].start if parsed.sentences else True
    if token.pos or not token.text[:1].isupper():
        return False
    return not opens or (token.text.isupper() and len(token.text) > 1)


def _events(parsed: Parsed, first: int, last: int) -> Iterator[bool]:
    for index in range(first, last):
        token = parsed.tokens[index]
        if token.lower in CHANGE_VERBS and not _moves(parsed, index, last):
            continue
        yield is_past_event(parsed, index)


def _changes(parsed: Parsed, first: int, last: int) -> Iterator[bool]:
    for index in range(first, last):
        token = parsed.tokens[index]
        if token.lower in CHANGE_VERBS and not _moves(parsed, index, last):
            yield token.pos == "VERB" or (not token.pos and _is_verb_form(parsed, first, index))


def _is_verb_form(parsed: Parsed, first: int, index: int) -> bool:
    """Whether "rise", "falls" and their like are verbs, where no tagger tells; others are."""
    if parsed.tokens[index].lower not in RISES:
        return True
    return index > first and parsed.tokens[index - 1].lower in _BEFORE_BASE_FORMS


def _moves(parsed: Parsed, index: int, last: int) -> bool:
    """Whether "fell" and its like are no change: "fell into the river", "declined to say"."""
    following = [token.lower for token in parsed.tokens[index + 1 : min(last, index + 3)]]
    if parsed.tokens[index].lower == "declined" and following[:1] == ["to"]:
        return following[-1].isalpha()
    return bool(following) and following[0] in MOVEMENT_AFTER_CHANGE


def _compares(parsed: Parsed, first: int, last: int, clause: str) -> bool:
    if _COMPARISON.search(clause) or _MORE_LIKELY.search(clause):
        return True
    tokens = parsed.tokens
    return any(
        tokens[at].lower == "than" and _is_comparison(parsed, first, at, last)
        for at in range(first + 1, last - 1)
    )


def _is_comparison(parsed: Parsed, first: int, than: int, last: int) -> bool:
    """Whether "than" compares two things: "more than 40" and "rather than" do not."""
    tokens = parsed.tokens
    for at in range(than - 1, max(first, than - _MOST_WORDS_BEFORE_THAN) - 1, -1):
        word = tokens[at].lower
        if word in _COMPARATIVES or (word.endswith("er") and word not in _NO_COMPARATIVE):
            is_bound = at == than - 1 and _NUMBER_WORD.match(tokens[than + 1].lower) is not None
            return not is_bound or "times" in (t.lower for t in tokens[than + 2 : than + 4])
    return False


def _is_superlative(token: Token) -> bool:
    """Whether the word is a superlative in "est", such as "longest" in "longest-serving"."""
    word = token.lower.rpartition("-")[2]
    if not word.endswith("est") or len(word) < _SHORTEST_SUPERLATIVE or token.text[0].isupper():
        return False
    return word not in _NO_SUPERLATIVE and token.pos not in ("VERB", "NOUN")
