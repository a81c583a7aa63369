"""Label Studio: tasks as JSON, and the labelling configuration that shows them. Pure.

The shapes are those of Label Studio's task format and of its tags Text, Labels, Choices and
TextArea (1.x). What a reader decided is an annotation, what the machine sees a prediction.
Offsets are Unicode code points, a line end counting as one.
`annotations.formats.labelstudio_reading` reads its exports.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from annotations.formats import labels
from annotations.formats.articles_in import facts
from annotations.formats.evidence_lines import evidence_line
from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.labelstudio_reading import (
    CLAIMANT,
    EVIDENCE,
    LABEL,
    NOTE,
    TAGS,
    TEXT,
    VERDICT,
    read,
)
from annotations.formats.spans import LabelledSpan, all_spans
from annotations.model import Annotation, Status, Verdict

__all__ = ["read", "write"]

Object = dict[str, Any]

TASKS, CONFIGURATION = "tasks.json", "labelling.xml"


def write(articles: Sequence[ExportedArticle], options: ExportOptions) -> dict[str, bytes]:
    """The tasks, one for each article, and the configuration of a project for them."""
    tasks = [_task(one) for one in articles]
    found = {span.label for one in articles for span in all_spans(one)}
    return {
        TASKS: (json.dumps(tasks, ensure_ascii=False, indent=1) + "\n").encode(),
        CONFIGURATION: configuration(found).encode(),
    }


def configuration(found: set[str]) -> str:
    """The labelling configuration; `found` are labels that have to be in it."""
    known = (labels.CLAIM, *labels.OF_MACHINES, *labels.ENTITIES)
    extra = sorted(found - {*known, *labels.VERDICTS})
    lines = [
        "<View>",
        "  <Style>.htx-text { white-space: pre-wrap; }</Style>",
        f'  <Labels name="{LABEL}" toName="{TEXT}">',
        *(f"    <Label value={quoteattr(label)}/>" for label in (*known, *extra)),
        "  </Labels>",
        f'  <Text name="{TEXT}" value="$text" granularity="symbol"/>',
        f'  <Choices name="{VERDICT}" toName="{TEXT}" perRegion="true" choice="single">',
        *(f'    <Choice value="{verdict}"/>' for verdict in Verdict),
        "  </Choices>",
        *(_text_area(name) for name in (CLAIMANT, NOTE, TAGS, EVIDENCE)),
        "</View>",
    ]
    return "\n".join(lines) + "\n"


def _text_area(name: str) -> str:
    return (
        f'  <TextArea name="{name}" toName="{TEXT}" perRegion="true" editable="true"'
        f' placeholder="{name}"/>'
    )


def _task(one: ExportedArticle) -> Object:
    text = one.article.text
    kept = [each for each in one.annotations if each.status is Status.ACCEPTED]
    marked = [result for each in kept if each.start < each.end for result in _region(each, text)]
    seen = [span for span in all_spans(one) if not span.key]
    task: Object = {"data": {"text": text, **facts(one.article)}, "annotations": []}
    if marked:
        task["annotations"] = [{"result": marked}]
    if one.analysis is not None:
        task["predictions"] = [
            {
                "model_version": one.analysis.pipeline,
                "result": [_machine(span, index, text) for index, span in enumerate(seen)],
            }
        ]
    return task


def _region(made: Annotation, text: str) -> Iterator[Object]:
    """A claim of the reader: its place, then what was decided about it, under one id."""
    place = {"start": made.start, "end": made.end, "text": text[made.start : made.end]}
    yield _result(made.id, LABEL, "labels", {**place, "labels": [labels.CLAIM]})
    verdict = labels.standing_verdict(made)
    if verdict is not None:
        yield _result(made.id, VERDICT, "choices", {**place, "choices": [str(verdict)]})
    evidence = [evidence_line(piece) for piece in made.evidence]
    written = {
        CLAIMANT: [made.claimant] if made.claimant else [],
        NOTE: [made.note] if made.note else [],
        TAGS: list(made.tags),
        EVIDENCE: evidence,
    }
    for name, lines in written.items():
        if lines:
            yield _result(made.id, name, "textarea", {**place, "text": lines})


def _machine(span: LabelledSpan, index: int, text: str) -> Object:
    held = {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
    return _result(f"machine-{index}", LABEL, "labels", {**held, "labels": [span.label]})


def _result(identifier: str, name: str, kind: str, value: Object) -> Object:
    return {"id": identifier, "from_name": name, "to_name": TEXT, "type": kind, "value": value}
