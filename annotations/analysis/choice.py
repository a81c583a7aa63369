"""Which pipeline sees an article: what the reader chose, and the language the article is in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.analysis.installed import (
    InstalledPipeline,
    find_pipeline,
    installed_pipelines,
    spacy_version,
)
from annotations.analysis.languages import ANY, ENGLISH, small_pipeline
from annotations.analysis.version import (
    BASELINE,
    BUNDLED,
    blank_language,
    blank_name,
    pipeline_version,
)
from annotations.errors import PipelineError

_PREFIX = re.compile(r"([a-z]{2,3})_\w+")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the settings say of pipelines."""

    pipeline: str = BUNDLED
    """The name of one, "" for the bundled one, "baseline" for our rules alone."""
    by_language: tuple[tuple[str, str], ...] = ()
    """Codes of languages, each with the name of its pipeline."""

    @property
    def key(self) -> str:
        """What tells two choices apart."""
        return repr((self.pipeline, sorted(self.by_language)))

    def name_for(self, language: str) -> str:
        """The name of the pipeline for articles in a language.

        In this order: the one that the settings name for the language; the one that they name
        for all, if it is of that language or of several; for English the bundled one; an
        installed one of that language; an installed one of several languages; a blank one.
        """
        named = dict(self.by_language).get(language)
        if named is not None:
            return named
        if _serves(self.pipeline, language):
            return self.pipeline
        if language == ENGLISH:
            return BUNDLED
        return _installed_for(language) or blank_name(language)

    def otherwise(self, language: str) -> tuple[str, ...]:
        """The names to try in turn where that one fails; the last can't fail."""
        return (BUNDLED, BASELINE) if language == ENGLISH else (blank_name(language),)

    def version_for(self, language: str) -> str:
        """Name and version of what sees articles in a language; PipelineError if it is missing."""
        return pipeline_version(self.name_for(language))


def _serves(name: str, language: str) -> bool:
    """Whether the pipeline named for all articles is one for that language.

    Of one that is not there only the beginning of its name can tell.
    """
    if name in (BUNDLED, BASELINE):
        return language == ENGLISH
    if blank := blank_language(name):
        return language == blank
    try:
        return find_pipeline(name).language in (language, ANY)
    except PipelineError:
        return language == (meant_language(name) or ENGLISH)


def meant_language(name: str) -> str | None:
    """The language that the beginning of a pipeline's name tells; None where it tells none."""
    prefix = _PREFIX.fullmatch(name)
    return prefix[1] if prefix and small_pipeline(prefix[1]) else None


def _installed_for(language: str) -> str | None:
    """The first installed pipeline of a language that fits, else the first of several."""
    spacy = spacy_version()
    fitting = [one for one in installed_pipelines() if one.fits(spacy)]
    return _first(fitting, language) or _first(fitting, ANY)


def _first(pipelines: list[InstalledPipeline], language: str) -> str | None:
    return next((one.name for one in pipelines if one.language == language), None)
