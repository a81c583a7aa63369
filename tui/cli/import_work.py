"""What `newsread import` does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotations.errors import FormatError, StoreError
from annotations.formats.exchange import ImportedArticle
from annotations.formats.guessing import guess_format
from annotations.formats.registry import Format
from annotations.importing import Brought, bring, stored_form
from annotations.index import Index
from annotations.index.errors import ClaimIndexError
from annotations.marking import utc_now
from annotations.merging import Outcome
from annotations.model import Annotation
from annotations.store import Store, StoredArticle
from annotations.store.form import misplaced
from annotations.verdict_words import WORDS
from articles.address import is_address
from articles.clean import clean_line
from tui.cli.article_data import DONE, FAILED
from tui.cli.workspace import Workspace
from tui.import_files import read_files
from tui.output import escaped, notice, progress, tell, write_data

MOST_NAMED = 5
"""Lost or conflicting claims of one article that are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where it goes, and whose step it is where one has to be recorded."""

    store: Store
    index: Index
    by: str
    at: str
    dry_run: bool = False

    def holding(self, imported: ImportedArticle) -> StoredArticle | None:
        """The article here that the marks are about; None where it is not here.

        A path names a file of the machine it was read on: an article that came from one, or from
        standard input, is also known by its text.
        """
        here = self.store.load(imported.id) if imported.id else None
        article = imported.article
        if here is not None or article is None or is_address(article.source):
            return here
        try:
            self.index.refresh()
            twins = self.index.articles_with_text(article.sha256)
        except ClaimIndexError:
            return None
        found = (self.store.load(name) for name in twins)
        return next((one for one in found if one and one.article.sha256 == article.sha256), None)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one article."""

    brought: Brought
    is_new: bool
    """Whether the article was not here before."""


