"""Rules of the reader's own, on items as they come and on those that are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.errors import RuleError
from articles.library.library import Library
from articles.library.model import ALL, UNREAD, NewItem, View, ViewKind
from articles.library.rules import Rule, RuleAction, RulePlace, applies, finder

FLOOD = NewItem("https://a.example/1", "Flood at the weir", "Much water.", "Wire", ("Ana Ruiz",))
SPORT = NewItem("https://a.example/2", "Flooding the zone: a football column", "No water.")


def rule(action: RuleAction = RuleAction.HIDE, **fields: object) -> Rule:
    return Rule("mine", action, **fields)  # type: ignore[arg-type]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.sqlite")


@pytest.mark.parametrize(
    ("made", "floods", "sports"),
    [
        (rule(words=("flood",)), True, False),
        (rule(words=("FOOTBALL", "tennis")), False, True),
        (rule(words=("at the weir",)), True, False),
        (rule(words=("water",)), False, False),
        (rule(words=("water",), place=RulePlace.TEXT), True, True),
        (rule(words=("ana ruiz",), place=RulePlace.AUTHOR), True, False),
        (rule(words=("wire",), place=RulePlace.SITE), True, False),
        (rule(pattern=r"^flood\b"), True, False),
        (rule(pattern=r"flood(ing)?"), True, True),
        (rule(words=("flood",), feed=7), True, False),
        (rule(words=("flood",), feed=8), False, False),
        (rule(words=("  ",)), False, False),
    ],
)
def test_a_rule_applies_where_its_words_stand(made: Rule, floods: bool, sports: bool) -> None:
    assert (applies(made, 7, FLOOD), applies(made, 7, SPORT)) == (floods, sports)


def test_a_pattern_that_would_run_for_ever_counts_as_not_found() -> None:
    finds = finder(rule(pattern=r"(a|a)*$|(a|aa)+$", place=RulePlace.TEXT))
    assert not finder(rule(pattern=r"^(\w+\s?)*$"))("word " * 12 + "!" * 3)
    assert finds("b" * 10) in (True, False)


def test_what_is_no_pattern_is_told() -> None:
    with pytest.raises(RuleError, match="no regular expression"):
        finder(rule(pattern="(flood"))


def test_rules_act_on_what_a_feed_brings_and_are_listed_with_what_they_did(
    library: Library,
) -> None:
    rules = (
        Rule("sports", RuleAction.HIDE, ("football",)),
        Rule("water", RuleAction.TAG, ("flood",), tag="water"),
        Rule("seen", RuleAction.READ, ("weir",)),
    )
    library.upsert_items(None, [FLOOD, SPORT], rules)
    (shown,) = library.page(ALL)
    assert (shown.title, shown.tags, shown.is_read) == (FLOOD.title, ("water",), True)
    assert library.rule_counts() == {"sports": 1, "water": 1, "seen": 1}
    (hidden,) = library.page(View(ViewKind.RULE, "sports"))
    assert hidden.title == SPORT.title


def test_rules_act_once_on_what_is_there_and_are_taken_back(library: Library) -> None:
    library.upsert_items(None, [FLOOD, SPORT])
    rules = (Rule("sports", RuleAction.HIDE, ("football",)), Rule("w", RuleAction.READ, ("weir",)))
    assert library.apply_rules(rules) == {"sports": 1, "w": 1}
    assert library.apply_rules(rules) == {"sports": 0, "w": 0}
    assert library.page(UNREAD) == ()
    assert library.undo() is not None
    assert [one.title for one in library.page(UNREAD)] == [FLOOD.title]
    undone = library.undo()
    assert undone is not None
    assert undone.words == "Rule sports"
    assert len(library.page(ALL)) == 2
