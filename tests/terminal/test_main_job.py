"""The main job from end to end: open, walk, mark, lose the power, find it all again."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
from conftest import Open
from program import RunNewsread

from benchmarks.support.terminal import Terminal

NOTE = "Timetable of 3 May lists four boats."


def walk_and_mark(terminal: Terminal) -> None:
    """Verify the first claim, dispute the second."""
    terminal.wait_for("claim –/6")
    terminal.press("j").wait_for("claim 1/6")
    terminal.press("v").wait_for("✓1")
    terminal.press("j").wait_for("claim 2/6")
    terminal.press("d").wait_for("✗1")


def write_note(terminal: Terminal) -> None:
    """Write a note on the current claim and keep it."""
    terminal.press("a").wait_for("What did you find out?")
    terminal.type(NOTE).wait_for(NOTE)
    terminal.press("escape").wait_for("note kept")


def exported(run_newsread: RunNewsread, *words: str) -> dict[str, Any]:
    """The one article that export prints, after the program's own schema accepted it."""
    finished = run_newsread("export", *words)
    assert (finished.code, finished.err) == (0, "")
    document = json.loads(finished.out)
    jsonschema.validate(document, json.loads(run_newsread("schema").out))
    (article,) = document["articles"]
    found: dict[str, Any] = article
    return found


def verdicts(article: dict[str, Any]) -> list[str | None]:
    """The verdicts of an exported article, in the order of the text."""
    marks = sorted(article["annotations"], key=lambda mark: int(mark["start"]))
    return [mark["verdict"] for mark in marks]


def first_depot(terminal: Terminal) -> str:
    """The first depot that the screen names."""
    found = re.search(r"Depot \d+", terminal.text)
    return found.group() if found else ""


def test_marks_and_note_survive_a_kill_right_after_the_screen_shows_them(
    open_newsread: Open, run_newsread: RunNewsread, story: Path
) -> None:
    terminal = open_newsread(story)
    walk_and_mark(terminal)
    write_note(terminal)
    terminal.kill()

    article = exported(run_newsread, str(story))
    assert verdicts(article) == ["verified", "disputed"]
    assert [mark["note"] for mark in article["annotations"]] == ["", NOTE]
    assert all(
        mark["quote"] == article["text"][mark["start"] : mark["end"]]
        for mark in article["annotations"]
    )

    again = open_newsread(story)
    again.wait_for("✓1 ✗1")
    again.press("j", "j").wait_for("claim 2/6")
    again.press("p").wait_for(NOTE)


def test_a_verdict_is_on_disk_when_its_sign_is_on_the_screen(
    open_newsread: Open, run_newsread: RunNewsread, story: Path
) -> None:
    terminal = open_newsread(story)
    terminal.press("j", "v").wait_for("✓1")
    terminal.kill()
    assert verdicts(exported(run_newsread)) == ["verified"]


def test_undo_after_a_kill_takes_back_the_last_step_and_redo_brings_it_again(
    open_newsread: Open, run_newsread: RunNewsread, story: Path
) -> None:
    terminal = open_newsread(story)
    walk_and_mark(terminal)
    terminal.kill()

    again = open_newsread(story)
    again.wait_for("✓1 ✗1")
    again.press("u").wait_for("✓1 ✗0")
    again.press("u").wait_for("✓0 ✗0")
    again.press("U").wait_for("✓1 ✗0")
    again.kill()
    assert "disputed" not in verdicts(exported(run_newsread))


def test_keys_typed_before_the_claims_are_there_reach_them(
    open_newsread: Open, run_newsread: RunNewsread, story: Path
) -> None:
    terminal = open_newsread(story)
    terminal.type("jvjd").wait_for("✓1 ✗1")
    terminal.kill()
    assert verdicts(exported(run_newsread)) == ["verified", "disputed"]


def test_a_note_typed_ahead_with_its_claim_is_kept_whole(
    open_newsread: Open, run_newsread: RunNewsread, story: Path
) -> None:
    terminal = open_newsread(story)
    terminal.wait_for("Ferry line")
    terminal.type("ja" + NOTE).wait_for(NOTE)
    terminal.press("escape").wait_for("note kept")
    terminal.kill()
    (mark,) = exported(run_newsread)["annotations"]
    assert mark["note"] == NOTE


def test_escape_typed_ahead_closes_the_editor_that_it_was_meant_for(
    open_newsread: Open, run_newsread: RunNewsread, story: Path
) -> None:
    terminal = open_newsread(story)
    terminal.wait_for("Ferry line")
    terminal.type("jda" + NOTE).press("escape").wait_for("note kept")
    terminal.kill()
    (mark,) = exported(run_newsread)["annotations"]
    assert (mark["verdict"], mark["note"]) == ("disputed", NOTE)


def test_what_is_typed_at_once_into_the_search_is_searched_and_marks_nothing(
    open_newsread: Open, run_newsread: RunNewsread, story: Path
) -> None:
    terminal = open_newsread(story)
    terminal.wait_for("claim –/6").press("j").wait_for("claim 1/6")
    terminal.type("/dvoxc").wait_for("✓0 ✗0 ~0 –0 ·6")
    terminal.wait_for(lambda it: any(line.strip() == "dvoxc" for line in it.lines))
    terminal.kill()
    assert exported(run_newsread)["annotations"] == []


def test_the_reading_position_is_kept_between_runs(open_newsread: Open, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    paragraphs = [f"Depot {number} holds {number * 7} tonnes of salt." for number in range(1, 200)]
    long.write_text("Salt for the winter\n\n" + "\n\n".join(paragraphs))
    terminal = open_newsread(long)
    terminal.wait_for("Depot 1 holds")
    terminal.press("space", "space").wait_for("Depot 30 holds")
    terminal.press("q").wait_for_exit()
    top = first_depot(terminal)
    assert top != "Depot 1"

    again = open_newsread(long)
    again.wait_for(lambda it: first_depot(it) == top)
