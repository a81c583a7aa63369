"""Which pipeline sees articles in a language, of those that are installed."""

from __future__ import annotations

import re

from annotations.analysis.choice import Choice
from annotations.analysis.codes import ANY, BASELINE, BUNDLED, ENGLISH
from annotations.analysis.installed import (
    InstalledPipeline,
    find_pipeline,
    installed_pipelines,
    spacy_version,
)
from annotations.analysis.version import blank_language, blank_name
from annotations.errors import PipelineError

_PREFIX = re.compile(r"([a-z]{2,3})_\w+")


def name_for(choice: Choice, language: str) -> str:
    """The name of the pipeline for articles in a language.

    In this order: the one that the settings name for the language; the one that they name
    for all, if it is of that language or of several; for English the bundled one; an
    installed one of that language; an installed one of several languages; a blank one.
    """
    named = dict(choice.by_language).get(language)
    if named is not None:
        return named
    if _serves(choice.pipeline, language):
        return choice.pipeline
    if language == ENGLISH:
        return BUNDLED
    return _installed_for(language) or blank_name(language)


def otherwise(language: str) -> tuple[str, ...]:
    """The names to try in turn where that one fails; the last can't fail."""
    return (BUNDLED, BASELINE) if language == ENGLISH else (blank_name(language),)


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
    from annotations.analysis.languages import small_pipeline

    prefix = _PREFIX.fullmatch(name)
    return prefix[1] if prefix and small_pipeline(prefix[1]) else None


def _installed_for(language: str) -> str | None:
    """The first installed pipeline of a language that fits, else the first of several."""
    spacy = spacy_version()
    fitting = [one for one in installed_pipelines() if one.fits(spacy)]
    return _first(fitting, language) or _first(fitting, ANY)


def _first(pipelines: list[InstalledPipeline], language: str) -> str | None:
    return next((one.name for one in pipelines if one.language == language), None)
