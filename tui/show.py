"""An annotated article as lines to print: with signs and colours, or as plain text; pure.

The text of an article is clean already; all else that comes from outside is cleaned here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.text import Text

from annotations.analysis.codes import ENGLISH
from annotations.analysis.model import Analysis, Entity, Figure
from annotations.claim_list import ListedClaim, tally
from annotations.model import AnchorState, Annotation, Evidence
from annotations.sayings import Saying, attributions_of, sayings
from annotations.span_index import SpanIndex
from articles.clean import clean_line
from articles.model import STDIN, Article
from tui.figure_words import figure_meaning
from tui.highlights import entity_kind
from tui.layout import wrap
from tui.signs import SIGNS, WORDS, tally_parts
from tui.state_signs import STATE_WORDS, sign_of
from tui.who_says import saying_words
from tui.worth_words import worth_words

GUTTER = 4
"""Cells left of the text: the signs of up to three claims, and a space."""

ENTITY_STYLES = {
    "person": "underline blue",
    "place": "underline cyan",
    "group": "underline magenta",
    "organisation": "underline yellow",
    "date": "underline bright_black",
    "other": "underline",
}
FIGURE_STYLE = "bold green"
VERDICT_STYLES = {
    "verified": "bold green",
    "disputed": "bold red",
    "needs context": "bold yellow",
    "not checkable": "bold",
    "no verdict yet": "bright_black",
}


@dataclass(frozen=True)
class Shown:
    """One article with all that is shown of it."""

    article: Article
    analysis: Analysis
    claims: Sequence[ListedClaim]

    @cached_property
    def entity_index(self) -> SpanIndex[Entity]:
        """The entities by place."""
        return SpanIndex(self.analysis.entities)

    @cached_property
    def figure_index(self) -> SpanIndex[Figure]:
        """The figures by place."""
        return SpanIndex(self.analysis.figures)

    @cached_property
    def sayings(self) -> SpanIndex[Saying]:
        """What the text reports as said, by place."""
        return sayings(self.analysis.attributions)


def styled_lines(what: Shown, width: int) -> Iterator[Text]:
    """The annotated article in lines of at most `width` cells."""
    column = max(10, width - GUTTER)
    yield from _indented(Text(clean_line(what.article.title), style="bold"), column)
    for line in _about(what.article):
        yield from _indented(Text(line, style="bright_black"), column)
    yield Text()
    yield from _article_lines(what, column)
    yield Text()
    yield _tally_line(what.claims)
    for claim in marked(what.claims):
        yield Text()
        yield from _claim_lines(what, claim, column)


def plain_lines(what: Shown) -> Iterator[str]:
    """The article and its claims in the order in which one reads aloud; a line a paragraph."""
    yield clean_line(what.article.title)
    yield from _about(what.article)
    yield ""
    yield from what.article.text.split("\n")
    if what.claims:
        yield ""
        yield "Claims"
    for number, claim in enumerate(what.claims, 1):
        yield ""
        yield f"{number}. {_standing(claim).capitalize()}: {_quote(what, claim)}"
        yield from _details(what, claim)


def marked(claims: Sequence[ListedClaim]) -> list[ListedClaim]:
    """The claims that the reader did something with."""
    return [claim for claim in claims if claim.annotation is not None]


def _about(article: Article) -> Iterator[str]:
    """By whom, when and where, a line each."""
    if article.byline:
        yield "By " + _enumerated([clean_line(name) for name in article.byline])
    if article.published:
        yield clean_line(article.published)
    if article.site:
        yield clean_line(article.site)
    yield "Standard input" if article.source == STDIN else clean_line(article.source, 2000)


def _enumerated(names: Sequence[str]) -> str:
    """Such as "A, B and C"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _article_lines(what: Shown, column: int) -> Iterator[Text]:
    """The text, highlighted, with the signs of its claims left of the lines they start in."""
    layout = wrap(what.article.text, column)
    ends = [*layout.starts[1:], len(what.article.text)]
    claims = SpanIndex(what.claims)
    pieces = _highlighted(what).divide(layout.starts)[1:]
    for start, end, piece in zip(layout.starts, ends, pieces, strict=True):
        line = _gutter(claims.starting(start, end)).append_text(piece)
        line.rstrip()
        yield line


