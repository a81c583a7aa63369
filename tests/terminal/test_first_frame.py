"""What was seen before is in the very first frame, with its colours."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import Open
from program import RunNewsread

from benchmarks.support.terminal import Terminal

FIRST_WORDS = b"will halve its sailings"
LAST_OF_THE_FRAME = b"quit"
"""The keys at the foot of the screen are drawn last."""

BOLD, UNDERLINED = "1", "4"
PERSON, FIGURE = "Arne Voll", "412,000 passengers"


def first_frame(terminal: Terminal) -> str:
    """All that was sent until the first frame with the article was complete."""
    terminal.wait_for_bytes(FIRST_WORDS)
    begin = terminal.raw.find(FIRST_WORDS)
    terminal.wait_for_bytes(LAST_OF_THE_FRAME, begin)
    end = terminal.raw.find(LAST_OF_THE_FRAME, begin) + len(LAST_OF_THE_FRAME)
    return terminal.raw[:end].decode()


def look_of(words: str, frame: str) -> list[str]:
    """What the words are drawn with: the parameters of the sequence before them."""
    found = re.search(rf"\x1b\[([\d;]*)m{re.escape(words)}", frame)
    assert found is not None, f"“{words}” is not drawn with a look of its own."
    return found[1].split(";")


def test_kept_highlights_are_in_the_first_frame(
    run_newsread: RunNewsread, open_newsread: Open, story: Path
) -> None:
    assert run_newsread("analyze", story).code == 0
    frame = first_frame(open_newsread(story))
    assert frame.encode().count(FIRST_WORDS) == 1, "There was a frame before."
    assert BOLD in look_of(PERSON, frame)
    assert UNDERLINED in look_of(FIGURE, frame)
    assert "claim –/6" in frame
    assert "looking for" not in frame


def test_without_an_analysis_the_first_frame_is_plain_and_waits_for_nothing(
    open_newsread: Open, story: Path
) -> None:
    frame = first_frame(open_newsread(story))
    assert PERSON in frame
    assert re.search(rf"\x1b\[[\d;]*m{PERSON}", frame) is None
    assert "claim –/0" in frame
    assert "looking for" in frame
