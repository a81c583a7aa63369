from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.clean import LINE_LIMIT, blank_controls, clean_line, clean_text

FORBIDDEN = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
CONTROLS = [
    "\x1b[",
    "\x1b]",
    "\x9b",
    "\x9d",
    "\x1bP",
    "\x1b\\",
    "\x9c",
    "\x07",
    "31m",
    "0;",
    "\r",
    "\n",
]
PIECES = [
    "\x85",
    "\u2028",
    "\u200b",
    "\u202e",
    "\ud800",
    "\udfff",
    "\x00",
    "\t",
    "é",
    "a",
    " ",
    "[b]",
]
HOSTILE = st.one_of(
    st.text(), st.lists(st.sampled_from(CONTROLS + PIECES), max_size=30).map("".join)
)


def is_safe(text: str) -> bool:
    return not any(
        (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char != "\n")
        or char in FORBIDDEN
        for char in text
    )


@given(HOSTILE)
def test_clean_text_holds_no_control_character_but_newlines(raw: str) -> None:
    assert is_safe(clean_text(raw))


@given(HOSTILE)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    assert clean_text(clean_text(raw)) == clean_text(raw)
    assert clean_line(clean_line(raw)) == clean_line(raw)


@given(HOSTILE)
def test_a_clean_line_is_one_short_line(raw: str) -> None:
    line = clean_line(raw)
    assert is_safe(line)
    assert "\n" not in line
    assert len(line) <= LINE_LIMIT


@given(HOSTILE)
def test_blanking_controls_moves_no_offset(raw: str) -> None:
    blanked = blank_controls(raw)
    assert len(blanked) == len(raw)
    assert is_safe(blanked)


@given(HOSTILE)
def test_clean_text_has_no_control_left_to_blank(raw: str) -> None:
    assert blank_controls(clean_text(raw)) == clean_text(raw)


@pytest.mark.parametrize(
    "sequence",
    [
        pytest.param("\x1b[31;1m", id="colour"),
        pytest.param("\x1b[2J", id="clear the screen"),
        pytest.param("\x1b[?1049h", id="private mode"),
        pytest.param("\x1b[0 q", id="cursor shape, with an intermediate byte"),
        pytest.param("\x9b31m", id="CSI in one byte"),
        pytest.param("\x1b]0;owned\x07", id="window title, closed by BEL"),
        pytest.param("\x1b]0;owned\x1b\\", id="window title, closed by ST"),
        pytest.param("\x9d0;owned\x9c", id="window title in one-byte controls"),
        pytest.param("\x1b]52;c;cm0gLXJm\x07", id="clipboard"),
        pytest.param("\x1bP1$r0m\x1b\\", id="device control string"),
        pytest.param("\x1b_Gf=100;AAAA\x1b\\", id="application command: an image"),
        pytest.param("\x1b^secret\x1b\\", id="privacy message"),
        pytest.param("\x1bXstart\x1b\\", id="start of string"),
        pytest.param("\x1bc", id="reset"),
        pytest.param("\x1b(0", id="character set"),
        pytest.param("\x1b#8", id="screen test"),
        pytest.param("\x00\x07\x08\x7f", id="single controls"),
        pytest.param("\u202e\u2066\u2069", id="bidi overrides"),
        pytest.param("\u00ad\u200b\ufeff", id="no width"),
    ],
)
def test_a_sequence_disappears_whole(sequence: str) -> None:
    assert clean_text(f"The har{sequence}bour") == "The harbour"


def test_a_link_sequence_leaves_its_words() -> None:
    linked = "\x1b]8;;https://trap.example\x1b\\the report\x1b]8;;\x1b\\"
    assert clean_text(linked) == "the report"


@pytest.mark.parametrize("opened", ["\x1b]0;", "\x9d0;", "\x1bP1;2", "\x1b[31", "\x9b1;", "\x1b"])
def test_an_unclosed_sequence_hides_nothing_that_follows(opened: str) -> None:
    article = "\nThe mayor resigned.\nNobody asked why."
    assert clean_text(opened + article) == article


def test_an_unclosed_title_sequence_keeps_the_words_of_its_line() -> None:
    assert clean_text("\x1b]0;The mayor resigned") == "The mayor resigned"


def test_every_line_end_becomes_a_newline() -> None:
    assert clean_text("a\r\nb\rc\x85d\u2028e\u2029f\x0bg\x0ch") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_what_writing_needs_stays() -> None:
    kept = "10\u00a0000 \u06a9\u200c\u06c1 👩\u200d🚀 ❤\ufe0f e\u0301 [b]bold[/b] \\[red]"
    assert clean_text(kept) == kept


def test_tabs_become_spaces_and_lone_surrogates_the_replacement_character() -> None:
    assert clean_text("a\tb\ud83d") == "a b\ufffd"


def test_many_unclosed_introducers_are_read_in_one_pass() -> None:
    hostile = "\x9d" * 200_000 + "\x1b[" * 200_000 + "\nend"
    assert clean_text(hostile) == "\nend"


def test_a_long_line_is_clipped_with_an_ellipsis() -> None:
    assert clean_line("word " * 100, 12) == "word word w…"
