"""Which pipeline sees an article: what the reader chose, and the language the article is in.

Only what the settings say is worked out here: looking for what is installed is left to
`choosing.py`, which is loaded when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotations.analysis.codes import BUNDLED


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
        """The name of the pipeline for articles in a language, as `choosing.name_for` says."""
        from annotations.analysis.choosing import name_for

        return name_for(self, language)

    def otherwise(self, language: str) -> tuple[str, ...]:
        """The names to try in turn where that one fails; the last can't fail."""
        from annotations.analysis.choosing import otherwise

        return otherwise(language)

    def version_for(self, language: str) -> str:
        """Name and version of what sees articles in a language; PipelineError if it is missing."""
        from annotations.analysis.version import pipeline_version

        return pipeline_version(self.name_for(language))
