from __future__ import annotations

import re

import pytest
from format_samples import OPTIONS

from annotations.errors import FormatError
from annotations.formats.registry import FORMATS, Format, format_named


def test_every_format_has_a_word_of_its_own() -> None:
    names = [one.id for one in FORMATS]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[a-z0-9]+", name) for name in names)


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.id)
def test_every_format_says_what_it_is_for(one: Format) -> None:
    assert one.title
    assert one.purpose.endswith(".")
    assert one.suffix.startswith(".")
    assert one.writes or one.reads


@pytest.mark.parametrize("one", [one for one in FORMATS if one.writes], ids=lambda one: one.id)
def test_every_format_that_is_written_writes_what_it_says(one: Format) -> None:
    written = one.write([], OPTIONS)

    assert isinstance(written, dict) == one.several
    assert isinstance(written, bytes) == (not one.several and not one.is_text)


def test_a_format_is_found_by_its_word_and_an_unknown_one_named_with_the_others() -> None:
    assert format_named("json").suffix == ".json"

    with pytest.raises(FormatError, match=r"^There is no format of this name; there are json"):
        format_named("sonnet")


@pytest.mark.parametrize("one", [one for one in FORMATS if not one.reads], ids=lambda one: one.id)
def test_a_format_that_is_only_written_says_so(one: Format) -> None:
    with pytest.raises(FormatError, match=r"only written, not read\.$"):
        one.read({"story": b""})
