"""Which pipeline a name means, and which version of it is there, without loading it."""

from __future__ import annotations

import re

from annotations.analysis.codes import BASELINE, BUNDLED
from annotations.analysis.en_news import MODEL
from annotations.analysis.installed import find_pipeline, missing, pipeline_in

__all__ = ["missing", "pipeline_version"]

RULES = 3
"""The version of our rules: counted up with each change that finds something else."""

BUNDLED_FOLDER = MODEL
"""Where the pipeline that comes with newsread is; a checkout may lack it."""

_BLANK = re.compile(r"blank:([a-z]{2,3})")


def is_baseline(name: str) -> bool:
    """Whether the name gives our rules alone; the bundled pipeline's does where that is missing."""
    return name == BASELINE or (name == BUNDLED and not is_bundled_there())


def is_bundled_there() -> bool:
    """Whether the pipeline that comes with newsread is there."""
    return (BUNDLED_FOLDER / "meta.json").is_file()


def blank_name(language: str) -> str:
    """The name of what knows of a language only what holds in all of them."""
    return f"blank:{language}"


def blank_language(name: str) -> str | None:
    """The language of such a name, None for other names."""
    found = _BLANK.fullmatch(name)
    return found[1] if found else None


def pipeline_version(name: str) -> str:
    """Name and version of what `load_pipeline(name)` gives, without loading it.

    Two versions that differ may see different things. Raises PipelineError where no such
    pipeline is installed.
    """
    if is_baseline(name):
        return f"newsread-baseline {RULES}"
    if name == BUNDLED:
        bundled = pipeline_in(BUNDLED_FOLDER, "en_news")
        stated = f"{bundled.version} {bundled.mark}" if bundled else "broken"
        return f"en_news {stated} + newsread rules {RULES}"
    if blank_language(name):
        return f"{name} + newsread rules {RULES}"
    found = find_pipeline(name)
    stated = found.version if found.is_package else f"{found.version} {found.mark}"
    return f"{name} {stated} + newsread rules {RULES}"
