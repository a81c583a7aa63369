"""What was decided about each claim, as cards in a report. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from annotations.formats.html_elements import (
    NOTHING,
    Html,
    element,
    joined,
    outside,
    sign,
    text,
)
from annotations.formats.report import (
    Report,
    ReportClaim,
    Step,
    last_decision,
    one_line,
    steps_of,
    time_words,
    web_address,
)
from annotations.model import AnchorState, Evidence
from annotations.verdict_words import STANCE_SIGNS
from articles.clean import clean_line, clean_text

LONGEST_TITLE = 500


def claim_cards(report: Report, prefix: str, heading: str) -> Html:
    """A card for each claim; `heading` is the element of its heading, such as h3."""
    return joined(*(_card(claim, report, prefix, heading) for claim in report.claims))


def _card(claim: ReportClaim, report: Report, prefix: str, heading: str) -> Html:
    name = f"{prefix}claim-{claim.number}"
    title = element(
        heading,
        sign(claim.sign, claim.style),
        text(f" Claim {claim.number}: {claim.verdict_words}"),
        id=f"{name}-title",
    )
    return element(
        "article",
        joined(
            title,
            element("blockquote", element("p", text(claim.words), dir="auto"), class_="quoted"),
            _changed(claim),
            _details(claim),
            _evidence(claim.annotation.evidence),
            _history(claim),
            _ways(claim, len(report.claims), prefix),
        ),
        class_=f"card {claim.style}",
        id=name,
        aria_labelledby=f"{name}-title",
        tabindex="-1",
    )


def _changed(claim: ReportClaim) -> Html:
    """Where the text is not the one that the verdict was given on."""
    if claim.annotation.state is AnchorState.ORPHAN:
        return element("p", text("These words are not in the text as it is now."), class_="warning")
    if claim.annotation.state is not AnchorState.CHANGED:
        return NOTHING
    told = element(
        "p",
        text("The wording has changed since the verdict was given on the words above."),
        class_="warning",
    )
    if not claim.words_now:
        return told
    now = element("p", text(claim.words_now), dir="auto")
    return joined(
        told, element("p", text("It now reads:")), element("blockquote", now, class_="quoted")
    )


def _details(claim: ReportClaim) -> Html:
    """Who says it, who decided, why."""
    one = claim.annotation
    decided = last_decision(one)
    parts = [_detail("Who says it", outside(claim.claimant or "nobody named"))]
    if decided is not None and one.verdict is not None:
        parts.append(_detail("Verdict by", _who_and_when(decided)))
    if one.note.strip():
        parts.append(_detail("Why", *_note(one.note)))
    if one.tags:
        parts.append(_detail("Tags", outside(", ".join(map(one_line, one.tags)))))
    return element("dl", *parts)


def _detail(name: str, *values: Html) -> Html:
    return element("div", element("dt", text(name)), element("dd", *values))


def _who_and_when(step: Step) -> Html:
    parts = [outside(step.by or "somebody")]
    if step.at:
        parts.append(element("time", text(time_words(step.at)), datetime=_machine_time(step.at)))
    return Html(", ".join(parts))


def _machine_time(at: str) -> str | None:
    """The time where it is one; else the element goes without."""
    return at if time_words(at) != clean_line(at) else None


def _note(note: str) -> list[Html]:
    lines = clean_text(note).split("\n")
    return [element("p", text(line), dir="auto") for line in lines if line.strip()]


def _evidence(evidence: Sequence[Evidence]) -> Html:
    if not evidence:
        return NOTHING
    return joined(
        element("p", text("Evidence"), class_="label"),
        element("ul", *map(_piece, evidence), class_="evidence"),
    )


def _piece(piece: Evidence) -> Html:
    stance = element(
        "span", sign(STANCE_SIGNS[piece.stance]), text(f" {piece.stance}"), class_="stance"
    )
    parts = [stance, text(" "), source_link(piece.url, piece.title)]
    if quote := one_line(piece.quote):
        parts.append(element("blockquote", element("p", text(quote), dir="auto")))
    return element("li", *parts, class_=str(piece.stance))


def source_link(url: str, title: str = "") -> Html:
    """A link where `url` is a web address; words alone where it is not."""
    words = clean_line(title, LONGEST_TITLE)
    address = web_address(url)
    if address is None:
        written = one_line(url)
        return outside(", ".join(part for part in (words, written) if part))
    return element(
        "a",
        outside(words or address),
        class_="titled" if words else None,
        href=address,
        rel="noopener noreferrer nofollow external",
    )


def _history(claim: ReportClaim) -> Html:
    steps = list(steps_of(claim.annotation))
    if not steps:
        return NOTHING
    count = "1 step" if len(steps) == 1 else f"{len(steps)} steps"
    shown = [element("li", outside(step.what), text(": "), _who_and_when(step)) for step in steps]
    return element("details", element("summary", text(f"History, {count}")), element("ol", *shown))


def _ways(claim: ReportClaim, count: int, prefix: str) -> Html:
    """Links to the claims beside this one, to its place in the text and to the summary."""
    number = claim.number
    links = [
        _way(f"Claim {number - 1}", f"{prefix}claim-{number - 1}", "prev") if number > 1 else None,
        _way("In the text", f"{prefix}place-{number}") if claim.has_place else None,
        _way("Summary", f"{prefix}summary"),
        _way(f"Claim {number + 1}", f"{prefix}claim-{number + 1}", "next")
        if number < count
        else None,
    ]
    found = [element("li", link) for link in links if link is not None]
    return element("nav", element("ul", *found), class_="ways", aria_label=f"From claim {number}")


def _way(words: str, target: str, direction: str | None = None) -> Html:
    arrows = {"prev": ("← ", ""), "next": ("", " →")}
    before, after = arrows.get(direction or "", ("", ""))
    parts = [
        sign(before) if before else NOTHING,
        text(words),
        sign(after) if after else NOTHING,
    ]
    return element("a", *parts, href=f"#{target}", rel=direction)
