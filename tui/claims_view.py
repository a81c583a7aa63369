"""The claims of all articles as a reader looks at them; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from textual.content import Content

from annotations.index.model import ClaimSort, IndexedClaim
from annotations.model import AnchorState
from articles.clean import clean_line
from tui.graphemes import unjoined
from tui.library_rows import SEPARATOR, age_in_words, place_of
from tui.signs import SIGNS, STYLE_NAMES, WORDS
from tui.worth_words import score_words

LONGEST_QUOTE = 2_000
"""Code points of a quote that a row can show on any screen."""

LONGEST_NAME = 40
"""Code points of a claimant or a title, so that what follows has room."""

SORT_WORDS = {
    ClaimSort.DATE: ("newest first", "oldest first"),
    ClaimSort.WORTH: ("most worth checking first", "least worth checking first"),
    ClaimSort.VERDICT: ("by verdict", "by verdict, backwards"),
    ClaimSort.CLAIMANT: ("by claimant", "by claimant, backwards"),
    ClaimSort.ARTICLE: ("by article", "by article, backwards"),
}
"""What the order is called, and its reverse."""

STATE_WORDS = {
    AnchorState.CHANGED: "the text changed",
    AnchorState.ORPHAN: "not in the text any more",
}


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """Which claims are shown, and in which order."""

    typed: str = ""
    """The filter as the reader wrote it."""
    sort: ClaimSort = ClaimSort.DATE
    backwards: bool = False
    current: int | None = None
    """The number of the claim that the reader was at last."""

    def shows_same(self, other: ClaimsView) -> bool:
        """Whether both name the same claims in the same order."""
        return replace(self, current=None) == replace(other, current=None)


def sorted_otherwise(view: ClaimsView) -> ClaimsView:
    """The view in the next order."""
    orders = list(ClaimSort)
    sort = orders[(orders.index(view.sort) + 1) % len(orders)]
    return replace(view, sort=sort, backwards=False)


def claim_lines(claim: IndexedClaim, sort: ClaimSort, today: date) -> tuple[Content, Content]:
    """A claim as two lines: its verdict's sign and words; who says it, where and when."""
    style = f"$claim-{STYLE_NAMES[claim.verdict]}"
    quote = unjoined(clean_line(claim.quote, LONGEST_QUOTE))
    first = Content.assemble((SIGNS[claim.verdict], f"bold {style}"), " ", quote)
    worth = "" if claim.worth is None else f"worth {score_words(claim.worth)}"
    about = [
        worth if sort is ClaimSort.WORTH else "",
        clean_line(claim.claimant or "", LONGEST_NAME),
        unjoined(clean_line(claim.title or place_of(claim.source), LONGEST_NAME)),
        age_in_words(claim.modified, today),
        " ".join(f"#{clean_line(tag)}" for tag in claim.tags),
        "note" if claim.note else "",
        evidence_words(len(claim.evidence)),
    ]
    state = STATE_WORDS.get(claim.state)
    parts = [
        Content.styled(WORDS[claim.verdict], style),
        *([Content.styled(state, "$warning")] if state else []),
        *(Content.styled(part, "$quiet") for part in about if part),
    ]
    return first, Content.assemble("  ", Content.styled(SEPARATOR, "$quiet").join(parts))


def evidence_words(count: int) -> str:
    """How many pieces of evidence there are; empty where there are none."""
    return {0: "", 1: "1 source"}.get(count, f"{count} sources")


def claims_title(view: ClaimsView, count: int | None) -> Content:
    """The line at the head: how many claims, and in which order."""
    counted = "…" if count is None else "1 claim" if count == 1 else f"{count:,} claims"
    order = SORT_WORDS[view.sort][view.backwards]
    narrowed = " fit" if view.typed.strip() and count is not None else ""
    words = f" · {counted}{narrowed} · {order}"
    return Content.assemble(("Claims of all articles", "bold"), (words, "$quiet"))


def no_claims(view: ClaimsView, has_articles: bool, keys: dict[str, str]) -> Content:
    """What to do where no claim is shown; `keys` are those of back, filter and verify."""
    if view.typed.strip():
        return Content.assemble(
            ("No claim fits.", "bold"),
            "\n\n",
            (keys["filter"], "bold $accent"),
            (" changes the filter: words of quote, note, evidence, claimant or tags, or", "$quiet"),
            "\n",
            (
                "verdict:disputed claimant:lee tag:x since:7d state:changed article:x by:me",
                "$quiet",
            ),
        )
    what = "on a claim marks it as verified; it is listed here then."
    if not has_articles:
        what = "on a claim of an article that you opened marks it; it is listed here then."
    return Content.assemble(
        ("Nothing marked yet.", "bold"),
        "\n\n",
        (keys["verify"], "bold $accent"),
        (f" {what}", "$quiet"),
        "\n",
        (keys["back"], "bold $accent"),
        (" goes back.", "$quiet"),
    )
