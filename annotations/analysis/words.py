"""Words that several rules of the analysis share."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written with white space between them."""
    return frozenset(words.split())


MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
"""A month in a regular expression, with a capital, in full or shortened."""

WEEKDAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""A day of the week in a regular expression."""

STARTERS = word_set(
    """
    A An The He She It They We I You His Her Its Their Our My This That These Those There In On At
    By For From With Without After Before But And Or Nor Yet So If When While As Since Until
    However Meanwhile Now Then What Who Where Why How Which Whether No Not Some Many Most More
    Such Both Each Every All Any Few Several Under Over During Despite According Earlier Later
    Last Next Also Another Other Still Although Though Because Once Only Even Just Today Yesterday
    Tomorrow Here Of To Between Among Against Through Across About Around Nearly Almost Per
    Unlike Like Instead Reports Officials
    """
)
"""Words that take a capital only because they begin a sentence."""

_SAYING = {
    "say": "say says said",
    "tell": "tell tells told",
    "ask": "ask asks asked",
    "add": "add adds added",
    "announce": "announce announces announced",
    "argue": "argue argues argued",
    "assert": "assert asserts asserted",
    "assess": "assess assesses assessed",
    "claim": "claim claims claimed",
    "comment": "comments commented",
    "confirm": "confirm confirms confirmed",
    "declare": "declare declares declared",
    "deny": "deny denies denied",
    "estimate": "estimate estimates estimated",
    "explain": "explain explains explained",
    "insist": "insist insists insisted",
    "predict": "predict predicts predicted",
    "report": "report reports reported",
    "reveal": "reveal reveals revealed",
    "state": "states stated",
    "stress": "stresses stressed",
    "tweet": "tweets tweeted",
    "warn": "warn warns warned",
    "write": "writes wrote",
}
SAYING = frozenset(form for forms in _SAYING.values() for form in forms.split())
"""Forms of verbs that make what follows someone's words."""

HOLDING = word_set(
    """
    suggest suggests suggested indicate indicates indicated show shows showed believe believes
    believed think thinks thought find finds found hope hopes hoped note notes noted acknowledge
    acknowledges acknowledged admit admits admitted allege alleges alleged complain complains
    complained conclude concludes concluded contend contends contended disclose discloses
    disclosed emphasize emphasized emphasise emphasised expect expects expected fear fears feared
    hint hints hinted maintain maintains maintained observe observes observed promise promises
    promised recall recalls recalled remark remarked reply replies replied respond responds
    responded testify testifies testified vow vows vowed
    """
)
"""Forms of verbs that make what follows someone's words only where "that" comes after them."""

VERB_LIKE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must"
    r"|shall|should|isn[’']t|aren[’']t|won[’']t|said|says|told|went|goes|made|makes|took|takes|came"
    r"|comes|gave|gives|got|fell|rose|won|lost|hit|cut|met|left|put|kept|held|led|paid|ran|saw|set"
    r"|shot|sent|spent|stood|began|broke|built|bought|caught|chose|drew|drove|flew|fought|found|grew"
    r"|knew|lay|spoke|struck|sold|threw|wrote|became|plan|remain|want|face|need|call|say|believe"
    r"|[a-z]{2,}(?:ed|ing)|(?!(?:his|this|its|us|as|thus|yes)\b)[a-z]{2,}[a-rt-z]s)\b"
)
"""Anything that looks like a finite verb or a participle in lower case."""
