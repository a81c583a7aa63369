"""What the settings say of pipelines, as the analysis wants to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.analysis.choice import Choice
from annotations.analysis.codes import BASELINE, BUNDLED, BUNDLED_TITLE

if TYPE_CHECKING:
    from tui.settings import Settings


def pipeline_choice(settings: Settings) -> Choice:
    """The reader's choice of pipelines."""
    named = sorted(settings.pipelines.items())
    return Choice(
        pipeline_named(settings.pipeline),
        tuple((language, pipeline_named(name)) for language, name in named),
    )


def pipeline_named(name: str) -> str:
    """The name by which the analysis knows a pipeline; ours may be written in any case."""
    own = {BUNDLED_TITLE: BUNDLED, BASELINE: BASELINE}
    return own.get(name.strip().lower(), name)
