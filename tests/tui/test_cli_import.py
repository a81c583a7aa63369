from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from program import RunNewsread

from annotations.claim_list import list_claims
from annotations.marking import Marking
from annotations.model import AnchorState, Evidence, Stance, Verdict
from annotations.store import Store
from articles.model import Article
from tui.cli import run
from tui.folders import folders_below

TEXT = (
    "The Orlo bridge carried 9,300 cars on its first day, the city said.\n\n"
    "Nobody counted the bicycles 🚲, and the toll is to stay at 2 euros."
)
END, SECOND = TEXT.index("\n"), TEXT.index("Nobody")
ARTICLE = Article(
    "https://orlo.example/bridge", "Bridge opens", TEXT, "2026-05-01T08:00:00Z", ("Ida Røst",),
    "2026-04-30", "Orlo Post", None,
)  # fmt: skip


def marking_at(home: Path, article: Article = ARTICLE, by: str = "ana") -> Marking:
    return Marking(Store(folders_below(home).store), article, by)


@pytest.fixture
def library(home: Path) -> Marking:
    """Two marks, one deleted again, on an article of two texts."""
    marking = marking_at(home, replace(ARTICLE, text="The bridge opens today."))
    marking.add_claim(0, 10)
    Store(folders_below(home).store).revise(ARTICLE, lambda _: ())
    marking = marking_at(home)
    marking.add_claim(0, END)
    claim = next(one for one in list_claims((), marking.annotations) if one.end == END)
    marking.set_verdict(claim, Verdict.DISPUTED)
    claim = next(one for one in list_claims((), marking.annotations) if one.end == END)
    marking.add_evidence(claim, Evidence("https://toll.example", "Log", Stance.CONTRADICTS))
    marking.add_claim(SECOND, SECOND + 26)
    gone = next(one for one in list_claims((), marking.annotations) if one.start == SECOND)
    marking.delete(gone)
    return marking


def without_time(document: str) -> str:
    return re.sub(r'"exported": "[^"]*"', "", document, count=1)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_what_was_exported_comes_back_whole_in_an_empty_library(
    library: Marking, run_newsread: RunNewsread, tmp_path: Path, name: str
) -> None:
    first = run_newsread("export", "--format", name, "-o", "all.file")
    empty = str(tmp_path / "empty")

    brought = run_newsread("import", "all.file", NEWSREAD_HOME=empty)
    second = run_newsread("export", "--format", name, "-o", "again.file", NEWSREAD_HOME=empty)

    assert (first.code, second.code, brought.code, brought.out) == (0, 0, 0, "")
    assert (
        "1 article, 1 of them new; claims: 3 new, 0 changed, 0 same, 0 in conflict" in brought.err
    )
    exported = (tmp_path / "all.file").read_text()
    assert without_time((tmp_path / "again.file").read_text()) == without_time(exported)
    assert '"Orlo Post"' in exported
    assert "The bridge opens today." in exported
    again = run_newsread("import", "all.file", NEWSREAD_HOME=empty)
    assert "0 of them new; claims: 0 new, 0 changed, 3 same, 0 in conflict" in again.err


