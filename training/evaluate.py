"""Every score of the bundled pipeline, from the committed weights: `make evaluate`.

The data of training/sources.py must be there for GMB, UD, GUM and Universal NER; without it only
the sets of our own writing are measured, and that is said.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from annotations.analysis import en_news
from training import evaluate_entities, evaluate_syntax
from training.assemble import compressed_size
from training.entity_scores import Scores, report
from training.sources import DataError, check, data_folder

SCORES = en_news.MODEL / "scores.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all scores; with --record also keep them beside the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--pipeline", help="another pipeline than the bundled one")
    parser.add_argument("--record", action="store_true", help="write scores.json")
    options = parser.parse_args(arguments)
    nlp = spacy.load(options.pipeline) if options.pipeline else en_news.load()
    measured = _measured(nlp)
    if options.record:
        SCORES.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    return 0


def _measured(nlp: Language) -> dict[str, object]:
    found: dict[str, object] = {}
    try:
        check(data_folder())
    except DataError as error:
        print(f"{error} Only our own gold is measured.", file=sys.stderr)
    else:
        found |= _on_data(nlp, data_folder())
    found["own gold of news names"] = _shown(
        "Names, our own gold (tests/annotations/analysis/gold)", evaluate_entities.gold_scores(nlp)
    )
    size = compressed_size(Path(en_news.__file__).parent) / 1e6
    print(f"\nSize compressed: {size:.2f} MB, lexicon and code with it")
    found["megabytes"] = round(size, 2)
    return found


def _on_data(nlp: Language, data: Path) -> dict[str, object]:
    ewt = evaluate_syntax.ewt_scores(nlp, data)
    _print_rates("UD English EWT, test part, sentence by sentence", ewt)
    news = evaluate_syntax.gum_news_scores(nlp, data)
    _print_rates("GUM news, test part, whole documents without line breaks", news)
    sentences = evaluate_syntax.news_sentence_score(nlp, data)
    print(f"\nGUM news, test part, with its paragraphs: sentence F {100 * sentences:.1f}")
    return {
        "UD EWT test": _percents(ewt),
        "GUM news test without line breaks": _percents(news),
        "GUM news test sentence F": round(100 * sentences, 1),
        "GMB held-out blocks": _shown(
            "Names, GMB's held-out blocks", evaluate_entities.gmb_scores(nlp, data)
        ),
        "UNER EWT test": _shown(
            "Names, Universal NER over EWT's test part (LOC holds GPE)",
            evaluate_entities.universal_scores(nlp, data),
        ),
    }


def _print_rates(title: str, rates: Mapping[str, float]) -> None:
    values = "  ".join(f"{name} {100 * rate:.1f}" for name, rate in rates.items())
    print(f"\n{title}\n  {values}")


def _percents(rates: Mapping[str, float]) -> dict[str, float]:
    return {name: round(100 * rate, 1) for name, rate in rates.items()}


def _shown(title: str, scores: Scores) -> dict[str, float]:
    print(f"\n{title}\n{report(scores)}")
    labels = {name: one for name, one in scores.by_label.items() if one.gold}
    all_scores = {"exact": scores.exact, "span only": scores.span_only, **labels}
    return {name: round(100 * one.f, 1) for name, one in all_scores.items()}


if __name__ == "__main__":
    sys.exit(main())
