"""An article with hand-made marks for the reports, and strategies for any text."""

from __future__ import annotations

from annotation_samples import ARTICLE, SPANS, TEXT, annotation, offered_claims
from hypothesis import strategies as st

from annotations.analysis.model import Analysis, Bound, Entity, Figure
from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.model import (
    AnchorState,
    Annotation,
    Change,
    Evidence,
    Stance,
    Status,
    Verdict,
)

OPTIONS = ExportOptions("2026-03-02T10:00:00Z", "newsread 0.0")

ANALYSIS = Analysis(
    "sample 1",
    entities=(Entity(TEXT.index("Lindholm"), TEXT.index(" said"), "GPE"),),
    figures=(
        Figure(
            TEXT.index("14 ferries"), TEXT.index(" were"), 14, 14, 14, Bound.EXACT, None, "ferries"
        ),
    ),
    claims=offered_claims(),
    language="en",
)

HOSTILE = "</style></p><script>alert(1)</script>\"'`&amp;]]> --> javascript:alert(1) \x00\x1b[2J"


def marks() -> tuple[Annotation, ...]:
    """Verdicts of each kind on the five claims, one of them rejected, an orphan, a changed one."""
    disputed = Change(
        1, "2026-03-02T09:00:00Z", "ana", "verdict", {"verdict": None}, {"verdict": "disputed"}
    )
    undone = Change(
        2, "2026-03-02T09:05:00Z", "ana", "undo", {"verdict": "disputed"}, {"verdict": None}, 1
    )
    evidence = (
        Evidence("https://port.example/a?b=1&c=2", "Berth list", Stance.CONTRADICTS, "Nine left."),
        Evidence("javascript:alert(1)", "A trap", Stance.CONTEXT),
        Evidence("https://union.example/count", "", Stance.SUPPORTS),
    )
    return (
        annotation(
            *SPANS[0],
            id="one",
            verdict=Verdict.DISPUTED,
            note="Counted twice.\nAsked the port.",
            tags=("ferries", "port"),
            evidence=evidence,
            history=(disputed,),
        ),
        annotation(*SPANS[1], id="two", verdict=Verdict.VERIFIED, claimant="Ida Røst"),
        annotation(*SPANS[2], id="three", history=(disputed, undone)),
        annotation(*SPANS[3], id="four", status=Status.REJECTED),
        annotation(
            *SPANS[4],
            id="five",
            verdict=Verdict.NEEDS_CONTEXT,
            state=AnchorState.CHANGED,
            quote="The council voted 12 to 3 for it.",
        ),
        annotation(
            SPANS[4][0],
            SPANS[4][0],
            id="six",
            verdict=Verdict.NOT_CHECKABLE,
            state=AnchorState.ORPHAN,
            quote="It was a fine day.",
        ),
        annotation(0, 4, id="seven", status=Status.DELETED),
    )


def marked_article() -> ExportedArticle:
    return ExportedArticle(ARTICLE, ANALYSIS, marks())


ANY_TEXT = st.text(
    st.characters(codec="utf-8")
    | st.sampled_from("<>&\"'`|\\*_[]()#+-.!~$:@ \n\r\té\u0301\u05d0\u202e🚢\x00"),
    max_size=40,
)
