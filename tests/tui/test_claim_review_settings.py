from __future__ import annotations

import tomllib

import pytest

from annotations.formats.exchange import RATINGS, Rating
from annotations.model import Verdict
from tui.claim_review_settings import export_options
from tui.settings import Settings
from tui.settings_file import parse_settings
from tui.settings_toml import config_text

TABLE = """
[claim_review]
reviewer = "Harbour Desk"
reviewer_url = "https://desk.example"
review_url = "https://desk.example/checks/{id}"
scale = "-1 to 1.5"
verified = "1.5 Right"
disputed = "-1 Mostly wrong"
needs_context = "Half the story"
not_checkable = ""
"""


def test_what_the_settings_say_of_reviews_reaches_the_export() -> None:
    loaded = parse_settings(TABLE)

    options = export_options(loaded.settings, "2026-03-02T10:00:00Z", "newsread 0.1.0")

    assert loaded.problems == ()
    assert (options.reviewer, options.reviewer_url) == ("Harbour Desk", "https://desk.example")
    assert options.review_url == "https://desk.example/checks/{id}"
    assert (options.worst_rating, options.best_rating) == (-1, 1.5)
    assert options.ratings == {
        Verdict.VERIFIED: Rating("Right", 1.5),
        Verdict.DISPUTED: Rating("Mostly wrong", -1),
        Verdict.NEEDS_CONTEXT: Rating("Half the story"),
    }


def test_without_settings_the_verdicts_have_the_ratings_of_newsread() -> None:
    options = export_options(Settings(), "", "")

    assert options.ratings == RATINGS
    assert (options.worst_rating, options.best_rating) == (1, 5)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("maybe = 'x'", "claim_review.maybe is no setting; there are reviewer, reviewer_url,"),
        ("reviewer = 3", "claim_review.reviewer must be text of one line in quotes."),
        ("review_url = 'desk'", "claim_review.review_url must be an http or https address."),
        ("scale = '1'", "claim_review.scale must be two numbers, the worst first"),
        ("disputed = '2'", "claim_review.disputed must be a number and a word"),
    ],
)
def test_what_can_not_be_used_is_named_and_passed_over(line: str, problem: str) -> None:
    loaded = parse_settings(f"[claim_review]\n{line}\n")

    assert dict(loaded.settings.claim_review) == {}
    assert loaded.problems[0].startswith(f"config.toml: {problem}")


def test_the_settings_that_are_printed_are_the_same_settings() -> None:
    settings = parse_settings(TABLE).settings

    assert tomllib.loads(config_text(settings))["claim_review"] == dict(settings.claim_review)
