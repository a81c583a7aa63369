"""A report with all that a page can hold, for the browser to look at."""

from __future__ import annotations

from dataclasses import replace

from annotations.analysis.model import Analysis, Bound, Claim, Entity, Figure
from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.html import write
from annotations.model import (
    AnchorState,
    Annotation,
    Change,
    Evidence,
    Stance,
    Verdict,
)
from articles.model import Article

SENTENCES = (
    "The night ferry to Lindholm carried 4,210 passengers in May.",
    "Captain Ida Røst said that no crossing was cancelled.",
    "The operator has doubled its fares since the spring.",
    "Everyone on the quay loves the old boats.",
    "The council will vote on the contract in June.",
)
TEXT = (
    " ".join(SENTENCES)
    + "\n\nقال المتحدث إن 12 سفينة وصلت إلى الميناء يوم الاثنين."
    + "\n\nhttps://port.example/"
    + "x" * 120
)
VERDICTS = (*Verdict, None)
CONTEXT = "https://port.example/minutes/" + "y" * 120


def report_page(*, copies: int = 1) -> str:
    """The page of one article, or of several."""
    return write(
        [_exported(number) for number in range(copies)],
        ExportOptions("2026-06-02T10:00:00Z", "newsread 0.0"),
    )


def hostile_page() -> str:
    """A page whose every word wants to be markup."""
    words = "</title></style></p><script>document.title='broken'</script><img src=x onerror=1>"
    made = _annotation(0, Verdict.VERIFIED, words, evidence=(Evidence(words, words, quote=words),))
    article = Article(words, words, words, words, byline=(words,))
    return write([ExportedArticle(article, None, (made,))], ExportOptions(words, "newsread 0.0"))


def _exported(number: int) -> ExportedArticle:
    article = Article(
        source=f"https://harbour.example/ferries/{number}",
        title="Ferries to Lindholm fill up while fares rise",
        text=TEXT,
        retrieved="2026-06-01T08:00:00Z",
        byline=("Åsa Berg", "Tom O’Neill"),
        published="2026-05-30",
        site="Harbour Post",
        language="en",
    )
    return ExportedArticle(article, _analysis(), _annotations())


def _analysis() -> Analysis:
    figure, name, place = "4,210 passengers", "Ida Røst", "Lindholm"
    start = TEXT.index(figure)
    return Analysis(
        "sample 1",
        entities=(
            Entity(TEXT.index(name), TEXT.index(name) + len(name), "PERSON"),
            Entity(TEXT.index(place), TEXT.index(place) + len(place), "GPE"),
        ),
        figures=(
            Figure(start, start + len(figure), 4210, 4210, 4210, Bound.EXACT, None, "passengers"),
        ),
        claims=(Claim(TEXT.index("قال"), TEXT.index("قال") + 10, 0.5),),
        language="en",
    )


def _annotations() -> tuple[Annotation, ...]:
    evidence = (
        Evidence("https://port.example/list?a=1&b=2", "Berth list", Stance.CONTRADICTS, "Nine."),
        Evidence(CONTEXT, "", Stance.SUPPORTS),
        Evidence("javascript:alert(1)", "No link", Stance.CONTEXT),
    )
    made = [
        _annotation(
            TEXT.index(sentence),
            verdict,
            sentence,
            note="Counted by hand.\nAsked twice.",
            tags=("ferries",),
            evidence=evidence,
        )
        for sentence, verdict in zip(SENTENCES, VERDICTS, strict=True)
    ]
    changed = _annotation(TEXT.index("4,210"), Verdict.DISPUTED, "4,120", state=AnchorState.CHANGED)
    end = TEXT.index("\n") + 2
    lost = _annotation(end, Verdict.VERIFIED, "It was fine.", state=AnchorState.ORPHAN)
    return (*made, changed, lost)


def _annotation(start: int, verdict: Verdict | None, quote: str, **fields: object) -> Annotation:
    after = {"verdict": None if verdict is None else str(verdict)}
    change = Change(1, "2026-06-02T09:00:00Z", "ana", "verdict", {"verdict": None}, after)
    found = Annotation(
        id=f"{start}-{verdict}",
        start=start,
        end=start + len(quote),
        quote=quote,
        prefix="",
        suffix="",
        creator="ana",
        created="2026-06-02T09:00:00Z",
        modified="2026-06-02T09:00:00Z",
        verdict=verdict,
        history=(change,),
    )
    return replace(found, **fields)  # type: ignore[arg-type]
