"""The table of what was measured: a row for each thing, with what it has to reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from statistics import median

say = partial(print, flush=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was measured, most often as a ratio to a floor of the same run."""

    what: str
    measured: float
    reach: float | None = None
    """What has to be reached; None where the figure is only told."""
    unit: str = ""
    """What stands behind the figures, such as "%"; nothing for a ratio."""
    at_least: bool = False
    """Whether more is better."""
    detail: str = ""
    """The figures behind it, such as medians and p99 of both sides."""

    @property
    def is_met(self) -> bool:
        """Whether it is reached, as precisely as it is shown."""
        if self.reach is None:
            return True
        shown = round(self.measured, 2)
        return shown >= self.reach if self.at_least else shown <= self.reach

    @property
    def reach_words(self) -> str:
        """Such as "≤ 1.30"."""
        if self.reach is None:
            return "–"
        return f"{'≥' if self.at_least else '≤'} {self.reach:g}{self.unit}"

    @property
    def verdict(self) -> str:
        """Whether it is met, in a word."""
        if self.reach is None:
            return "–"
        return "met" if self.is_met else "not met"


def ratio_row(
    what: str, ours: Sequence[float], floor: Sequence[float], reach: float | None = None
) -> Row:
    """The ratio of the medians of two series in milliseconds."""
    ratio = median(ours) / median(floor)
    return Row(what, ratio, reach, detail=f"{told(ours)}; floor {told(floor)}")


def told(times: Sequence[float]) -> str:
    """Median and p99 of a series in milliseconds; of a short one p99 is the greatest."""
    return f"{median(times):.1f} ms (p99 {percentile(times, 99):.1f})"


def percentile(times: Sequence[float], share: int) -> float:
    """The value that `share` percent of the series do not pass."""
    ordered = sorted(times)
    return ordered[max(0, ceil(len(ordered) * share / 100) - 1)]


def line_of(row: Row) -> str:
    """One row for the terminal."""
    figure = f"{row.measured:.2f}{row.unit}"
    return f"{row.what:<66} {figure:>9} {row.reach_words:>8} {row.verdict:<8} {row.detail}"


def print_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Print each row as soon as it is there; all of them are returned."""
    kept: list[Row] = []
    for row in rows:
        kept.append(row)
        say(line_of(row))
    return tuple(kept)


def markdown_table(rows: Iterable[Row]) -> str:
    """The rows as a table in Markdown."""
    lines = ["| what | measured | reach | | behind it |", "| --- | ---: | ---: | --- | --- |"]
    lines += [
        f"| {row.what} | {row.measured:.2f}{row.unit} | {row.reach_words} | {row.verdict} "
        f"| {row.detail} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"
