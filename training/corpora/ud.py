"""Universal Dependencies treebanks (CoNLL-U) as spaCy Docs with tags, morphology and trees.

Sentences of one document are put together, up to a drawn number and across paragraphs, so that
the parser and the sentence recogniser learn where a sentence ends, with and without a full stop.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from spacy.tokens import Doc
from spacy.vocab import Vocab

_MOST_TOGETHER = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a treebank, and whether the source has a line break before it."""

    doc: Doc
    begins_paragraph: bool


def read_docs(path: Path, vocab: Vocab, random: Random) -> Iterator[Doc]:
    """Docs of one to twelve sentences that followed one another in the source."""
    for document in read_documents(path, vocab):
        start = 0
        while start < len(document):
            end = start + random.choice((1, 1, 2, 3, 5, 8, _MOST_TOGETHER))
            yield Doc.from_docs([sentence.doc for sentence in document[start:end]])
            start = end


def read_documents(
    path: Path, vocab: Vocab, genres: Iterable[str] = ()
) -> Iterator[list[Sentence]]:
    """The sentences of each document; with `genres`, only of GUM's documents so named."""
    wanted = tuple(f"GUM_{genre}_" for genre in genres)
    document: list[Sentence] = []
    fits = not wanted
    for comments, rows in _sentences(path):
        for comment in comments:
            if comment.startswith("# newdoc"):
                if document:
                    yield document
                document = []
                fits = not wanted or any(genre in comment for genre in wanted)
        if fits:
            breaks = any(comment.startswith("# newpar") for comment in comments)
            document.append(Sentence(_doc(rows, vocab), breaks))
    if document:
        yield document


def _sentences(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                comments.append(line.rstrip("\n"))
            elif line.strip():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = [], []
    if rows:
        yield comments, rows


def _doc(rows: list[list[str]], vocab: Vocab) -> Doc:
    """One sentence; of a token of several words ("don't") the words without space between."""
    joined_until, no_space_after = 0, False
    words, spaces, kept = [], [], []
    for row in rows:
        if "-" in row[0]:
            joined_until = int(row[0].split("-")[1])
            no_space_after = "SpaceAfter=No" in row[9]
        elif row[0].isdigit():
            number = int(row[0])
            inside = number < joined_until
            last = number == joined_until and no_space_after
            words.append(row[1])
            spaces.append(not (inside or last or "SpaceAfter=No" in row[9]))
            kept.append(row)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=[row[4] for row in kept],
        pos=[row[3] for row in kept],
        morphs=["" if row[5] == "_" else row[5] for row in kept],
        heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(kept)],
        deps=["ROOT" if row[7] == "root" else row[7] for row in kept],
        sent_starts=[1] + [-1] * (len(kept) - 1),
    )
