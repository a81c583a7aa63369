"""The names behind pronouns, family names and roles."""

import pytest
from attribution_samples import parts, unparsed

from annotations.analysis.attribution.find import find_attributions


def speakers(text: str) -> list[tuple[str | None, str | None]]:
    """Each source with the name it stands for."""
    return [(parts(text, one)[0], one.speaker) for one in find_attributions(unparsed(text))]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "Defence Minister Anna Berg said that rents fell. She said that pipes leak.",
            "She",
            "Anna Berg",
        ),
        ("Maria Lopez said that rents fell. Lopez said that pipes leak.", "Lopez", "Maria Lopez"),
        (
            "Mayor Anna Berg said that rents fell. The mayor said that pipes leak.",
            "The mayor",
            "Anna Berg",
        ),
        (
            "Anna Berg said that rents fell. David Lund said that taxes rose. "
            "She said that pipes leak.",
            "She",
            "Anna Berg",
        ),
    ],
)
def test_a_short_form_stands_for_the_full_name(text: str, source: str, name: str) -> None:
    assert speakers(text)[-1] == (source, name)


@pytest.mark.parametrize(
    "text",
    [
        "David Lund said that rents fell. She said that pipes leak.",
        "Anna Berg and Maria Lopez met. She said that pipes leak.",
        "Anna Berg and Carl Berg met. Berg said that pipes leak.",
        "Mayor Anna Berg met Mayor Carl Lund. The mayor said that pipes leak.",
        "Mr Lund's spokesman said that pipes leak.",
        "David Lund left. The president said that rents fell. He said that pipes leak.",
        "He said that pipes leak.",
    ],
)
def test_nobody_is_named_where_it_is_not_sure(text: str) -> None:
    assert speakers(text)[-1][1] is None


def test_a_full_name_stands_for_itself() -> None:
    assert speakers("Maria Lopez said that rents fell.") == [("Maria Lopez", None)]
