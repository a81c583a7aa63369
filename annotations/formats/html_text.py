"""The text of an article in a report: highlights, claims, and their signs in the margin. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotations.formats.html_elements import NOTHING, Html, element, hidden, joined, sign, text
from annotations.formats.report import Report, ReportClaim

KINDS = {
    **dict.fromkeys(("PERSON", "PER"), "person"),
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
    **dict.fromkeys(("ORG", "NORP"), "organisation"),
}
"""The class of an entity by its label; others are not highlighted."""

FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the text to be shown in some way."""

    start: int
    end: int
    kind: str
    claim: ReportClaim | None = field(default=None, compare=False)
    number: int = 0
    """Of the claim; 0 for a highlight."""


_Run = tuple[int, int, tuple[_Mark, ...]]


def article_text(report: Report, prefix: str) -> Html:
    """Every paragraph with what stands in it; `prefix` begins each id of this article."""
    words = report.article.text
    paragraphs = list(_paragraphs(words))
    marks = sorted(_marks(report), key=lambda one: (one.start, -one.end, one.number))
    shown = [
        _paragraph(words, start, end, touching, prefix)
        for (start, end), touching in zip(paragraphs, _touching(paragraphs, marks), strict=True)
    ]
    return joined(*shown)


def _paragraphs(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in words.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _marks(report: Report) -> Iterator[_Mark]:
    analysis = report.exported.analysis
    if analysis is not None:
        for entity in analysis.entities:
            if entity.label in KINDS and entity.start < entity.end:
                yield _Mark(entity.start, entity.end, KINDS[entity.label])
        for figure in (one for one in analysis.figures if one.start < one.end):
            yield _Mark(figure.start, figure.end, FIGURE)
    for claim in report.claims:
        if claim.has_place:
            yield _Mark(claim.start, claim.end, claim.style, claim, claim.number)


def _touching(
    paragraphs: Iterable[tuple[int, int]], marks: Sequence[_Mark]
) -> Iterator[tuple[_Mark, ...]]:
    """The marks that share a character with each paragraph; `marks` are sorted by start."""
    active: list[_Mark] = []
    coming = 0
    for start, end in paragraphs:
        while coming < len(marks) and marks[coming].start < end:
            active.append(marks[coming])
            coming += 1
        active = [one for one in active if one.end > start]
        yield tuple(active)


def _paragraph(words: str, start: int, end: int, marks: Sequence[_Mark], prefix: str) -> Html:
    """A paragraph with the signs of the claims that start in it."""
    begins = [one.claim for one in marks if one.claim and start <= one.start < end]
    signs = [
        element(
            "span",
            text(f"{claim.sign} {claim.number}"),
            class_=f"sign {claim.style}",
        )
        for claim in begins
    ]
    margin = element("div", *signs, class_="margin", aria_hidden="true")
    runs = [_run(words, run, prefix) for run in _runs(start, end, marks)]
    return element("div", margin, element("p", *runs, dir="auto"), class_="paragraph")


def _runs(start: int, end: int, marks: Sequence[_Mark]) -> Iterator[_Run]:
    """The paragraph, cut where marks begin and end."""
    opening: dict[int, list[_Mark]] = defaultdict(list)
    closing: dict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        opening[max(start, mark.start)].append(mark)
        closing[min(end, mark.end)].append(mark)
    active: dict[int, _Mark] = {}
    for left, right in pairwise(sorted({start, end, *opening, *closing})):
        for mark in closing[left]:
            active.pop(id(mark), None)
        active.update((id(mark), mark) for mark in opening[left])
        yield left, right, tuple(active.values())


def _run(words: str, run: _Run, prefix: str) -> Html:
    """A stretch that is shown in one way, the anchors before it and the references after it."""
    start, end, marks = run
    shown = text(words[start:end])
    for mark in marks:
        if mark.claim is None:
            shown = element("span", shown, class_=mark.kind)
    claims = [mark for mark in marks if mark.claim is not None]
    if claims:
        innermost = min(claims, key=lambda one: one.end - one.start)
        shown = element("mark", shown, class_=innermost.kind)
    anchors = [
        element("span", class_="here", id=f"{prefix}place-{mark.number}")
        for mark in claims
        if mark.start == start
    ]
    references = [
        _reference(mark.claim, prefix) for mark in claims if mark.claim and mark.end == end
    ]
    return Html("".join((*anchors, shown, *references)))


def _reference(claim: ReportClaim, prefix: str) -> Html:
    """The link from the end of a claim to what was decided about it."""
    return element(
        "a",
        hidden(f"claim {claim.number}, {claim.verdict_words}"),
        sign(f"{claim.sign}{claim.number}"),
        class_=f"reference {claim.style}",
        href=f"#{prefix}claim-{claim.number}",
        dir="ltr",
    )


def legend(report: Report) -> Html:
    """What the underlines mean; nothing where nothing was highlighted."""
    if report.exported.analysis is None:
        return NOTHING
    kinds = [("person", "person"), ("place", "place"), ("organisation", "organisation or group")]
    parts = [element("span", text(words), class_=kind) for kind, words in kinds]
    parts.append(element("span", text("figure"), class_=FIGURE))
    shown = Html(", ".join(parts))
    return element("p", text("Underlined by newsread: "), shown, text("."), class_="legend")