@pytest.fixture
def exported(library: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The export of the library; what follows happens in another one."""
    monkeypatch.chdir(tmp_path)
    assert run(["export", "-o", "all.json"]) == 0
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "other"))
    return tmp_path / "all.json"


Told = Callable[..., Any]


@pytest.fixture
def brought(capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs an import and gives what it says as JSON."""

    def bring(*words: str, code: int = 0) -> Any:
        capsys.readouterr()
        assert run(["import", "--json", *words]) == code
        return json.loads(capsys.readouterr().out)

    return bring


def stored(home: Path) -> Any:
    return Store(folders_below(home).store).load(ARTICLE.id)


def test_a_dry_run_writes_nothing(exported: Path, tmp_path: Path, brought: Told) -> None:
    told = brought("all.json", "--dry-run")

    assert told["dry_run"] is True
    assert list(told["files"][0]["articles"][0]["annotations"].values()) == ["new"] * 3
    assert stored(tmp_path / "other") is None


def test_a_conflict_is_told_and_ours_stays(
    exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], brought: Told
) -> None:
    brought("all.json")
    document = json.loads(exported.read_text())
    held = document["articles"][0]["annotations"]
    mark = next(one for one in held if one["verdict"])
    theirs = {**mark["history"][-1], "at": "2027-01-01T00:00:00Z", "by": "bo", "step": 99}
    mark["history"].append(
        {**theirs, "action": "verdict", "before": {"verdict": "disputed"},
         "after": {"verdict": "verified"}}
    )  # fmt: skip
    mark["verdict"] = "verified"
    exported.write_text(json.dumps(document))
    marking = marking_at(tmp_path / "other", by="cy")
    claim = next(one for one in list_claims((), marking.annotations) if one.verdict)
    marking.set_verdict(claim, Verdict.NOT_CHECKABLE)

    assert run(["import", "all.json"]) == 0

    said = capsys.readouterr().err
    assert "0 new, 0 changed, 2 same, 1 in conflict" in said
    assert "In conflict in “Bridge opens”: “The Orlo bridge" in said
    assert "(verdict)" in said
    found = next(one for one in stored(tmp_path / "other").annotations if one.id == mark["id"])
    assert found.verdict is Verdict.NOT_CHECKABLE
    assert "conflict" in found.tags
    assert "bo" in [one.by for one in found.history]


def test_one_bad_article_leaves_the_whole_file_out(
    exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(exported.read_text())
    good, bad = document["articles"][0], json.loads(exported.read_text())["articles"][0]
    bad["text"] = 5
    document["articles"] = [good, bad]
    exported.write_text(json.dumps(document))

    assert run(["import", "all.json"]) == 1

    said = capsys.readouterr()
    assert said.err.startswith("newsread: all.json: ")
    assert "articles[1]" in said.err
    assert said.err.count("\n") == 1
    assert stored(tmp_path / "other") is None


def test_a_good_file_comes_in_beside_a_bad_one(
    exported: Path, tmp_path: Path, brought: Told
) -> None:
    (tmp_path / "bad.json").write_text("{")

    told = brought("bad.json", "gone.json", "all.json", code=1)

    assert [one["file"] for one in told["files"]] == ["all.json"]
    assert stored(tmp_path / "other") is not None


def test_marks_on_an_article_never_read_are_told(
    exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "marks.jsonld").write_text(
        json.dumps(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": "https://a.example/1",
                "type": "Annotation",
                "target": {
                    "source": "https://never.example/read",
                    "selector": {"type": "TextQuoteSelector", "exact": "nobody"},
                },
            }
        )
    )

    assert run(["import", "marks.jsonld"]) == 1

    assert "https://never.example/read was never read here" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["brat", "labelstudio"])
def test_folders_and_archives_come_in(
    library: Marking,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    brought: Told,
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["export", "--format", name, "-o", "out"]) == 0
    assert run(["export", "--format", name, "-o", "out.zip"]) == 0
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "other"))

    (folder,) = brought("out")["files"]
    (archive,) = brought("out.zip")["files"]

    assert folder["format"] == archive["format"] == name
    assert folder["articles"][0]["new"]
    assert set(archive["articles"][0]["annotations"].values()) == {"same"}
    found = [one for one in stored(tmp_path / "other").annotations if one.verdict]
    assert [one.verdict for one in found] == [Verdict.DISPUTED]


