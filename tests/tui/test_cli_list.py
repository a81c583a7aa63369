"""newsread list and newsread index, as they are run."""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from program import PROGRAM, RunNewsread

from annotations.claim_list import list_claims
from annotations.marking import Marking
from annotations.model import Verdict
from annotations.store import Store
from articles.model import Article
from benchmarks.support.terminal import Terminal

FERRIES = Article(
    source="https://harbour.example/ferries",
    title="Ferries late in Lindholm",
    text="Fourteen ferries were late on Monday. Two of them never left the quay.",
    retrieved="2026-03-02T08:00:00Z",
)
HOSTILE = Article(
    source="https://harbour.example/hostile",
    title="[red]Title[/] \x1b[31m",
    text="A line with 漢字 [@click=app.quit]x[/].\n\nAnd another.",
    retrieved="2026-03-02T08:00:00Z",
)


@pytest.fixture
def store(home: Path) -> Store:
    """Two claims of one article, the second decided first."""
    store = Store(home / "data" / "articles")
    times = iter(["2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z"])
    marking = Marking(store, FERRIES, "ana", lambda: next(times))
    marking.add_claim(38, 70)
    marking.add_claim(0, 37)
    marking.set_verdict(list_claims((), marking.annotations)[0], Verdict.DISPUTED)
    return store


def test_into_a_pipe_each_claim_is_a_line_of_tabs(store: Store, run_newsread: RunNewsread) -> None:
    done = run_newsread("list")
    assert done.code == 0
    assert done.out.splitlines() == [
        "disputed\t2026-03-04T09:00:00Z\t\tFourteen ferries were late on Monday."
        "\tFerries late in Lindholm\thttps://harbour.example/ferries\t",
        "open\t2026-03-02T09:00:00Z\t\tTwo of them never left the quay."
        "\tFerries late in Lindholm\thttps://harbour.example/ferries\t",
    ]


def test_as_json_each_claim_is_an_object_with_its_article(
    store: Store, run_newsread: RunNewsread
) -> None:
    (line,) = run_newsread("list", "--json", "--verdict", "disputed").out.splitlines()
    claim = json.loads(line)
    assert claim["verdict"] == "disputed"
    assert claim["quote"] == FERRIES.text[claim["start"] : claim["end"]]
    assert claim["article"]["source"] == FERRIES.source
    assert claim["state"] == "anchored"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--query", "quay"), 1),
        (("--query", "ferries by:ana verdict:disp"), 1),
        (("--since", "2026-03-03"), 1),
        (("--article", "lindholm", "--limit", "1"), 1),
        (("--tag", "nothing"), 0),
        (("--claimant", "Ida"), 0),
        (("--state", "orphan"), 0),
        (("--verdict", "open", "--verdict", "disputed", "--sort", "verdict"), 2),
    ],
)
def test_options_narrow_the_list(
    store: Store, run_newsread: RunNewsread, words: tuple[str, ...], count: int
) -> None:
    done = run_newsread("list", *words)
    assert done.code == 0
    assert len(done.out.splitlines()) == count


def test_what_can_not_be_read_is_told_in_one_line(store: Store, run_newsread: RunNewsread) -> None:
    done = run_newsread("list", "--since", "soon")
    assert (done.code, done.out) == (1, "")
    assert done.err == ("newsread: “soon” is no date; write 2026-11-03, 2026-11, today or 7d.\n")
    assert run_newsread("list", "--verdict", "maybe").code == 2


def test_an_empty_library_has_no_claims_and_that_is_no_error(run_newsread: RunNewsread) -> None:
    done = run_newsread("list")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_the_index_is_kept_up_with_other_programs_and_made_anew(
    store: Store, home: Path, run_newsread: RunNewsread
) -> None:
    assert len(run_newsread("list").out.splitlines()) == 2
    (home / "data" / "articles" / f"{FERRIES.id}.json").unlink()
    assert run_newsread("list").out == ""
    Marking(store, FERRIES, "bo").add_claim(0, 8)
    assert len(run_newsread("list", "--query", "by:bo").out.splitlines()) == 1
    path = home / "cache" / "index.sqlite"
    path.write_bytes(b"\0" * 5000)
    assert len(run_newsread("list").out.splitlines()) == 1
    done = run_newsread("index")
    assert (done.code, done.out, done.err) == (0, "", "Read 1 article.\n")
    assert path.stat().st_mode & 0o777 == 0o600


def test_where_the_cache_can_not_be_written_the_list_is_there_all_the_same(
    store: Store, home: Path, run_newsread: RunNewsread
) -> None:
    home.mkdir(exist_ok=True)
    (home / "cache").write_bytes(b"not a folder")
    assert len(run_newsread("list").out.splitlines()) == 2
    done = run_newsread("index")
    assert done.code == 1
    assert done.err.startswith("newsread: ")
    assert len(done.err.splitlines()) == 1


def test_an_index_of_another_schema_is_made_anew(
    store: Store, home: Path, run_newsread: RunNewsread
) -> None:
    run_newsread("list")
    with sqlite3.connect(home / "cache" / "index.sqlite") as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    assert len(run_newsread("list").out.splitlines()) == 2


def test_a_file_that_can_not_be_used_is_counted(
    store: Store, home: Path, run_newsread: RunNewsread
) -> None:
    (home / "data" / "articles" / f"{'e' * 16}.json").write_bytes(b"{")
    done = run_newsread("index")
    assert done.code == 0
    assert "1 of them can't be used" in done.err


def test_hostile_text_stays_on_its_line(home: Path, run_newsread: RunNewsread) -> None:
    store = Store(home / "data" / "articles")
    Marking(store, HOSTILE, "ana").add_claim(0, len(HOSTILE.text))
    for words in ((), ("--json",)):
        done = run_newsread("list", *words)
        assert len(done.out.splitlines()) == 1
        assert "\x1b" not in done.out
        assert "\x07" not in done.out


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_on_a_terminal_a_line_is_as_wide_as_the_terminal(store: Store, columns: int) -> None:
    long = replace(FERRIES, source="https://harbour.example/long", text="漢字 " * 200)
    Marking(store, long, "ana").add_claim(0, 500)
    environment = {**os.environ, "NO_COLOR": "1"}
    with Terminal([PROGRAM, "list"], columns=columns, rows=24, environment=environment) as terminal:
        assert terminal.wait_for_exit() == 0
        lines = [line for line in terminal.lines if line]
        assert len(lines) == 3
        assert lines[0].startswith("· 漢")
        assert lines[1].startswith("✗ Fourteen")
        assert "…" in lines[0]
        assert "2026-03-04" in lines[1]


def test_colour_is_for_terminals_without_no_color(store: Store) -> None:
    with Terminal([PROGRAM, "list"], columns=80, rows=24) as terminal:
        terminal.wait_for_exit()
        assert b"\x1b[31m" in terminal.raw
    with Terminal([PROGRAM, "list"], columns=80, rows=24, environment={"NO_COLOR": "1"}) as other:
        other.wait_for_exit()
        assert b"\x1b[" not in other.raw
