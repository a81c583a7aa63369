from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from program import PROGRAM, RunNewsread

from annotations.claim_list import list_claims
from annotations.formats.registry import FORMATS
from annotations.marking import Marking
from annotations.model import Verdict
from annotations.store import Store
from articles.sources import open_source
from tui.cli import run
from tui.folders import folders_below

STORY = "Bridge opens\n\nThe Orlo bridge carried 9,300 cars on its first day, the city said.\n"

WRITTEN = [one for one in FORMATS if one.writes]


@pytest.fixture
def story(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story with one disputed claim, in the current folder."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "bridge.txt"
    file.write_text(STORY)
    article = open_source(str(file))
    marking = Marking(Store(folders_below(home).store), article, "ana")
    marking.add_claim(0, len(article.text))
    marking.set_verdict(list_claims((), marking.annotations)[0], Verdict.DISPUTED)
    return file


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda one: one.id)
def test_every_format_is_written_where_it_is_told(
    story: Path, tmp_path: Path, kind: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kind in WRITTEN
    chosen = WRITTEN[WRITTEN.index(kind)]
    name = f"out{chosen.suffix}"

    assert run(["export", "bridge.txt", "--format", chosen.id, "-o", name]) == 0

    assert capsys.readouterr() == ("", "")
    assert (tmp_path / name).stat().st_size > 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bridge.txt", "home", name]
    if chosen.several:
        assert ZipFile(tmp_path / name).testzip() is None
    if chosen.suffix == ".json":
        assert json.loads((tmp_path / name).read_text())["articles"]


@pytest.mark.parametrize("name", ["brat", "labelstudio", "claimreview"])
def test_a_format_of_several_files_makes_a_folder_too(
    story: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "bridge.txt", "--format", name, "-o", "out"]) == 0
    assert run(["export", "bridge.txt", "--format", name, "-o", "out.zip"]) == 0

    with ZipFile(tmp_path / "out.zip") as zipped:
        held = {one: zipped.read(one) for one in zipped.namelist()}
    files = {
        str(one.relative_to(tmp_path / "out")): one.read_bytes()
        for one in (tmp_path / "out").rglob("*")
        if one.is_file()
    }
    assert files == held
    assert files


def test_a_folder_that_holds_something_is_not_replaced(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")

    assert run(["export", "bridge.txt", "--format", "brat", "-o", "out"]) == 1

    assert capsys.readouterr().err == "newsread: out is there already and holds something.\n"
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["mine.txt"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bridge.txt", "home", "out"]


def test_an_empty_folder_is_filled(story: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    assert run(["export", "bridge.txt", "--format", "brat", "-o", "out"]) == 0

    assert (tmp_path / "out" / "annotation.conf").exists()


def test_several_files_without_a_place_ask_for_one(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "bridge.txt", "--format", "brat"]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert "several files: say where with -o FOLDER or -o NAME.zip." in said.err


def test_a_format_that_is_not_there_is_wrong_usage(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "bridge.txt", "--format", "docx"]) == 2
    assert "docx" in capsys.readouterr().err


def on_a_terminal(folder: Path, *words: str) -> tuple[int, bytes]:
    """The exit code and what stood on a terminal that was stdout alone."""
    leader, follower = pty.openpty()
    try:
        finished = subprocess.run(
            [PROGRAM, *words], stdout=follower, stderr=subprocess.PIPE, cwd=folder, check=False
        )
        os.close(follower)
        follower = -1
        seen = b""
        while True:
            try:
                read = os.read(leader, 65536)
            except OSError:
                break
            if not read:
                break
            seen += read
    finally:
        os.close(leader)
        if follower >= 0:
            os.close(follower)
    return finished.returncode, finished.stderr + seen


def test_bytes_are_not_put_on_a_terminal(story: Path, tmp_path: Path) -> None:
    code, seen = on_a_terminal(tmp_path, "export", "bridge.txt", "--format", "docbin")

    assert code == 1
    assert seen == b"newsread: spaCy DocBin is not for a terminal: write it to a file with -o.\n"


def test_bytes_go_through_a_pipe(run_newsread: RunNewsread, story: Path, tmp_path: Path) -> None:
    finished = subprocess.run(
        [PROGRAM, "export", "bridge.txt", "--format", "docbin"],
        capture_output=True,
        cwd=tmp_path,
        check=True,
    )
    run(["export", "bridge.txt", "--format", "docbin", "-o", "out.spacy"])
    assert finished.stdout == (tmp_path / "out.spacy").read_bytes()


def test_help_names_every_format(run_newsread: RunNewsread) -> None:
    finished = run_newsread("export", "--help")
    for one in WRITTEN:
        assert f"  {one.id:<13}{one.title}\n" in finished.out