def test_standard_input_is_read(
    library: Marking, run_newsread: RunNewsread, tmp_path: Path
) -> None:
    written = run_newsread("export").out.encode()
    brought = run_newsread("import", "-", stdin=written, NEWSREAD_HOME=str(tmp_path / "other"))
    assert "3 new" in brought.err


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[" * 100_000, b"{}", b'{"format": "newsread/9"}', b"PK\x03\x04 no zip"],
    ids=["empty", "no text", "deep", "no format", "newer", "no archive"],
)
def test_what_is_no_export_is_refused_in_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    content: bytes,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad\x1b[31m").write_bytes(content)

    assert run(["import", "bad\x1b[31m"]) == 1

    said = capsys.readouterr().err
    assert said.startswith("newsread: bad")
    assert said.count("\n") == 1
    assert "\x1b" not in said


def test_an_archive_that_grows_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tui.import_files.LARGEST_FILE", 1024**2)
    with ZipFile("bomb.zip", "w", 8) as zipped:
        zipped.writestr("../../evil.ann", b"0" * 5 * 1024**2)

    assert run(["import", "bomb.zip"]) == 1

    assert "bomb.zip holds more than 1 MB" in capsys.readouterr().err
    assert not (tmp_path.parent.parent / "evil.ann").exists()


def test_no_file_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import"]) == 2


def test_the_marks_of_a_colleague_who_has_the_text_in_another_file_come_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, brought: Told
) -> None:
    monkeypatch.chdir(tmp_path)
    theirs, ours = replace(ARTICLE, source="/home/bo/b.txt"), replace(ARTICLE, source="/home/a.txt")
    for home, article, by, verdict in (
        (tmp_path / "bo", theirs, "bo", Verdict.DISPUTED),
        (tmp_path / "ana", ours, "ana", Verdict.VERIFIED),
    ):
        marking = marking_at(home, article, by)
        marking.add_claim(0, END)
        marking.set_verdict(list_claims((), marking.annotations)[0], verdict)
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "bo"))
    assert run(["export", "-o", "bo.json"]) == 0
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "ana"))

    told = brought("bo.json")["files"][0]["articles"][0]

    store = Store(folders_below(tmp_path / "ana").store)
    assert (told["id"], told["new"], store.article_ids()) == (ours.id, False, (ours.id,))
    here = store.load(ours.id)
    assert here is not None
    assert {one.creator: one.verdict for one in here.annotations} == {
        "ana": Verdict.VERIFIED, "bo": Verdict.DISPUTED,
    }  # fmt: skip
    ids = {one.creator: one.id for one in here.annotations}
    assert told["disagreeing"] == {ids["bo"]: ids["ana"]}
    again = brought("bo.json")["files"][0]["articles"][0]
    assert (list(again["annotations"].values()), again["disagreeing"]) == (["same"], {})


def test_two_verdicts_on_the_same_words_are_told(
    exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marking = marking_at(tmp_path / "other", by="bo")
    marking.add_claim(0, END)
    marking.set_verdict(list_claims((), marking.annotations)[0], Verdict.VERIFIED)

    assert run(["import", "all.json"]) == 0

    said = capsys.readouterr().err
    assert "Two verdicts side by side in “Bridge opens”: “The Orlo bridge carried" in said
    assert "(verified by bo; disputed by ana)" in said


def test_a_page_of_the_web_with_the_text_of_another_one_stays_its_own(
    exported: Path, tmp_path: Path, brought: Told
) -> None:
    other = replace(ARTICLE, source="https://copy.example/bridge")
    Store(folders_below(tmp_path / "other").store).save_article(other)

    assert brought("all.json")["files"][0]["articles"][0]["new"] is True


def test_the_text_that_a_colleague_marked_is_kept_among_the_readings(
    exported: Path, tmp_path: Path, brought: Told
) -> None:
    mine = replace(ARTICLE, text=TEXT.replace("9,300", "9,100"), retrieved="2026-05-02T08:00:00Z")
    Store(folders_below(tmp_path / "other").store).save_article(mine)

    told = brought("all.json")["files"][0]["articles"][0]
    again = brought("all.json")["files"][0]["articles"][0]

    here = stored(tmp_path / "other")
    assert here.article == mine
    assert [one.text for one in here.revisions] == ["The bridge opens today.", TEXT]
    (changed,) = [one for one in here.annotations if one.verdict]
    assert (changed.state, changed.revision) == (AnchorState.CHANGED, ARTICLE.sha256)
    assert "kept among the readings" in told["notes"][0]
    assert (again["notes"], set(again["annotations"].values())) == ([], {"same"})
