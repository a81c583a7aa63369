"""Loading a pipeline with our components on top, and asking it what it sees.

Importing this module does not import spaCy; loading a pipeline does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotations.analysis.model import Analysis
from annotations.analysis.people import people_named
from annotations.analysis.pieces import WHOLE, merged, pieces, shifted
from annotations.analysis.version import is_baseline, missing, pipeline_version
from annotations.errors import AnalysisError, PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["analyse", "load_pipeline", "pipeline_version"]

_NOT_NEEDED = (
    "tagger",
    "morphologizer",
    "attribute_ruler",
    "lemmatizer",
    "trainable_lemmatizer",
    "textcat",
    "textcat_multilabel",
    "entity_linker",
)
_ENDS_SENTENCES = frozenset(("parser", "senter", "sentencizer"))


def load_pipeline(name: str) -> Language:
    """A spaCy pipeline that also finds sentences, figures and claims.

    `name` is "" or "baseline" for our rules alone, else an installed spaCy pipeline or the
    folder of one. Raises PipelineError where it is missing or broken.
    """
    from annotations.analysis import components

    nlp = _blank() if is_baseline(name) else _trained(name)
    if is_baseline(name):
        nlp.add_pipe(components.ENTITIES)
    if not _ENDS_SENTENCES.intersection(nlp.pipe_names):
        nlp.add_pipe(components.SENTENCES, first=True)
    nlp.add_pipe(components.FIGURES)
    nlp.add_pipe(components.CLAIMS)
    nlp.meta["newsread_version"] = pipeline_version(name)
    return nlp


def analyse(nlp: Language, text: str, known_people: Iterable[str] = ()) -> Analysis:
    """What a pipeline of `load_pipeline` sees in `text`.

    `known_people` are names from earlier in the same article. Texts longer than WHOLE are
    analysed piece by piece. Raises AnalysisError where the pipeline fails on the text.
    """
    known = dict.fromkeys(known_people)
    parts = []
    for span in pieces(text) if len(text) > WHOLE else pieces(text, WHOLE):
        piece = text[span.start : span.end]
        part = _analyse_piece(nlp, piece, tuple(known))
        known |= dict.fromkeys(people_named(piece, part.entities))
        parts.append(shifted(part, span.start))
    return merged(parts, nlp.meta["newsread_version"])


def _analyse_piece(nlp: Language, text: str, known_people: tuple[str, ...]) -> Analysis:
    from annotations.analysis.components import entities_of

    try:
        doc = nlp.make_doc(text)
        doc._.known_people = known_people
        doc = nlp(doc)
    except (ValueError, TypeError, IndexError, KeyError) as error:
        raise AnalysisError("The spaCy pipeline failed on this text.") from error
    version = nlp.meta["newsread_version"]
    return Analysis(version, tuple(entities_of(doc)), doc._.figures, doc._.claims)


def _blank() -> Language:
    import spacy

    return spacy.blank("en")


def _trained(name: str) -> Language:
    import spacy

    try:
        return spacy.load(name, exclude=list(_NOT_NEEDED))
    except (OSError, ImportError, ValueError, KeyError) as error:
        if _is_installed(name):
            raise PipelineError(
                f"The spaCy pipeline {name!r} can't be loaded; install it again, or name another "
                "one in the settings."
            ) from error
        raise missing(name) from error


def _is_installed(name: str) -> bool:
    try:
        pipeline_version(name)
    except PipelineError:
        return False
    return True
