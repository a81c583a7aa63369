"""The reader's rules as the feeds' process gets them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from articles.errors import RuleError
from articles.library.rules import Rule, RuleAction, RulePlace


def rule_to_json(rule: Rule) -> dict[str, Any]:
    """`rule` as a dict that JSON can hold."""
    return asdict(rule)


def rule_from_json(fields: Mapping[str, Any]) -> Rule:
    """The rule that `fields` describe; raises RuleError where they describe none."""
    try:
        return Rule(
            name=fields["name"],
            action=RuleAction(fields["action"]),
            words=tuple(fields["words"]),
            pattern=fields["pattern"],
            place=RulePlace(fields["place"]),
            feed=fields["feed"],
            tag=fields["tag"],
        )
    except (KeyError, ValueError, TypeError) as error:
        raise RuleError("a rule is not one") from error
