"""How the words around a number bound it: "more than", "nearly", "or fewer", "60+"."""

from __future__ import annotations

import re

from annotations.analysis.model import Bound

_BEFORE = {
    Bound.AT_LEAST: """more than|greater than|larger than|bigger than|higher than|longer than
        |older than|heavier than|taller than|faster than|better than|worth over|over|above|at least
        |at the least|no fewer than|no less than|not less than|not fewer than|no smaller than
        |no lower than|not below|not under|upwards of|upward of|in excess of|exceeding|exceeds
        |exceeded|exceed|just over|well over|a little over|slightly over|slightly more than
        |far more than|well above|just above|a bit over|a minimum of|minimum of|minimum|at minimum
        |greater than or equal to|more than or equal to|larger than or equal to
        |bigger than or equal to|higher than or equal to|greater or equal to|equal to or more than
        |equal to or greater than|equal or greater than|north of|surpassing|surpassed|topping
        |topped|beyond|older than or equal to|little more than|much more than|many more than
        |greater than or equals to|>|>=|≥|=>""",
    Bound.AT_MOST: """up to|as many as|as much as|as high as|as few as|as little as|as long as
        |as far as|at most|at the most|no more than|not more than|fewer than|less than|lower than
        |smaller than|shorter than|younger than|cheaper than|lighter than|under|below|beneath
        |just under|just below|well under|well below|slightly under|slightly less than
        |a little under|far less than|far fewer than|a maximum of|maximum of|maximum|max|max of
        |not over|not exceeding|not above|no greater than|no higher than|no larger than
        |no bigger than|no longer than|no older than|not greater than|short of|shy of
        |less than or equal to|lower than or equal to|smaller than or equal to
        |fewer than or equal to|less or equal to|equal to or less than|equal or less than
        |equal to or fewer than|a bit under|little less than|much less than
        |less than or equals to|<|<=|≤|=<""",
    Bound.ABOUT: """nearly|almost|about|around|approximately|approx|approx.|roughly|some
        |an estimated|estimated|close to|circa|c.|ca.|an average of|average of|averaging
        |on average|nearing|approaching|virtually|practically|something like|more or less
        |in the region of|on the order of|in the order of|in the neighborhood of
        |in the neighbourhood of|perhaps|maybe|about some|only about|just about|an average
        |the equivalent of|~|≈""",
}
_FORMS = {form.strip(): bound for bound, forms in _BEFORE.items() for form in forms.split("|")}
_MOST_WORDS = 5
_TOKEN = re.compile(r"\S+")
_SIGNS_BEFORE = re.compile(r"(?:>=|<=|=>|=<|[><≥≤~≈])\s?\Z")
_ARTICLES = frozenset(("a", "an", "all"))
_LAST_WORDS = frozenset(form.rsplit(" ", 1)[-1] for form in _FORMS)
_WINDOW = 40

_AFTER = {
    Bound.AT_LEAST: r"\+(?![\w+])|[\s-]plus\b(?!\s[0-9a])"
    r"|,?\s(?:or|and)\s(?:more|above|over|up|upwards?|higher|greater|older|larger|bigger|longer|better|heavier|taller)\b(?!\s(?:than|the|a)\b)"
    r"|\s(?:at\sleast|minimum|at\sminimum)\b(?!\s[0-9])",
    Bound.AT_MOST: r",?\s(?:or|and)\s(?:fewer|less|lower|below|under|younger|smaller|shorter)\b"
    r"(?!\s(?:than|the|a)\b)|\s(?:at\s(?:the\s)?most|max(?:imum)?|tops)\b(?!\s[0-9a-z])",
    Bound.ABOUT: r"-odd\b|ish\b|\s(?:or\s(?:so|thereabouts)|give\sor\stake|approximately)\b",
}
_AFTER_PATTERN = re.compile("|".join(f"(?P<{bound}>{form})" for bound, form in _AFTER.items()))


def bound_before(text: str, start: int) -> tuple[Bound, int] | None:
    """The bound whose words end right before `start`, and where they begin."""
    window = text[max(0, start - _WINDOW) : start]
    sign = _SIGNS_BEFORE.search(window)
    if sign:
        return _FORMS[sign[0].strip()], start - len(sign[0])
    if not window[-1:].isspace():
        return None
    tokens = list(_TOKEN.finditer(window))
    if tokens and tokens[-1][0].lower() in _ARTICLES:
        tokens.pop()
    if not tokens or tokens[-1][0].lower().lstrip("(\"'") not in _LAST_WORDS:
        return None
    for count in range(min(_MOST_WORDS, len(tokens)), 0, -1):
        words = [token[0].lower() for token in tokens[-count:]]
        opened = words[0].lstrip("(\"'[")
        bound = _FORMS.get(" ".join([opened, *words[1:]]))
        if bound:
            begin = tokens[-count].start() + len(words[0]) - len(opened)
            return bound, start - len(window) + begin
    return None


def bound_after(text: str, end: int) -> tuple[Bound, int] | None:
    """The bound whose words or sign begin right at `end`, and where they end."""
    match = _AFTER_PATTERN.match(text, end)
    if match is None or match.lastgroup is None:
        return None
    return Bound(match.lastgroup), match.end()