def _highlighted(what: Shown) -> Text:
    """The text with its entities and figures."""
    text = Text(what.article.text)
    for entity in what.analysis.entities:
        text.stylize(ENTITY_STYLES[entity_kind(entity.label)], entity.start, entity.end)
    for figure in what.analysis.figures:
        text.stylize(FIGURE_STYLE, figure.start, figure.end)
    return text


def _gutter(claims: Sequence[ListedClaim]) -> Text:
    """The signs of the claims that start in a line, padded to the gutter."""
    signs = Text()
    for claim in claims[: GUTTER - 1]:
        signs.append(sign_of(claim), VERDICT_STYLES[WORDS[claim.verdict]])
    signs.pad_right(GUTTER - len(signs))
    return signs


def _tally_line(claims: Sequence[ListedClaim]) -> Text:
    """How many claims have which verdict, with the signs."""
    line = Text(" " * GUTTER)
    parts = [
        Text(f"{SIGNS[verdict]} {WORDS[verdict]} {number}", VERDICT_STYLES[WORDS[verdict]])
        for verdict, number in tally_parts(tally(claims))
        if number
    ]
    return line.append_text(Text(" · ").join(parts) if parts else Text("no claims"))


def _claim_lines(what: Shown, claim: ListedClaim, column: int) -> Iterator[Text]:
    """One marked claim: verdict, quote, who says it, note, evidence."""
    word = WORDS[claim.verdict]
    yield _gutter([claim]).append(_standing(claim), VERDICT_STYLES[word])
    yield from _indented(Text(_quote(what, claim)), column)
    for detail in _details(what, claim):
        yield from _indented(Text(detail.strip()), column)


def _standing(claim: ListedClaim) -> str:
    """The verdict, and what became of the wording that it was given on."""
    state = STATE_WORDS.get(claim.state)
    return f"{WORDS[claim.verdict]}, {state}" if state else WORDS[claim.verdict]


def _quote(what: Shown, claim: ListedClaim) -> str:
    """The words of the claim in quotation marks, on one line."""
    words = clean_line(claim.wording(what.article.text), 5000)
    return f"“{words}”"


def _details(what: Shown, claim: ListedClaim) -> Iterator[str]:
    """Who says it, its figures, its worth, and what the reader kept with it; indented."""
    yield f"   Who says it: {_claimant(what, claim)}"
    if figures := what.figure_index.overlapping(claim.start, claim.end):
        meanings = [figure_meaning(figure, what.article.text) for figure in figures]
        yield f"   Figures: {'; '.join(meanings)}"
    if what.analysis.language in (None, ENGLISH) or claim.score is None:
        yield f"   {worth_words(claim).capitalize()}"
    if claim.annotation is not None:
        yield from _kept_with(claim.annotation)


def _kept_with(annotation: Annotation) -> Iterator[str]:
    """The old wording where it changed; note, tags and evidence of an annotation."""
    if annotation.state is AnchorState.CHANGED:
        yield f"   Wording of before: “{clean_line(annotation.quote, 5000)}”"
    first, *others = [clean_line(line, 5000) for line in annotation.note.split("\n")]
    if annotation.note:
        yield f"   Note: {first}"
        yield from (f"   {line}" for line in others)
    if annotation.tags:
        yield "   Tags: " + ", ".join(clean_line(tag) for tag in annotation.tags)
    for evidence in annotation.evidence:
        yield f"   Evidence, {evidence.stance.value}: {_evidence_words(evidence)}"


def _evidence_words(evidence: Evidence) -> str:
    """Title, address and quote, as far as they are there."""
    title, url = clean_line(evidence.title), clean_line(evidence.url, 2000)
    quote = clean_line(evidence.quote, 5000)
    return ", ".join(part for part in (title, url, f"“{quote}”" if quote else "") if part)


def _claimant(what: Shown, claim: ListedClaim) -> str:
    """Who says it: as the reader corrected it, else as the machine sees it."""
    if claim.annotation is not None and claim.annotation.claimant:
        return clean_line(claim.annotation.claimant)
    chain = attributions_of(claim, what.sayings)
    said, manner = saying_words(chain, what.article.text, what.entity_index, what.analysis.language)
    return f"{said}, {manner}" if manner else said


def _indented(text: Text, column: int) -> Iterator[Text]:
    """Lines of at most `column` cells, right of the gutter."""
    layout = wrap(text.plain, column)
    for start, end in zip(layout.starts, layout.ends, strict=True):
        yield Text(" " * GUTTER).append_text(text[start:end])
