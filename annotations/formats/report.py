"""What a report tells of an article, whatever it is written in. Pure.

A report is about what people decided: it holds the accepted annotations, and only counts the
offered claims that nobody touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.claim_list import VerdictTally, list_claims, tally
from annotations.formats.exchange import ExportedArticle
from annotations.formats.spans import claimants_of
from annotations.history_words import describe, original
from annotations.model import AnchorState, Annotation, Change
from annotations.verdict_words import SIGNS, STATE_SIGNS, STYLE_NAMES, WORDS
from articles.address import is_address
from articles.clean import clean_line, clean_text
from articles.model import STDIN, Article

LONGEST_NAME = 160
MOST_READINGS = 20
"""Earlier readings that a report names."""
LONGEST_ADDRESS = 4000

OLDER = {
    AnchorState.CHANGED: ", in an older wording",
    AnchorState.ORPHAN: ", no longer in the text",
}
"""What follows a verdict that was not given on the words of the text that is shown."""

_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|\+00:00)?)?")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_NO_ADDRESS = re.compile(r"[\s<>\"'`\\^{|}\x00-\x20\x7f-\xa0]")


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """One claim that a person marked."""

    number: int
    """From 1, in the order of the text."""
    annotation: Annotation
    start: int
    end: int
    """Where it stands, without white space at its ends; an orphan stands nowhere: both are 0."""
    words: str
    """What the verdict was given on, on one line."""
    words_now: str
    """What stands there now where the wording has changed since; else empty."""
    claimant: str
    """Who says it; empty where nobody is known."""

    @property
    def has_place(self) -> bool:
        """Whether it stands in the text that the report shows."""
        return self.start < self.end

    @property
    def sign(self) -> str:
        """What became of its wording where that is another now, else its verdict."""
        return STATE_SIGNS.get(self.annotation.state) or SIGNS[self.annotation.verdict]

    @property
    def style(self) -> str:
        """The class of its sign and of its words in the text."""
        state, verdict = self.annotation.state, self.annotation.verdict
        return str(state) if state in STATE_SIGNS else STYLE_NAMES[verdict]

    @property
    def verdict_words(self) -> str:
        """Such as "verified", or "verified, in an older wording"."""
        verdict = WORDS[self.annotation.verdict]
        return verdict + OLDER.get(self.annotation.state, "")


@dataclass(frozen=True, slots=True)
class Report:
    """One article with what people decided about its claims."""

    exported: ExportedArticle
    claims: tuple[ReportClaim, ...]
    tally: VerdictTally
    """Of `claims`."""
    offered: int
    """How many claims were offered that nobody touched."""

    @property
    def older(self) -> str:
        """How many verdicts were not given on this text, in a sentence; "" where all were."""
        states = [one.annotation.state for one in self.claims]
        changed, lost = states.count(AnchorState.CHANGED), states.count(AnchorState.ORPHAN)
        parts = [
            f"{STATE_SIGNS[state]} {count} {words}"
            for state, count, words in (
                (AnchorState.CHANGED, changed, "marked in an older wording"),
                (AnchorState.ORPHAN, lost, "no longer in the text"),
            )
            if count
        ]
        return f"Of these: {', '.join(parts)}." if parts else ""

    @property
    def article(self) -> Article:
        """What was read."""
        return self.exported.article


def report_on(exported: ExportedArticle) -> Report:
    """What there is to tell of an article."""
    offered = () if exported.analysis is None else exported.analysis.claims
    listed = list_claims(offered, exported.annotations)
    marked = [one for one in listed if one.annotation is not None]
    claimant = claimants_of(exported)
    claims = tuple(
        _claim(number, claimant(one), one.annotation, exported.article.text)
        for number, one in enumerate(marked, 1)
        if one.annotation is not None
    )
    return Report(exported, claims, tally(marked), len(listed) - len(marked))


def _claim(number: int, claimant: str, annotation: Annotation, text: str) -> ReportClaim:
    start, end = _trimmed(annotation, text)
    now = one_line(text[start:end])
    words = one_line(annotation.quote) or now
    changed = annotation.state is AnchorState.CHANGED and now != words
    return ReportClaim(
        number=number,
        annotation=annotation,
        start=start,
        end=end,
        words=words,
        words_now=now if changed else "",
        claimant=claimant,
    )


def _trimmed(annotation: Annotation, text: str) -> tuple[int, int]:
    start, end = annotation.start, min(annotation.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if annotation.state is not AnchorState.ORPHAN and start < end else (0, 0)


def one_line(text: str) -> str:
    """Words on one line, without control characters."""
    return " ".join(clean_text(text).split())


def web_address(url: str) -> str | None:
    """`url` where it is a whole http or https address that can be a link; None else."""
    cleaned = url.strip()
    if len(cleaned) > LONGEST_ADDRESS or not is_address(cleaned) or _NO_ADDRESS.search(cleaned):
        return None
    return cleaned


def source_words(article: Article) -> str:
    """Where the article comes from, in a line.

    Of a file its name alone: the folders above it are the reader's, and no one else's business.
    """
    if article.source == STDIN:
        return "standard input"
    if not is_address(article.source):
        return clean_line(re.split(r"[/\\]", article.source)[-1], LONGEST_ADDRESS)
    return clean_line(article.source, LONGEST_ADDRESS)


def time_words(moment: str) -> str:
    """Such as "2 March 2026, 09:00 UTC"; what is no ISO 8601 time is shown as it stands."""
    found = _TIME.match(moment)
    if found is None or not 1 <= int(found[2]) <= 12:
        return clean_line(moment, LONGEST_NAME)
    words = f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"
    zone = " UTC" if found[5] else ""
    return f"{words}, {found[4]}{zone}" if found[4] else words


@dataclass(frozen=True, slots=True)
class Reading:
    """How the article was before, as far as it was another then."""

    at: str
    """ISO 8601."""
    headline: str
    """Where it was another; else empty."""
    has_other_text: bool


def earlier_readings(exported: ExportedArticle) -> tuple[Reading, ...]:
    """The readings that are not as the article is now, the last ones, oldest first."""
    now = exported.article
    return tuple(
        Reading(
            one.retrieved,
            "" if one.title == now.title else clean_line(one.title, LONGEST_NAME),
            one.sha256 != now.sha256,
        )
        for one in exported.revisions
        if not one.reads_like(now)
    )[-MOST_READINGS:]


def other_then(reading: Reading) -> str:
    """What was another in a reading, such as "another text"; its headline is told apart."""
    return "another text" if reading.has_other_text else "the same text"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a claim's history, in words."""

    at: str
    """ISO 8601."""
    by: str
    what: str


def steps_of(annotation: Annotation) -> Iterator[Step]:
    """What was done to a claim, the first step first."""
    for change in annotation.history:
        yield Step(change.at, clean_line(change.by, LONGEST_NAME), _step_words(change, annotation))


def _step_words(change: Change, annotation: Annotation) -> str:
    told = original(change, annotation.history)
    words = one_line(describe(told))
    return words if told is change else f"{one_line(describe(change))}: {words}"


def last_decision(annotation: Annotation) -> Step | None:
    """When and by whom the verdict was given that stands; None where the history lacks it."""
    found: Step | None = None
    for step, change in zip(steps_of(annotation), annotation.history, strict=True):
        if "verdict" in change.after:
            found = step
    return found
