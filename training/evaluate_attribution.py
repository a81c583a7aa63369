"""How well attributions are found, on passages of our own writing.

    python -m training.evaluate_attribution [--pipeline NAME_OR_FOLDER] [--show]

Prints precision, recall and F: of whole attributions, of each part, of each form and of the
names that sources stand for; beside them a plain reading of the tree (verb of saying, subject,
clausal complement).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotations.analysis.attribution.cues import VERBS
from annotations.analysis.components import ENTITIES, FIGURES
from annotations.analysis.model import Attribution, Span
from annotations.analysis.parsed import Parsed
from annotations.analysis.parsed_doc import parsed_of
from annotations.analysis.pipeline import load_pipeline
from training.attribution_gold import Passage, found_in, read_gold
from training.attribution_scores import Scores, pairs, score

if TYPE_CHECKING:
    from spacy.language import Language

_SHOWN = ("whole", "source", "cue", "content", "direct", "indirect", "mixed", "speaker")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measures of one pipeline; `--show` also prints what is missed and extra."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pipeline", default="", help="a name or a folder; default: the bundled")
    parser.add_argument("--show", action="store_true", help="print what is missed and extra")
    chosen = parser.parse_args(arguments)
    nlp = with_names(load_pipeline(chosen.pipeline))
    passages = read_gold()
    found = found_in(nlp, passages)
    if chosen.show:
        for passage, attributions in zip(passages, found, strict=True):
            _show(passage, attributions)
    _print("attributions", score(passages, found))
    docs = nlp.pipe(passage.text for passage in passages)
    plain = [tuple(said_in_tree(parsed_of(doc))) for doc in docs]
    _print("verb of saying, subject and ccomp", score(passages, plain))


def with_names(nlp: Language) -> Language:
    """The pipeline, with the names of our lists where it finds none."""
    if "ner" not in nlp.pipe_names and ENTITIES not in nlp.pipe_names:
        nlp.add_pipe(ENTITIES, before=FIGURES)
    return nlp


def said_in_tree(parsed: Parsed) -> Iterator[Attribution]:
    """What the tree alone tells: a verb of saying with a subject and a clausal complement."""
    for index, token in enumerate(parsed.tokens):
        cue = VERBS.get(token.lower)
        if token.pos != "VERB" or cue is None or not cue.takes("qct"):
            continue
        below = {parsed.tokens[child].dep: child for child in parsed.children(index)}
        if "nsubj" in below and "ccomp" in below:
            source, content = parsed.subtree(below["nsubj"]), parsed.subtree(below["ccomp"])
            yield Attribution(
                _span(parsed, source), _span(parsed, (index, index)), _span(parsed, content), False
            )


def _span(parsed: Parsed, stretch: tuple[int, int]) -> Span:
    return Span(parsed.tokens[stretch[0]].start, parsed.tokens[stretch[1]].end)


def _show(passage: Passage, attributions: Sequence[Attribution]) -> None:
    text = passage.text
    for pair in pairs(passage.attributions, attributions):
        if pair.whole:
            continue
        print(text.replace("\n", " ")[:100])
        if pair.gold:
            content = " // ".join(text[p.start : p.end] for p in pair.gold.content)
            parts = (_part(text, pair.gold.source), _part(text, pair.gold.cue), content)
            print("  gold ", " | ".join(parts))
        if pair.found:
            one = pair.found
            parts = (_part(text, part) for part in (one.source, one.cue, one.content))
            print("  found", " | ".join(parts))


def _part(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else "-"


def _print(title: str, scores: Scores) -> None:
    print(f"\n{title}")
    for name in _SHOWN:
        counts = scores.counts.get(name)
        if counts is not None:
            print(
                f"  {name:9} P {100 * counts.precision:5.1f}  R {100 * counts.recall:5.1f}"
                f"  F {100 * counts.f:5.1f}  ({counts.gold})"
            )


if __name__ == "__main__":
    main()
