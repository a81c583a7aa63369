"""The pipelines that a reader can choose from; none is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotations.analysis.choice import Choice
from annotations.analysis.choosing import meant_language
from annotations.analysis.codes import ANY, BASELINE, BUNDLED, BUNDLED_TITLE, ENGLISH
from annotations.analysis.installed import (
    InstalledPipeline,
    find_pipeline,
    installed_pipelines,
    pipeline_in,
    spacy_version,
)
from annotations.analysis.languages import language_name
from annotations.analysis.version import BUNDLED_FOLDER, RULES, blank_language
from annotations.errors import PipelineError


@dataclass(frozen=True, slots=True)
class Listed:
    """One pipeline and what is known of it; None and "" where that is not known."""

    name: str
    language: str
    """ISO 639 code, "xx" for several, "" where it is not known."""
    version: str | None
    size: int | None
    """In bytes."""
    licence: str
    fits: bool
    """Whether it is there and made for the installed spaCy."""
    used_for: tuple[str, ...]
    """Codes of the languages whose articles it sees now."""
    instead_of: tuple[str, ...] = ()
    """The pipelines that the settings name for those languages, and that are missing."""

    @property
    def language_title(self) -> str:
        """The name of its language in English."""
        if self.language == ANY:
            return "several"
        return language_name(self.language) if self.language else "not known"


def listed_pipelines(choice: Choice) -> tuple[Listed, ...]:
    """The bundled pipeline, the baseline, what the settings name, and all that are installed."""
    spacy = spacy_version()
    bundled = pipeline_in(BUNDLED_FOLDER, BUNDLED)
    used = dict(_in_use(choice))
    rows = [
        _listed(bundled, spacy, BUNDLED_TITLE, _languages_of(BUNDLED, used))
        if bundled
        else Listed(BUNDLED_TITLE, ENGLISH, None, None, "", False, _languages_of(BUNDLED, used)),
        Listed(BASELINE, ENGLISH, str(RULES), None, "", True, _languages_of(BASELINE, used)),
    ]
    installed = {one.name: one for one in installed_pipelines()}
    for name in dict.fromkeys([*_named(choice), *installed]):
        found = installed.get(name) or _found(name)
        if found is not None:
            rows.append(_listed(found, spacy, name, _languages_of(name, used)))
        elif name not in (BUNDLED, BASELINE):
            rows.append(Listed(name, _language_of(name, choice), None, None, "", False, ()))
    missing = choice.name_for(ENGLISH)
    if _is_missing(missing):
        rows[0] = replace(rows[0], instead_of=(missing,))
    return tuple(rows)


def _is_missing(name: str) -> bool:
    return name not in (BUNDLED, BASELINE) and not blank_language(name) and _found(name) is None


def _language_of(name: str, choice: Choice) -> str:
    """The language of a pipeline that is not there: the one that it is named for, or named by."""
    named_for = [language for language, one in choice.by_language if one == name]
    return named_for[0] if len(named_for) == 1 else meant_language(name) or ""


def _in_use(choice: Choice) -> Iterator[tuple[str, str]]:
    """Each language that a pipeline is there or named for, and the name of that pipeline."""
    languages = {ENGLISH, *(code for code, _ in choice.by_language)}
    languages.update(one.language for one in installed_pipelines())
    named = _found(choice.pipeline)
    if named is not None:
        languages.add(named.language)
    for language in sorted(languages - {ANY}):
        name = choice.name_for(language)
        yield language, choice.otherwise(language)[0] if _is_missing(name) else name


def _languages_of(name: str, used: dict[str, str]) -> tuple[str, ...]:
    return tuple(language for language, one in used.items() if one == name)


def _named(choice: Choice) -> list[str]:
    return [choice.pipeline, *(name for _, name in choice.by_language)]


def _found(name: str) -> InstalledPipeline | None:
    try:
        return find_pipeline(name)
    except PipelineError:
        return None


def _listed(found: InstalledPipeline, spacy: str, name: str, used_for: tuple[str, ...]) -> Listed:
    return Listed(
        name,
        found.language,
        found.version,
        found.size(),
        found.licence,
        found.fits(spacy),
        used_for,
    )
