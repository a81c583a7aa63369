"""What the settings say of reviews to publish, as the ClaimReview export wants to know it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from annotations.kinds import Verdict
from articles.clean import clean_line

if TYPE_CHECKING:
    from annotations.formats.exchange import ExportOptions, Rating
    from tui.settings import Settings

ADDRESSES = ("reviewer_url", "review_url")
SCALE = "scale"

_RATING = re.compile(r"(?:(?P<value>[+-]?\d+(?:\.\d+)?)(?:\s+|\Z))?(?P<name>.*)")
_SCALE = re.compile(r"(?P<worst>[+-]?\d+(?:\.\d+)?)\s+to\s+(?P<best>[+-]?\d+(?:\.\d+)?)")


def read_claim_review(table: Mapping[str, Any], problems: list[str]) -> Iterator[tuple[str, str]]:
    """The names and texts of the table that can be used; what can't is added to `problems`."""
    for name, value in table.items():
        wrong = _wrong(name, value)
        if wrong is None:
            yield name, value
        else:
            problems.append(f"claim_review.{clean_line(name)} {wrong}")


def export_options(settings: Settings, exported: str, generator: str) -> ExportOptions:
    """What a writer needs to know: the time, the program, and what the settings say of reviews."""
    from annotations.formats.exchange import RATINGS, ExportOptions

    given = settings.claim_review
    ratings = {**RATINGS, **{Verdict(name): rating for name, rating in _ratings(given)}}
    scale = _SCALE.fullmatch(given.get(SCALE, "1 to 5").strip())
    assert scale is not None
    return ExportOptions(
        exported,
        generator,
        reviewer=given.get("reviewer", ""),
        reviewer_url=given.get("reviewer_url", ""),
        review_url=given.get("review_url", ""),
        ratings={verdict: rating for verdict, rating in ratings.items() if rating.name},
        worst_rating=_number(scale["worst"]),
        best_rating=_number(scale["best"]),
    )


def _wrong(name: str, value: object) -> str | None:
    """Why a value can't be used; None where it can."""
    if name not in ("reviewer", *ADDRESSES, SCALE, *Verdict):
        return f"is no setting; there are reviewer, {', '.join((*ADDRESSES, SCALE, *Verdict))}."
    if not isinstance(value, str) or not value.isprintable():
        return "must be text of one line in quotes."
    if name in ADDRESSES and not value.startswith(("http://", "https://")):
        return "must be an http or https address."
    if name == SCALE and not _SCALE.fullmatch(value.strip()):
        return 'must be two numbers, the worst first, such as "1 to 5".'
    found = _RATING.fullmatch(value.strip())
    if name in set(Verdict) and value.strip() and not (found and found["name"]):
        return 'must be a number and a word, such as "1 False", or a word alone.'
    return None


def _ratings(given: Mapping[str, str]) -> Iterator[tuple[str, Rating]]:
    """The rating of each verdict that is named; one without a name where it is to have none."""
    from annotations.formats.exchange import Rating

    for name in Verdict:
        found = _RATING.fullmatch(given[name].strip()) if name in given else None
        if found is not None:
            value = _number(found["value"]) if found["value"] else None
            yield name, Rating(found["name"], value)


def _number(digits: str) -> float:
    """A number, whole where it is written so."""
    return float(digits) if "." in digits else int(digits)
