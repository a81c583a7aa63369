"""Counts of what was right, found and wanted, and the measures that follow from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are right, how many were found and how many there are."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0 to 1; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found, 0 to 1; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of both; 1 where nothing was wanted and nothing found."""
        both = self.found + self.gold
        return 2 * self.right / both if both else 1.0
