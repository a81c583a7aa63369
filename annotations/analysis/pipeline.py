"""Loading a pipeline with our components on top, and asking it what it sees.

Importing this module does not import spaCy; loading a pipeline does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.analysis.model import Analysis
from annotations.analysis.people import people_named
from annotations.analysis.pieces import WHOLE, merged, pieces, shifted
from annotations.errors import AnalysisError, PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

BASELINE = "baseline"
"""The name of the rules alone; an empty name means the same."""

RULES = 1
"""The version of our rules: counted up with each change that finds something else."""

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


def is_baseline(name: str) -> bool:
    """Whether the name asks for our rules alone."""
    return name in ("", BASELINE)


def pipeline_version(name: str) -> str:
    """Name and version of what `load_pipeline(name)` gives, without loading it.

    Two versions that differ may see different things. Raises PipelineError where no such
    pipeline is installed.
    """
    if is_baseline(name):
        return f"newsread-baseline {RULES}"
    return f"{name} {_installed_version(name)} + newsread rules {RULES}"


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
        raise _missing(name) from error


def _missing(name: str) -> PipelineError:
    return PipelineError(
        f"The spaCy pipeline {name!r} is not installed; install it beside newsread, or name "
        "another one in the settings."
    )


def _is_installed(name: str) -> bool:
    try:
        _installed_version(name)
    except PipelineError:
        return False
    return True


def _installed_version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except (PackageNotFoundError, ValueError):
        return _folder_version(name)


def _folder_version(name: str) -> str:
    """Version of a pipeline in a folder, and a mark of what its meta.json holds."""
    try:
        meta = (Path(name).expanduser() / "meta.json").read_bytes()
        stated = str(json.loads(meta)["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _missing(name) from error
    return f"{stated} {sha256(meta).hexdigest()[:8]}"
