"""The pipelines of one process: each article gets the one for its language, or the next best.

Importing this module imports no spaCy; the first article does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotations.analysis.choice import Choice
from annotations.analysis.codes import BASELINE, BUNDLED
from annotations.analysis.languages import language_of
from annotations.analysis.model import Analysis
from annotations.analysis.pipeline import analyse, load_pipeline
from annotations.analysis.version import is_bundled_there
from annotations.errors import AnalysisError

if TYPE_CHECKING:
    from spacy.language import Language

NOT_THERE = "The pipeline that comes with newsread is missing."


@dataclass(frozen=True, slots=True)
class Seen:
    """An analysis, and what the reader should know of how it was made."""

    analysis: Analysis
    problem: str = ""
    """In sentences: which pipeline could not be used, and what was used instead."""


class Pipelines:
    """Analyses texts of any language; each pipeline is loaded when the first text needs it."""

    def __init__(self, choice: Choice) -> None:
        """`choice` is what the settings say."""
        self._choice = choice
        self._loaded: dict[tuple[str, str], Language] = {}
        self._failed: dict[tuple[str, str], str] = {}

    def analyse(
        self,
        text: str,
        known_people: Iterable[str] = (),
        *,
        stated: str | None = None,
        beginning: str | None = None,
    ) -> Seen:
        """What the pipeline for the text's language sees.

        `stated` is the language that the source names; `beginning` is that of the whole article
        where `text` is a piece of it, so that all pieces are taken to be in one language. A
        pipeline that is missing, broken or fails on the text is not tried again: the next best
        sees the text. Raises AnalysisError where that fails, too.
        """
        language = language_of(text if beginning is None else beginning, stated)
        problems: list[str] = []
        known = tuple(known_people)
        *first, last = self._names(language)
        for name in first:
            try:
                return self._seen(name, language, text, known, problems)
            except AnalysisError as error:
                self._failed[name, language] = str(error)
                problems.append(str(error))
        return self._seen(last, language, text, known, problems)

    def _names(self, language: str) -> Iterator[str]:
        """The names of the pipelines to try, without those that failed before."""
        names = dict.fromkeys((self._choice.name_for(language), *self._choice.otherwise(language)))
        return iter(names)

    def _seen(
        self, name: str, language: str, text: str, known: tuple[str, ...], problems: list[str]
    ) -> Seen:
        """What one pipeline sees; raises AnalysisError where it failed now or before."""
        if problem := self._failed.get((name, language)):
            raise AnalysisError(problem)
        analysis = analyse(self._pipeline(name, language), text, known)
        if name == BUNDLED and not is_bundled_there():
            problems.append(NOT_THERE)
        return Seen(analysis, " ".join([*problems, _instead(name)]) if problems else "")

    def _pipeline(self, name: str, language: str) -> Language:
        key = name, language
        if key not in self._loaded:
            self._loaded[key] = load_pipeline(name, language)
        return self._loaded[key]


def _instead(name: str) -> str:
    """What is said of the pipeline that took the place of another."""
    if name == BUNDLED and is_bundled_there():
        return "The bundled one is used."
    if name in (BUNDLED, BASELINE):
        return "The plain rules of newsread are used."
    return "Only what holds in every language is marked."
