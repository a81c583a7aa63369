"""What the command line hands to the app: articles that are read, sources still to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotations.errors import AnnotationError
from articles.address import is_address
from articles.clean import clean_line
from articles.decode import SAMPLE, refuse_no_text
from articles.errors import ArticleError, SourceError
from articles.files import absolute_path, read_head
from articles.model import STDIN, Article, article_id
from articles.sources import is_quick, open_source, source_key
from tui.output import input_stream, notice

if TYPE_CHECKING:
    from annotations.rereading import Reread, Today
    from tui.folders import Folders


class Openings(NamedTuple):
    """What can be opened, in the order of the command line, and a sentence for all else."""

    openings: tuple[Article | str, ...]
    problems: tuple[str, ...]


def prepare_openings(sources: Sequence[str], folders: Folders) -> Openings:
    """Read what is quick to read; name what can't be opened.

    Where there are sources and none of them can be opened, each is named in the order of the
    command line: all but the last in notices, the last by the error that is raised.
    """
    openings: list[Article | str] = []
    errors: list[ArticleError | AnnotationError] = []
    for source in sources:
        try:
            openings.append(_opening(source, folders))
        except (ArticleError, AnnotationError) as error:
            errors.append(error)
    if errors and not openings:
        *others, last = errors
        for other in others:
            notice(str(other))
        raise last
    return Openings(tuple(openings), tuple(str(error) for error in errors))


def _opening(source: str, folders: Folders) -> Article | str:
    """The article where it is quick to read, else the source for the app to read."""
    if source == STDIN:
        return article_from_stdin()
    if is_quick(source):
        return open_source(source)
    key = source_key(source)
    if is_address(source):
        return key
    try:
        _require_readable(source)
    except SourceError:
        from annotations.store import Store

        if Store(folders.store).load(article_id(key)) is None:
            raise
        return key
    return key if Path(key).exists() else source


def changed_source(reread: Reread) -> str:
    """The sentence for a source that holds another text than before, with what became of marks."""
    from annotations.revising import kept_words

    before = reread.before.retrieved[:10] if reread.before is not None else ""
    if reread.before is not None and reread.is_headline_alone:
        headline = clean_line(reread.before.title, 200)
        return f"The headline has changed since you read it on {before}; it was “{headline}”."
    sentence = f"The source has changed since you read it on {before}"
    return f"{sentence}: {kept_words(reread.kept)}." if reread.has_claims else f"{sentence}."


def other_text(article: Article, today: Today) -> str:
    """The sentence for a source that shows little of the text that was marked, or none of it."""
    from annotations.rereading import Today

    title = clean_line(article.title, 200)
    if today is Today.PART:
        words = f"{len(article.text.split()):,} words"
        return f"The source shows only a part of the text you marked now, “{title}” in {words}."
    return f"The source shows “{title}” now, with nearly nothing of the text you marked."


def text_stays(article: Article, today: Today, keymap: Mapping[str, str]) -> str:
    """The sentence for a reader who sees the stored text, where the source shows `article`."""
    from tui.widgets.legend import key_in_effect

    browse = key_in_effect("article.browse", keymap)
    take = key_in_effect("article.reread", keymap)
    keys = f"{take} takes that as its text of today, {browse} opens the page."
    return f"This is the text you read before. {other_text(article, today)} {keys}"


def with_keys(news: str, waits: bool, keymap: Mapping[str, str]) -> str:
    """`news` of a changed source with the keys in effect that show more of it.

    `waits` tells whether a claim waits for a decision.
    """
    from tui.widgets.legend import key_in_effect

    keys = f"{key_in_effect('revisions.show', keymap)} shows what changed."
    if waits:
        waiting = key_in_effect("claim.next_waiting", keymap)
        keys = f"{waiting} goes to the claims that wait for you, {keys}"
    return f"{news} {keys}"


def article_from_stdin() -> Article:
    """The article on standard input; a person at a terminal is told how to end it.

    Raises ArticleError.
    """
    stream = input_stream()
    if stream.isatty():
        notice("paste an article, then press Enter and Ctrl-D")
    try:
        return open_source(STDIN, stdin=stream)
    except OSError as error:
        raise SourceError(f"standard input can't be read: {error.strerror}") from error


def _require_readable(source: str) -> None:
    """Raise SourceError where `source` is no file that may hold text."""
    head = read_head(absolute_path(source), SAMPLE)
    if head:
        refuse_no_text(head, clean_line(source))
    else:
        open_source(source)