def import_files(
    places: Sequence[str],
    workspace: Workspace,
    kind: Format | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Bring in file after file; one that can't be is named, and the exit code tells."""
    by, at = workspace.settings.annotator, utc_now()
    receiver = Receiver(workspace.store, workspace.index, by, at, dry_run)
    code, told = DONE, []
    for place in places:
        try:
            with progress(f"Reading {clean_line(place)}"):
                files = read_files(place)
                found = kind or guess_format(files)
                came, unknown = bring_file(found.read(files), receiver)
        except (FormatError, StoreError) as error:
            notice(f"{clean_line(place)}: {error}")
            code = FAILED
            continue
        told.append(_as_json(place, found, came, unknown))
        code = FAILED if unknown else code
        if not as_json:
            tell(_in_words(place, found, came, dry_run))
        for sentence in (*unknown, *_sentences(came)):
            notice(sentence)
    if as_json:
        document = {"dry_run": dry_run, "files": told}
        write_data(escaped(json.dumps(document, ensure_ascii=False, indent=1)) + "\n")
    return code


def bring_file(
    imported: Sequence[ImportedArticle], receiver: Receiver
) -> tuple[list[Came], list[str]]:
    """Bring in all articles of a file, after each was found to fit; and what could not be.

    Raises FormatError and StoreError before anything is written. A disk that refuses in the
    middle leaves the first articles whole; the import can be done again.
    """
    planned: list[tuple[ImportedArticle, StoredArticle, bool]] = []
    unknown: list[str] = []
    came: list[Came] = []
    for one in imported:
        here = receiver.holding(one)
        base = here or stored_form(replace(one, annotations=()), receiver.at)
        if base is None:
            unknown.append(_unknown(one))
            continue
        planned.append((one, base, here is None))
        came.append(Came(_fitting(one, base, receiver), here is None))
    if receiver.dry_run:
        return came, unknown
    return [Came(_written(one, base, receiver), is_new) for one, base, is_new in planned], unknown


def _fitting(imported: ImportedArticle, here: StoredArticle, receiver: Receiver) -> Brought:
    brought = bring(imported, here, receiver.by, receiver.at)
    problem = misplaced(here.article, brought.annotations)
    if problem is not None:
        raise FormatError(f"“{brought.title}” can't be brought in: {problem}.")
    return brought


def _written(imported: ImportedArticle, base: StoredArticle, receiver: Receiver) -> Brought:
    """What came of it on the freshest state of the store, under its lock."""
    done: list[Brought] = []

    def edit(here: StoredArticle) -> Sequence[Any]:
        done.append(_fitting(imported, here, receiver))
        return done[-1].annotations

    coming = stored_form(imported, receiver.at) or base
    article = replace(coming.article, source=base.article.source)
    receiver.store.bring_in(replace(coming, article=article), edit)
    return done[-1]


def _unknown(imported: ImportedArticle) -> str:
    source = clean_line(imported.source or imported.known_id) or "an article without a name"
    return (
        f"{source} was never read here, and the file does not bring its text: open it with "
        f"newsread, then import again ({len(imported.marks)} marks left out)."
    )


def _in_words(place: str, kind: Format, came: Sequence[Came], dry_run: bool) -> str:
    """Such as "marks.json (newsread JSON): 2 articles, 1 new; 3 claims new, 0 changed, …"."""
    counts = {one: sum(each.brought.count(one) for each in came) for one in Outcome}
    new = sum(each.is_new for each in came)
    moved = sum(each.brought.moved for each in came)
    lost = sum(len(each.brought.lost) for each in came)
    articles = "1 article" if len(came) == 1 else f"{len(came)} articles"
    parts = [
        f"{counts[Outcome.NEW]} new",
        f"{counts[Outcome.CHANGED]} changed",
        f"{counts[Outcome.SAME]} same",
        f"{counts[Outcome.CONFLICT]} in conflict",
        *([f"{moved} moved to where their words stand"] if moved else []),
        *([f"{lost} not placed"] if lost else []),
    ]
    would = "would bring in " if dry_run else ""
    return f"{clean_line(place)} ({kind.title}): {would}{articles}, {new} of them new; claims: " + (
        ", ".join(parts)
    )


def _sentences(came: Sequence[Came]) -> list[str]:
    """What the reader should look at, article by article."""
    sentences: list[str] = []
    for each in came:
        one = each.brought
        title = clean_line(one.title, 80)
        words = {each.id: clean_line(each.quote, 80) for each in one.annotations}
        clashes = [
            f"“{words[name]}” ({', '.join(fields)})" for name, fields in one.conflicts.items()
        ]
        sentences += _named(f"In conflict in “{title}”: ", clashes)
        sentences += _named(f"Not placed in “{title}”: ", [f"“{lost}”" for lost in one.lost])
        found = {each.id: each for each in one.annotations}
        pairs = [(found[mine], found[theirs]) for theirs, mine in one.disagreeing.items()]
        judged = [
            f"“{words[mine.id]}” ({_judged(mine)}; {_judged(other)})" for mine, other in pairs
        ]
        sentences += _named(f"Two verdicts side by side in “{title}”: ", judged)
        sentences += [f"“{title}”: {note}" for note in one.notes]
    return sentences


def _judged(annotation: Annotation) -> str:
    """Such as "disputed by ana"."""
    by = clean_line(annotation.creator, 40) or "somebody"
    return f"{WORDS[annotation.verdict]} by {by}"


def _named(what: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = len(names) - MOST_NAMED
    return [what + "; ".join(names[:MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")]


def _as_json(
    place: str, kind: Format, came: Sequence[Came], unknown: Sequence[str]
) -> dict[str, Any]:
    return {
        "file": place,
        "format": kind.id,
        "articles": [
            {
                "id": one.brought.article_id,
                "title": one.brought.title,
                "new": one.is_new,
                "annotations": {key: str(found) for key, found in one.brought.outcomes.items()},
                "conflicts": {key: list(held) for key, held in one.brought.conflicts.items()},
                "moved": one.brought.moved,
                "disagreeing": dict(one.brought.disagreeing),
                "not_placed": list(one.brought.lost),
                "notes": list(one.brought.notes),
            }
            for one in came
        ],
        "left_out": list(unknown),
    }
