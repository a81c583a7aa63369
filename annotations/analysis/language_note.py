"""What a reader should know of an analysis of a text that is not in English."""

from __future__ import annotations

from annotations.analysis.languages import ENGLISH, language_name, small_pipeline
from annotations.analysis.model import Analysis
from annotations.analysis.version import RULES, blank_name, pipeline_version


def language_note(analysis: Analysis) -> str:
    """In which language the text is and what sees it, in a sentence or two; "" for English."""
    language = analysis.language
    if language is None or language == ENGLISH:
        return ""
    name = language_name(language)
    if analysis.pipeline != pipeline_version(blank_name(language)):
        seen_by = analysis.pipeline.removesuffix(f" + newsread rules {RULES}")
        return f"This article is in {name}; it is seen by {seen_by}."
    note = (
        f"This article is in {name}; no {name} pipeline is installed: only figures and the "
        "sentences that hold one are marked."
    )
    small = small_pipeline(language)
    if small is None:
        return note
    return f"{note} newsread pipeline install {small} gives names and more claims."
