"""What the settings say of pipelines, as the analysis wants to know it."""

from __future__ import annotations

from annotations.analysis.choice import Choice
from tui.settings import Settings


def pipeline_choice(settings: Settings) -> Choice:
    """The reader's choice of pipelines."""
    return Choice(settings.pipeline, tuple(sorted(settings.pipelines.items())))
