"""brat standoff: a text and its annotations for each article, and the configuration. Pure.

The shapes are those that brat 1.3 reads: text-bound annotations (T) in code points, one line
each, in several parts where a span runs over a line end; attributes (A) for verdicts, relations
(R) for who says what, notes (#) for what else a reader decided. The folder holds `articles.json`,
too, which brat passes over: what is known of each article.
`annotations.formats.brat_reading` reads such folders, also those of brat's own users.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import count
from unicodedata import normalize

from annotations.analysis.sentences import trimmed
from annotations.formats import labels
from annotations.formats.articles_in import facts
from annotations.formats.brat_reading import (
    ARTICLES,
    CLAIMANT,
    EVIDENCE,
    IDENTIFIER,
    NOTE,
    TAGS,
    VERDICT,
    read,
)
from annotations.formats.evidence_lines import evidence_line
from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.spans import LabelledSpan, all_spans, parts_of
from annotations.model import Annotation, Verdict

__all__ = ["read", "write"]

CONFIGURATION = "annotation.conf"
SAYS = "Says"
"""The relation from a source to what it says."""

_LINE = re.compile(r"[^\n]+")
_NO_LABEL = re.compile(r"[^A-Za-z0-9_-]")
_NO_NAME = re.compile(r"[^a-z0-9]+")
_STEM_LENGTH = 40


def write(articles: Sequence[ExportedArticle], options: ExportOptions) -> dict[str, bytes]:
    """The files of a brat collection by their names."""
    files: dict[str, str] = {}
    known: dict[str, object] = {}
    found: set[str] = set()
    for one in articles:
        name = _name(one)
        files[f"{name}.txt"] = one.article.text
        files[f"{name}.ann"] = "".join(f"{line}\n" for line in _lines(one))
        known[name] = facts(one.article)
        found.update(_label(span.label) for span in all_spans(one))
    files[CONFIGURATION] = configuration(found)
    files[ARTICLES] = json.dumps(known, ensure_ascii=False, indent=1) + "\n"
    return {name: text.encode() for name, text in files.items()}


def configuration(found: set[str]) -> str:
    """The annotation.conf; `found` are labels that have to be declared in it."""
    known = (labels.CLAIM, *labels.OF_MACHINES, *labels.ENTITIES)
    extra = sorted(found - set(known))
    verdicts = "|".join(Verdict)
    lines = (
        "[entities]",
        *(*known, *extra),
        "",
        "[relations]",
        f"{SAYS}\tArg1:{labels.SOURCE}, Arg2:{labels.CONTENT}",
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
        "",
        "[events]",
        "",
        "[attributes]",
        f"{VERDICT}\tArg:{labels.CLAIM}|{labels.OFFERED}, Value:{verdicts}",
    )
    return "\n".join(lines) + "\n"


def _name(one: ExportedArticle) -> str:
    """A name for the files of an article: words of its title and its id."""
    plain = normalize("NFKD", one.article.title).encode("ascii", "ignore").decode().lower()
    words = _NO_NAME.sub("-", plain)[:_STEM_LENGTH].strip("-")
    return f"{words}-{one.article.id}" if words else one.article.id


def _label(label: str) -> str:
    """A label as brat can take it."""
    return labels.CLAIM if label in labels.VERDICTS else _NO_LABEL.sub("_", label) or "_"


def _lines(one: ExportedArticle) -> Iterator[str]:
    """The lines of the .ann file: spans, then who says what, then what a reader decided."""
    text = one.article.text
    named: dict[tuple[str, int, int], str] = {}
    made: list[tuple[str, Annotation]] = []
    annotations = {annotation.id: annotation for annotation in one.annotations}
    numbers = count(1)
    for span in all_spans(one):
        parts = _parts(span, text)
        if parts:
            name = f"T{next(numbers)}"
            if span.key:
                made.append((name, annotations[span.key]))
            else:
                named[span.label, span.start, span.end] = name
            yield _text_bound(name, _label(span.label), parts, text)
    yield from _relations(one, named)
    yield from _decided(made)


def _text_bound(name: str, label: str, parts: list[tuple[int, int]], text: str) -> str:
    places = ";".join(f"{start} {end}" for start, end in parts)
    words = " ".join(text[start:end] for start, end in parts)
    return f"{name}\t{label} {places}\t{words}"


def _parts(span: LabelledSpan, text: str) -> list[tuple[int, int]]:
    """A span as the parts of it that stand on one line each, without white space around them."""
    lines = (trimmed(text, *line.span()) for line in _LINE.finditer(text, span.start, span.end))
    return [(line.start, line.end) for line in lines if line.start < line.end]


def _relations(one: ExportedArticle, named: dict[tuple[str, int, int], str]) -> Iterator[str]:
    numbers = count(1)
    for said in one.analysis.attributions if one.analysis else ():
        places = {label: (label, span.start, span.end) for label, span in parts_of(said)}
        source = named.get(places.get(labels.SOURCE, ("", 0, 0)))
        content = named.get(places.get(labels.CONTENT, ("", 0, 0)))
        if source and content:
            yield f"R{next(numbers)}\t{SAYS} Arg1:{source} Arg2:{content}"


def _decided(made: list[tuple[str, Annotation]]) -> Iterator[str]:
    attributes, notes = count(1), count(1)
    for name, annotation in made:
        verdict = labels.standing_verdict(annotation)
        if verdict is not None:
            yield f"A{next(attributes)}\t{VERDICT} {name} {verdict}"
        told = [(IDENTIFIER, annotation.id), (NOTE, annotation.note)]
        told += [(CLAIMANT, annotation.claimant or ""), (TAGS, ", ".join(annotation.tags))]
        told += [(EVIDENCE, evidence_line(piece)) for piece in annotation.evidence]
        for kind, words in told:
            line = " ".join(words.split())
            if line:
                yield f"#{next(notes)}\t{kind} {name}\t{line}"
