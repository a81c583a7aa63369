"""How well figures are found: precision, recall and F by kind of text, on sentences of our own.

    python -m training.evaluate_figures [GOLD.jsonl]

A figure is right where its value, low and high are those of a figure of the gold (within one part
in a million) and the two overlap. Of the right ones the share with the right unit, bound, counted
phrase and span is printed. quantulum3 stands beside ours where it is installed; it is asked for
values alone, and "about" and bounds are not held against it.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotations.analysis.figures.find import find_figures
from annotations.analysis.model import Bound, Figure

GOLD = Path(__file__).parents[1] / "tests/annotations/analysis/gold/figures.jsonl"

Finder = Callable[[str], Sequence[Figure]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence and the figures that a reader sees in it."""

    text: str
    kind: str
    figures: tuple[Figure, ...]


@dataclass(slots=True)
class Counts:
    """How many figures are wanted, found and right; `fields` counts what else is right of those."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    fields: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("unit", "bound", "counted", "span"), 0)
    )

    @property
    def precision(self) -> float:
        """The right ones among those found, in percent; 100 where none was found."""
        return 100 * self.right / self.found if self.found else 100.0

    @property
    def recall(self) -> float:
        """The right ones among those wanted, in percent; 100 where none was wanted."""
        return 100 * self.right / self.wanted if self.wanted else 100.0

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        total = self.wanted + self.found
        return 200 * self.right / total if total else 100.0

    def share(self, name: str) -> float:
        """The right ones whose field `name` is right as well, in percent."""
        return 100 * self.fields[name] / self.right if self.right else 100.0


def read_gold(path: Path = GOLD) -> tuple[Sample, ...]:
    """The samples of a gold file: one JSON object a line with text, kind and figures."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_sample(json.loads(line)) for line in lines if line)


def evaluate(
    samples: Iterable[Sample], find: Finder, *, values_only: bool = False
) -> dict[str, Counts]:
    """The counts of each kind of text, and of "all"."""
    counts = {"all": Counts()}
    for sample in samples:
        found = find(sample.text)
        for one in (counts["all"], counts.setdefault(sample.kind, Counts())):
            _count(one, sample.figures, found, values_only=values_only)
    return counts


def silent(samples: Iterable[Sample], find: Finder) -> float:
    """The share of samples without figures in which none is found, in percent."""
    without = [sample for sample in samples if not sample.figures]
    return 100 * sum(not find(sample.text) for sample in without) / len(without)


def same_values(wanted: Figure, found: Figure, *, values_only: bool = False) -> bool:
    """Whether two figures are the same quantity."""
    if values_only and wanted.value is not None:
        return _near(wanted.value, found.value)
    return all(
        _near(getattr(wanted, name), getattr(found, name)) for name in ("value", "low", "high")
    )


def quantulum() -> Finder | None:
    """quantulum3 as a finder, None where it is not installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None

    def find(text: str) -> list[Figure]:
        figures = []
        for quantity in parser.parse(text):
            start, end = quantity.span
            figures.append(_peer_figure(start, end, quantity.value, quantity.uncertainty))
        return figures

    return find


def _peer_figure(start: int, end: int, value: float, uncertainty: float | None) -> Figure:
    if uncertainty:
        low, high = value - uncertainty, value + uncertainty
        return Figure(start, end, None, low, high, Bound.BETWEEN, None, None)
    return Figure(start, end, value, value, value, Bound.EXACT, None, None)


def _sample(line: dict) -> Sample:
    figures = tuple(
        Figure(**{**figure, "bound": Bound(figure["bound"])}) for figure in line["figures"]
    )
    return Sample(line["text"], line["kind"], figures)


def _count(
    counts: Counts, wanted: Sequence[Figure], found: Sequence[Figure], *, values_only: bool
) -> None:
    counts.wanted += len(wanted)
    counts.found += len(found)
    left = list(found)
    for want in wanted:
        match = next((one for one in left if _matches(want, one, values_only)), None)
        if match is None:
            continue
        left.remove(match)
        counts.right += 1
        counts.fields["span"] += (want.start, want.end) == (match.start, match.end)
        for name in ("unit", "bound", "counted"):
            counts.fields[name] += getattr(want, name) == getattr(match, name)


def _matches(want: Figure, found: Figure, values_only: bool) -> bool:
    overlap = want.start < found.end and found.start < want.end
    return overlap and same_values(want, found, values_only=values_only)


def _near(wanted: float | None, found: float | None) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return math.isclose(wanted, found, rel_tol=1e-6, abs_tol=1e-15)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="How well figures are found")
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    samples = read_gold(parser.parse_args().gold)
    _print("newsread", samples, find_figures, values_only=False)
    peer = quantulum()
    if peer:
        _print("quantulum3 (values alone)", samples, peer, values_only=True)


def _print(name: str, samples: Sequence[Sample], find: Finder, *, values_only: bool) -> None:
    print(f"\n{name}")
    print(f"{'kind':10} {'wanted':>6} {'P':>6} {'R':>6} {'F':>6}")
    table = evaluate(samples, find, values_only=values_only)
    for kind, one in table.items():
        print(f"{kind:10} {one.wanted:6} {one.precision:6.1f} {one.recall:6.1f} {one.f:6.1f}")
    print(f"silent where there is no figure: {silent(samples, find):.1f}")
    if not values_only:
        shares = (f"{field} {table['all'].share(field):.1f}" for field in table["all"].fields)
        print("of the right ones:", ", ".join(shares))


if __name__ == "__main__":
    main()
