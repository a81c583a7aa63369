"""The labels of spans in the formats of other tools, and what they mean when they come back.

The entities have spaCy's labels. What the machine sees and what a reader decided never have the
same label, so that a file that comes back does not turn the one into the other. Pure.
"""

from __future__ import annotations

from dataclasses import replace

from annotations.claim_list import ListedClaim
from annotations.formats.exchange import ImportedMark
from annotations.model import AnchorState, Annotation, Verdict
from articles.clean import clean_line

OFFERED = "OFFERED"
"""A claim that the machine offers and nobody has marked."""
CLAIM = "CLAIM"
"""A claim that a reader marked and gave no verdict, or whose words changed since."""
FIGURE = "FIGURE"
SOURCE, CUE, CONTENT = "SOURCE", "CUE", "CONTENT"
"""The parts of an attribution: who, the word of saying, what."""

VERDICTS = {str(verdict).upper(): verdict for verdict in Verdict}
"""Label → verdict, in the order of the verdicts."""

ENTITIES = (
    *("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"),
    *("LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"),
)
"""OntoNotes' labels, which spaCy's English pipelines use."""

OF_READERS = (CLAIM, *VERDICTS)
OF_MACHINES = (OFFERED, FIGURE, SOURCE, CUE, CONTENT)

_LEFT_OUT = frozenset((*OF_MACHINES, *ENTITIES, "PER", "MISC"))


def claim_label(claim: ListedClaim) -> str:
    """The label of a claim: its verdict, whether a reader marked it, or that it is offered."""
    if claim.annotation is None:
        return OFFERED
    verdict = standing_verdict(claim.annotation)
    return CLAIM if verdict is None else str(verdict).upper()


def standing_verdict(annotation: Annotation) -> Verdict | None:
    """The verdict on the words that stand in the text; None where it was given on others."""
    return annotation.verdict if annotation.state is AnchorState.ANCHORED else None


def is_left_out(label: str) -> bool:
    """Whether a span with this label is none that a person decided on: a name, a figure."""
    return _plain(label) in _LEFT_OUT


def verdict_of(label: str) -> Verdict | None:
    """The verdict that a label names, in whatever case and with whatever between its words."""
    return VERDICTS.get(_plain(label))


def tags_of(label: str) -> tuple[str, ...]:
    """What to keep of a label that newsread does not know: itself, as a tag."""
    known = _plain(label) in VERDICTS or _plain(label) == CLAIM or is_left_out(label)
    line = clean_line(label).lower()
    return () if known or not line else (line,)


def labelled(mark: ImportedMark, label: str) -> ImportedMark:
    """A mark with what its label means; a verdict that it has already stays."""
    verdict = mark.verdict or verdict_of(label)
    return replace(mark, verdict=verdict, tags=(*mark.tags, *tags_of(label)))


def left_out_note(count: int) -> tuple[str, ...]:
    """What to tell of spans that are left out."""
    if not count:
        return ()
    spans = "1 span is" if count == 1 else f"{count:,} spans are"
    return (f"{spans} left out, since names, figures and offered claims are the machine's.",)


def _plain(label: str) -> str:
    return "_".join(label.replace("-", " ").replace("_", " ").upper().split())
