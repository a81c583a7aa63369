"""Loading a pipeline with our components on top, and asking it what it sees.

Importing this module does not import spaCy; loading a pipeline does.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.analysis.codes import ANY, BUNDLED, ENGLISH
from annotations.analysis.entity_labels import shown_label
from annotations.analysis.installed import find_pipeline
from annotations.analysis.known_speakers import with_known_speakers
from annotations.analysis.model import Analysis, Entity
from annotations.analysis.people_named import people_named
from annotations.analysis.pieces import WHOLE, merged, pieces, shifted
from annotations.analysis.tokenizing import doc_of
from annotations.analysis.version import blank_language, is_baseline, pipeline_version
from annotations.errors import AnalysisError, PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["analyse", "blank", "load_pipeline", "pipeline_version"]

_NOT_READ = (
    "lemmatizer",
    "trainable_lemmatizer",
    "textcat",
    "textcat_multilabel",
    "entity_linker",
)
"""Components whose results none of our rules reads."""
_ENDS_SENTENCES = frozenset(("parser", "senter", "sentencizer"))
_FAILURES = (
    OSError,
    ImportError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
    ArithmeticError,
    EOFError,
    SyntaxError,
)
"""What a pipeline raises that is damaged, or made for other versions of what it needs."""


WORDS_KEPT = 20_000
"""About so many words stay in a pipeline's vocabulary, five megabytes."""


def load_pipeline(name: str, language: str | None = None) -> Language:
    """A spaCy pipeline that also finds sentences, figures, attributions and claims.

    `name` is "" for the one that comes with newsread (our rules alone in a checkout that lacks
    it), "baseline" for our rules alone, "blank:" and a language's code for what holds in every
    language, else an installed spaCy pipeline or the folder of one. `language` is that of the
    texts; that of the pipeline where it is None. Raises PipelineError where it is missing or
    broken.
    """
    nlp = _loaded(name)
    language = language or str(nlp.lang)
    if language == ENGLISH:
        _add_english_rules(nlp, alone=is_baseline(name))
    else:
        _add_rules_of_everywhere(nlp, language)
    nlp.meta["newsread_version"] = pipeline_version(name)
    nlp.meta["newsread_language"] = language
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
    """The analysis as plain values; what spaCy allocates for it is given back."""
    from annotations.analysis.components import entities_of

    try:
        with _silence(), _bounded_vocabulary(nlp):
            doc = doc_of(nlp, text)
            doc._.known_people = known_people
            doc = nlp(doc)
            analysis = Analysis(
                nlp.meta["newsread_version"],
                tuple(_shown(entities_of(doc))),
                doc._.figures,
                doc._.claims,
                doc._.attributions,
                nlp.meta["newsread_language"],
            )
    except _FAILURES as error:
        raise AnalysisError(
            f"The spaCy pipeline {nlp.meta['newsread_version']} failed on this text."
        ) from error
    return with_known_speakers(analysis, text, known_people)


def _bounded_vocabulary(nlp: Language) -> AbstractContextManager[object]:
    """What takes the new words of a text: the vocabulary while it is small, then a memory zone.

    A word in the vocabulary is cut into tokens once and then found, and the first texts have most
    of those that will come again. Without a zone each new word would be kept for ever.
    """
    return nullcontext() if len(nlp.vocab) < WORDS_KEPT else nlp.memory_zone()


def _shown(entities: Iterable[Entity]) -> Iterable[Entity]:
    for entity in entities:
        label = shown_label(entity.label)
        if label is not None:
            yield entity if label == entity.label else replace(entity, label=label)


@contextmanager
def _silence() -> Iterator[None]:
    """Keeps what pipelines warn their makers of from the reader."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _loaded(name: str) -> Language:
    """The pipeline as it comes, without our components."""
    _keep_to_one_core()
    import spacy

    if is_baseline(name):
        return spacy.blank(ENGLISH)
    if language := blank_language(name):
        return blank(language)
    return _bundled() if name == BUNDLED else _trained(name)


def _keep_to_one_core() -> None:
    """Small matrices gain nothing from threads, which wait for one another on a busy machine.

    Read by the libraries as they are loaded, so it must come before spaCy's import.
    """
    for setting in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(setting, "1")


def blank(language: str) -> Language:
    """A tokenizer for the language; one for all where spaCy has none, or not what it needs."""
    import spacy

    try:
        return spacy.blank(language)
    except (ImportError, ValueError):
        return spacy.blank(ANY)


def _bundled() -> Language:
    from annotations.analysis.en_news import load

    try:
        with _silence():
            return load()
    except _FAILURES as error:
        raise PipelineError(
            "The pipeline that comes with newsread can't be loaded; install newsread again."
        ) from error


def _trained(name: str) -> Language:
    import spacy

    found = find_pipeline(name)
    try:
        with _silence():
            source = found.name if found.is_package else found.folder
            return spacy.load(source, exclude=list(_NOT_READ))
    except _FAILURES as error:
        raise PipelineError(
            f"The spaCy pipeline {name!r} can't be loaded; install it again, or name another "
            "one in the settings."
        ) from error


def _add_english_rules(nlp: Language, *, alone: bool) -> None:
    from annotations.analysis import components

    if alone:
        nlp.add_pipe(components.ENTITIES)
    if not _ENDS_SENTENCES.intersection(nlp.pipe_names):
        nlp.add_pipe(components.SENTENCES, first=True)
    nlp.add_pipe(components.FIGURES)
    nlp.add_pipe(components.ATTRIBUTIONS)
    nlp.add_pipe(components.CLAIMS)


def _add_rules_of_everywhere(nlp: Language, language: str) -> None:
    from annotations.analysis import components_anywhere as anywhere

    config = {"language": language}
    if not _ENDS_SENTENCES.intersection(nlp.pipe_names):
        nlp.add_pipe(anywhere.SENTENCES, first=True, config=config)
    nlp.add_pipe(anywhere.FIGURES, config=config)
    nlp.add_pipe(anywhere.CLAIMS)
