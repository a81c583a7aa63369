"""What changed between two readings as rows of a list, pure: a `Comparison` in, lines out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from annotations.anchoring.word_diff import Kind, Passage, Piece
from annotations.comparing import Comparison, Touched
from annotations.verdict_words import STATE_SIGNS
from tui.diff_content import diff_content
from tui.signs import WORDS
from tui.state_signs import STATE_WORDS
from tui.widgets.claim_card import local_time

BAR, BLANK = "▌ ", "  "


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One line of the screen."""

    line: Content
    change: int | None = None
    """The number of the change it belongs to, counted from 0."""
    place: tuple[int, int] | None = None
    """(start, end) in the later text of the paragraph that it is of."""


def comparison_rows(comparison: Comparison, width: int) -> list[ComparisonRow]:
    """All lines in at most `width` cells; paragraphs that did not change only as far as needed."""
    rows: list[ComparisonRow] = []
    change = 0
    for title, pieces in (("Headline", comparison.headline), ("By", comparison.byline)):
        if pieces:
            line = Content.assemble((f"{title}: ", "bold"), diff_content(pieces))
            rows += [*_wrapped(line, width, change, None), ComparisonRow(Content())]
            change += 1
    passages = comparison.passages
    for number, passage in enumerate(passages):
        if passage.is_changed:
            rows += _changed(comparison, passage, width, change)
            change += 1
        elif _is_near(passages, number):
            rows += [*_quiet(passage, width), ComparisonRow(Content())]
        elif not number or passages[number - 1].is_changed or _is_near(passages, number - 1):
            rows += [_left_out(passages, number), ComparisonRow(Content())]
    return rows


def _changed(
    comparison: Comparison, passage: Passage, width: int, change: int
) -> Iterator[ComparisonRow]:
    """A paragraph that differs, and the claims in it that it touches."""
    yield from _wrapped(diff_content(passage.pieces), width, change, passage.new)
    for touched in comparison.touched_in(passage):
        yield from _wrapped(_touched_line(touched), width, change, passage.new)
    yield ComparisonRow(Content(), None, passage.new)


def _touched_line(touched: Touched) -> Content:
    """Such as "≠ wording changed, verified: “14 people were treated”"."""
    words = f"{STATE_SIGNS[touched.state]} {STATE_WORDS[touched.state]}"
    verdict = WORDS[touched.annotation.verdict]
    quote = " ".join(touched.annotation.quote.split())
    return Content.assemble((f"{words}, {verdict}: ", "bold $warning"), (f"“{quote}”", "$quiet"))


def _is_near(passages: Sequence[Passage], number: int) -> bool:
    """Whether an unchanged paragraph stands beside one that changed."""
    beside = passages[max(0, number - 1) : number + 2]
    return not passages[number].is_changed and any(one.is_changed for one in beside)


def _quiet(passage: Passage, width: int) -> Iterator[ComparisonRow]:
    text = "".join(piece.text for piece in passage.pieces)
    for line in Content.styled(text, "$quiet").wrap(max(1, width - len(BLANK))):
        yield ComparisonRow(Content.assemble(BLANK, line), None, passage.new)


def _left_out(passages: Sequence[Passage], number: int) -> ComparisonRow:
    """How many paragraphs from `number` on are the same and not shown."""
    count = 0
    while number + count < len(passages) and not passages[number + count].is_changed:
        count += 1
    if number + count < len(passages):
        count -= 1
    words = "1 paragraph" if count == 1 else f"{count} paragraphs"
    return ComparisonRow(Content.styled(f"{BLANK}… {words} the same …", "$quiet"))


def _wrapped(
    content: Content, width: int, change: int, place: tuple[int, int] | None
) -> Iterator[ComparisonRow]:
    for line in content.wrap(max(1, width - len(BAR))):
        yield ComparisonRow(Content.assemble((BAR, "$warning"), line), change, place)


def comparison_title(comparison: Comparison, earlier: int, later: int, total: int) -> Content:
    """Which readings these are, when they were, and how much differs."""
    changes = len(comparison.changes) + bool(comparison.headline) + bool(comparison.byline)
    touched = len(comparison.touched)
    return Content.assemble(
        (f"reading {earlier + 1} of {total}, {local_time(comparison.earlier.retrieved)}", "bold"),
        " → ",
        (f"reading {later + 1}, {local_time(comparison.later.retrieved)}", "bold"),
        f"   {_count(changes, 'change')}, {_count(touched, 'claim')} touched",
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def plain_pieces(pieces: Sequence[Piece]) -> str:
    """The pieces as one line of text, with git's brackets around what changed."""
    return diff_content(pieces).plain if any(one.kind is not Kind.SAME for one in pieces) else ""
