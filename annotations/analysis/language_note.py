"""What a reader should know of an analysis of a text that is not in English."""

from __future__ import annotations

from annotations.analysis.codes import BASELINE, ENGLISH
from annotations.analysis.languages import language_name, small_pipeline
from annotations.analysis.model import Analysis
from annotations.analysis.version import RULES, blank_name, pipeline_version


def language_note(analysis: Analysis) -> str:
    """In which language the text is and what reads it, in one short sentence; "" for English."""
    language = analysis.language
    if language is None or language == ENGLISH:
        return ""
    name = language_name(language)
    if analysis.pipeline != pipeline_version(blank_name(language)):
        return f"This article is in {name}; it is read by {_reader(analysis.pipeline)}."
    small = small_pipeline(language)
    more = f"; `newsread pipeline install {small}` adds names" if small else ""
    return f"This article is in {name}: only its figures are marked{more}."


def _reader(pipeline: str) -> str:
    """What a pipeline is called in a sentence."""
    if pipeline == pipeline_version(BASELINE):
        return "plain rules alone"
    return pipeline.removesuffix(f" + newsread rules {RULES}")
