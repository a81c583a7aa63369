"""Rules as they are written in the settings."""

from __future__ import annotations

import pytest

from articles.library.model import Feed
from articles.library.rules import Rule, RuleAction, RulePlace
from tui.rules import highlight_words, rules_for
from tui.settings_file import parse_settings
from tui.settings_toml import config_text

GOOD = """
[[rules]]
name = "sports"
words = ["football", "tennis"]
where = "text"
feed = "wire"
action = "hide"

[[rules]]
pattern = 'flood(s|ing)?'
action = "tag"
tag = "water"

[[rules]]
words = "weir"
action = "highlight"
"""


def test_rules_are_read_and_printed_again() -> None:
    loaded = parse_settings(GOOD)
    assert loaded.problems == ()
    assert [one.rule for one in loaded.settings.rules] == [
        Rule("sports", RuleAction.HIDE, ("football", "tennis"), place=RulePlace.TEXT),
        Rule("flood(s|ing)?", RuleAction.TAG, pattern="flood(s|ing)?", tag="water"),
        Rule("weir", RuleAction.HIGHLIGHT, ("weir",)),
    ]
    assert loaded.settings.rules[0].feed == "wire"
    assert highlight_words(loaded.settings.rules) == ("weir",)
    again = parse_settings(config_text(loaded.settings))
    assert again == loaded


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("rules = 3", "rules must be tables, each written as [[rules]]."),
        ("[[rules]]\naction = 'hide'", "rule 1: it needs words or a pattern, and not both."),
        ("[[rules]]\nwords = ['a']", "rule 1: action must be one of highlight, tag, read, hide."),
        ("[[rules]]\nwords = ['a']\naction = 'tag'", 'rule 1: tag = "…" and action = "tag" go'),
        ("[[rules]]\nwords = ['a']\naction = 'hide'\nhwere = 'x'", 'rule 1: there is no "hwere"'),
        ("[[rules]]\nwords = ['a']\naction = 'hide'\nwhere = 'x'", "rule 1: where must be one of"),
        ("[[rules]]\nwords = [1]\naction = 'hide'", "rule 1: words must be a list of words"),
        ("[[rules]]\npattern = '('\naction = 'hide'", "rule 1: the pattern is no regular"),
        (
            "[[rules]]\nwords = ['a']\naction = 'hide'\n" * 2,
            "rule 2: there is a rule of this name already.",
        ),
    ],
)
def test_a_wrong_rule_is_named_and_left_out(written: str, sentence: str) -> None:
    loaded = parse_settings(written)
    (problem,) = loaded.problems
    assert problem.startswith(f"config.toml: {sentence}")


def test_a_rule_for_a_feed_goes_to_each_feed_of_that_name() -> None:
    rules = parse_settings(GOOD).settings.rules
    feeds = (
        Feed(1, "https://a.example/", "Example Wire"),
        Feed(2, "https://b.example/", "Local", folder="Wires/North"),
        Feed(3, "https://c.example/", "Other"),
    )
    assert [rule.feed for rule in rules_for(rules, feeds)] == [1, 2, None, None]
