from __future__ import annotations

import json

import pytest

from annotations.errors import FormatError
from annotations.formats import doccano, newsread_json, w3c
from annotations.formats.plain_json import LARGEST_FILE, MOST_ENTRIES, decoded, json_lines


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(FormatError, match=r"^The file has more than 256 MB\.$"):
        decoded(b" " * (LARGEST_FILE + 1))


def test_more_entries_than_anyone_has_are_refused() -> None:
    many = b'{"type": "AnnotationPage", "items": [' + b"1," * MOST_ENTRIES + b"1]}"

    with pytest.raises(
        FormatError, match=r"^The field items should be a list of at most 1,000,000"
    ):
        w3c.read(many)
    with pytest.raises(FormatError, match=r"^The file has more than 1,000,000 lines\.$"):
        list(json_lines(b"\n" * (MOST_ENTRIES + 1)))


def test_an_offset_beyond_any_text_is_refused() -> None:
    line = json.dumps({"text": "Fares", "label": [[0, 10**30, "A"]]}).encode()

    with pytest.raises(FormatError, match=r"end_offset should be a whole number"):
        doccano.read(line)


def test_one_wrong_article_leaves_nothing_of_the_others() -> None:
    good = b'{"text": "Fares rise.", "label": []}\n'

    with pytest.raises(FormatError, match=r"^The field line 3\.text should be text\.$"):
        doccano.read(good + good + b'{"label": []}\n' + good)


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    content = b'\xef\xbb\xbf{"text": "Fares rise."}\r\n{"text": "Two ferries left."}\r\n'

    assert [one.article.text for one in doccano.read(content) if one.article] == [
        "Fares rise.",
        "Two ferries left.",
    ]


def test_a_place_in_an_error_has_no_escape_sequences() -> None:
    content = json.dumps({"format": "newsread/1", "articles": [{"title": "\x1b[31m"}]}).encode()

    with pytest.raises(FormatError) as refused:
        newsread_json.read(content)

    assert str(refused.value).isprintable()
