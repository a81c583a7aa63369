"""How well claims are found and ranked, on passages of our own writing.

    python -m training.evaluate_claims [--pipeline NAME_OR_FOLDER] [--show]

Prints precision, recall and F of the spans (exact, and overlapping by half), of what is offered
at all, of each reason, and how the score ranks; beside it the plain "each sentence is a claim".
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from annotations.analysis.model import Claim
from annotations.analysis.pipeline import load_pipeline
from training.claims_gold import Passage, found_in, read_gold
from training.claims_scores import ClaimScores, Counts, score, sentences_as_claims


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measures of one pipeline; `--show` also prints each passage that differs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pipeline", default="", help="a name or a folder; default: the bundled")
    parser.add_argument(
        "--show", action="store_true", help="print what is missed and what is extra"
    )
    chosen = parser.parse_args(arguments)
    passages = read_gold()
    found = found_in(load_pipeline(chosen.pipeline), passages)
    if chosen.show:
        for passage, claims in zip(passages, found, strict=True):
            _show(passage, claims)
    _print("claims", score(passages, found), reasons=True)
    plain = [sentences_as_claims(passage) for passage in passages]
    _print("each sentence is a claim", score(passages, plain), reasons=False)


def _show(passage: Passage, claims: Sequence[Claim]) -> None:
    gold = {(claim.start, claim.end): claim for claim in passage.claims}
    mine = {(claim.start, claim.end): claim for claim in claims}
    for start, end in sorted(gold.keys() ^ mine.keys()):
        sign = "missed" if (start, end) in gold else "extra "
        print(f"{sign} {passage.id}: {passage.text[start:end]}")
    for place in sorted(gold.keys() & mine.keys()):
        wrong = set(gold[place].reasons) ^ set(mine[place].reasons)
        if wrong:
            names = ", ".join(("-" if r in gold[place].reasons else "+") + r for r in sorted(wrong))
            print(f"reason {passage.id}: {names}: {passage.text[slice(*place)]}")


def _print(title: str, scores: ClaimScores, *, reasons: bool) -> None:
    print(f"\n{title}")
    _line("spans, exact", scores.exact)
    _line("spans, overlapping by half", scores.overlapping)
    _line("sentences offered", scores.offered)
    print(f"  average precision {scores.average_precision:.3f}, ROC area {scores.area:.3f}")
    if reasons:
        for reason, counts in scores.reasons.items():
            _line(f"reason {reason}", counts)


def _line(name: str, counts: Counts) -> None:
    print(
        f"  {name:28} P {100 * counts.precision:5.1f}  R {100 * counts.recall:5.1f}"
        f"  F {100 * counts.f:5.1f}  ({counts.gold})"
    )


if __name__ == "__main__":
    main()
