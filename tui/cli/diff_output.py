"""What changed between two readings of an article, on stdout."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from annotations.anchoring.word_diff import Kind, Piece
from annotations.comparing import Comparison, Touched, compare
from annotations.marking import utc_now
from annotations.rereading import Today, read_again, seen_today, with_known
from annotations.store import StoredArticle
from annotations.verdict_words import STATE_SIGNS
from articles.clean import clean_line
from articles.errors import ArticleError, SourceError
from articles.model import STDIN, Article, article_id
from tui.opening import other_text
from tui.output import escaped, notice, progress, tell, write_data
from tui.signs import WORDS
from tui.state_signs import STATE_WORDS

if TYPE_CHECKING:
    from tui.cli.workspace import Workspace

DONE = 0

STYLES = {Kind.SAME: "", Kind.REMOVED: "strike red", Kind.ADDED: "underline green"}
BRACKETS = {Kind.SAME: ("", ""), Kind.REMOVED: ("[-", "-]"), Kind.ADDED: ("{+", "+}")}


def print_diff(
    source: str,
    workspace: Workspace,
    as_json: bool,
    earlier: int | None,
    later: int | None,
    *,
    take: bool = False,
) -> int:
    """Print the comparison of two readings, counted from 1; the last two where None is named.

    `take`: also a text that lacks much of a marked one becomes the current one. Raises
    ArticleError, AnnotationError, and UsageError where there is no such reading.
    """
    stored = read_now(source, workspace, take=take)
    texts = (*stored.revisions, stored.article)
    to = (len(texts) if later is None else later) - 1
    start = (to if earlier is None else earlier) - 1
    if len(texts) == 1 and earlier is None and later is None:
        start = to = 0
    elif not 0 <= start < to < len(texts):
        raise click.UsageError(_which(len(texts)))
    comparison = compare(texts, stored.annotations, start, to)
    if as_json:
        document = comparison_object(comparison, texts, start, to)
        write_data(escaped(json.dumps(document, ensure_ascii=False, indent=1)) + "\n")
    elif len(texts) == 1:
        tell(f"This article has been read with one text only, on {texts[0].retrieved}.")
    else:
        _print_lines(diff_lines(comparison, start, to, len(texts)))
    return DONE


def _which(count: int) -> str:
    readings = "1 reading" if count == 1 else f"{count} readings"
    return f"There are {readings} of this article; --from has to name an earlier one than --to."


def read_now(source: str, workspace: Workspace, *, take: bool) -> StoredArticle:
    """What is stored of `source` after it was read again; as it is where it can't be read.

    So it is where the source lacks much of a text that was marked, but with `take`. An article
    that was never read before is not kept. Raises ArticleError, StoreError.
    """
    from articles.sources import open_source, source_key

    if source == STDIN:
        raise SourceError("standard input has no earlier text to compare with")
    store = workspace.store
    stored = store.load(article_id(source_key(source)))
    try:
        with progress(f"Reading {clean_line(source)}"):
            article = open_source(source)
    except ArticleError as error:
        if stored is None:
            raise
        notice(f"It can't be read now, these are the readings of before: {error}")
        return stored
    if stored is None:
        return StoredArticle(article)
    today = seen_today(stored, article.text)
    if today is not Today.WHOLE and not take:
        notice(f"{other_text(article, today)} These are the readings of before; --take takes it.")
        return stored
    return read_again(store, with_known(article, stored.article), utc_now()).stored


def comparison_object(
    comparison: Comparison, texts: tuple[Article, ...], earlier: int, later: int
) -> dict[str, Any]:
    """The comparison as plain dicts; offsets are code points of the text of each reading."""
    old, new = comparison.earlier, comparison.later
    return {
        "source": new.source,
        "title": new.title,
        "readings": [
            {
                "number": number,
                "retrieved": text.retrieved,
                "title": text.title,
                "sha256": text.sha256,
            }
            for number, text in enumerate(texts, 1)
        ],
        "from": earlier + 1,
        "to": later + 1,
        "headline": _piece_objects(comparison.headline) or None,
        "byline": _piece_objects(comparison.byline) or None,
        "changes": [
            {
                "old": _span_object(old, passage.old),
                "new": _span_object(new, passage.new),
                "pieces": _piece_objects(passage.pieces),
            }
            for passage in comparison.passages
            if passage.is_changed
        ],
        "claims": [_touched_object(comparison, one) for one in comparison.touched],
    }


def _piece_objects(pieces: Iterable[Piece]) -> list[dict[str, str]]:
    return [{"kind": str(piece.kind), "text": piece.text} for piece in pieces]


def _span_object(article: Article, span: tuple[int, int] | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"start": span[0], "end": span[1], "text": article.text[slice(*span)]}


def _touched_object(comparison: Comparison, touched: Touched) -> dict[str, Any]:
    verdict = touched.annotation.verdict
    return {
        "id": touched.annotation.id,
        "state": str(touched.state),
        "verdict": None if verdict is None else str(verdict),
        "old": _span_object(comparison.earlier, touched.old),
        "new": _span_object(comparison.later, touched.new),
    }


def diff_lines(comparison: Comparison, earlier: int, later: int, total: int) -> Iterator[Text]:
    """What differs as lines to print: old words in [- -], new ones in {+ +}."""
    old, new = comparison.earlier, comparison.later
    yield Text(clean_line(new.title), "bold")
    yield Text(f"reading {earlier + 1} of {total}: {clean_line(old.retrieved)}")
    yield Text(f"reading {later + 1} of {total}: {clean_line(new.retrieved)}")
    for name, pieces in (("Headline", comparison.headline), ("By", comparison.byline)):
        if pieces:
            yield Text()
            yield Text(f"{name}: ").append_text(_styled(pieces))
    for passage in comparison.passages:
        if passage.is_changed:
            yield Text()
            yield _styled(passage.pieces)
            for touched in comparison.touched_in(passage):
                yield _touched_line(touched, comparison)


def _styled(pieces: Iterable[Piece]) -> Text:
    line = Text()
    for piece in pieces:
        words = piece.text.lstrip()
        before, after = BRACKETS[piece.kind]
        line.append(piece.text[: len(piece.text) - len(words)])
        line.append(f"{before}{words}{after}", STYLES[piece.kind])
    return line


def _touched_line(touched: Touched, comparison: Comparison) -> Text:
    """Such as "≠ wording changed, verified: “14 people were treated”"."""
    words = f"{STATE_SIGNS[touched.state]} {STATE_WORDS[touched.state]}"
    quote = clean_line(comparison.earlier.text[slice(*touched.old)], 5000)
    line = Text("  ").append(f"{words}, {WORDS[touched.annotation.verdict]}: ", "bold yellow")
    return line.append(f"“{quote}”")


def _print_lines(lines: Iterable[Text]) -> None:
    from rich.console import Console

    console = Console(markup=False, highlight=False, emoji=False)
    with console.capture() as printed:
        for line in lines:
            console.print(line, soft_wrap=not console.is_terminal)
    write_data(printed.get())
