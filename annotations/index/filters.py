"""From what a reader types to the claims that are wanted; pure.

`ferry "late again" verdict:disputed claimant:lee tag:quay since:2026-01-01 state:changed`: words
and phrases stand for themselves, a name and a colon narrow. Each part has to hold; verdicts,
states and creators given more than once are alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from annotations.errors import AnnotationError
from annotations.index.model import ClaimFilter
from annotations.model import AnchorState, Verdict

OPEN = "open"
"""What stands for "without a verdict"."""

_PART = re.compile(r'(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))')
_DAYS_AGO = re.compile(r"([0-9]{1,4})d")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


class FilterError(AnnotationError):
    """What was typed names no claims; the text says what would."""


def parse_filter(text: str, today: date) -> ClaimFilter:
    """The filter that `text` stands for. Raises FilterError."""
    wanted = ClaimFilter()
    for name, quoted, bare in _PART.findall(text):
        value = quoted or bare
        if name in _NARROWING:
            if value:
                wanted = _NARROWING[name](wanted, value, today)
        elif bare.endswith(":") and bare[:-1] in _NARROWING:
            continue
        elif word := f"{name}:{bare}" if name and bare else value:
            wanted = replace(wanted, words=(*wanted.words, word))
    return wanted


def verdict_named(value: str) -> Verdict | None:
    """The verdict of which `value` is the name or a beginning. Raises FilterError."""
    names = [*map(str, Verdict), OPEN]
    name = _named(value, names, "a verdict")
    return None if name == OPEN else Verdict(name)


def state_named(value: str) -> AnchorState:
    """The state of which `value` is the name or a beginning. Raises FilterError."""
    return AnchorState(_named(value, [*map(str, AnchorState)], "a state"))


def day_named(value: str, today: date) -> str:
    """The beginning of a day, as a time in UTC: "2026-11-03", "2026-11", "2026", "today", "7d".

    Days are those of the reader's time zone. Raises FilterError.
    """
    day = _day(value.strip().lower(), today)
    if day is None:
        raise FilterError(f"“{value}” is no date; write 2026-11-03, 2026-11, today or 7d.")
    try:
        moment = datetime.combine(day, time()).astimezone(UTC)
    except (OverflowError, OSError, ValueError):
        moment = datetime.combine(day, time(), UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def _day(value: str, today: date) -> date | None:
    named = {"today": 0, "yesterday": 1}.get(value)
    ago = _DAYS_AGO.fullmatch(value)
    written = _DATE.fullmatch(value)
    try:
        if named is not None:
            return today - timedelta(days=named)
        if ago is not None:
            return today - timedelta(days=int(ago[1]))
        if written is not None:
            return date(int(written[1]), int(written[2] or 1), int(written[3] or 1))
    except (ValueError, OverflowError):
        return None
    return None


def _named(value: str, names: Iterable[str], what: str) -> str:
    wanted = value.lower().replace("-", "_").replace(" ", "_")
    fitting = [name for name in names if name.startswith(wanted)]
    if not wanted or not fitting:
        raise FilterError(f"“{value}” is not {what}; there are {', '.join(names)}.")
    if len(fitting) > 1 and wanted not in fitting:
        raise FilterError(f"“{value}” may be {' or '.join(fitting)}.")
    return wanted if wanted in fitting else fitting[0]


_Narrow = Callable[[ClaimFilter, str, date], ClaimFilter]

_NARROWING: dict[str, _Narrow] = {
    "verdict": lambda wanted, value, _: replace(
        wanted, verdicts=wanted.verdicts | {verdict_named(value)}
    ),
    "claimant": lambda wanted, value, _: replace(wanted, claimants=(*wanted.claimants, value)),
    "tag": lambda wanted, value, _: replace(wanted, tags=(*wanted.tags, value)),
    "since": lambda wanted, value, today: replace(wanted, since=day_named(value, today)),
    "until": lambda wanted, value, today: replace(wanted, until=day_named(value, today)),
    "state": lambda wanted, value, _: replace(wanted, states=wanted.states | {state_named(value)}),
    "article": lambda wanted, value, _: replace(wanted, articles=(*wanted.articles, value)),
    "by": lambda wanted, value, _: replace(wanted, creators=(*wanted.creators, value)),
}

FILTER_NAMES = tuple(_NARROWING)
"""What may stand before a colon."""
