from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from program import RunNewsread

from annotations.claim_list import list_claims
from annotations.marking import Marking
from annotations.model import Verdict
from annotations.store import Store
from articles.model import Article
from articles.sources import open_source
from tui.folders import folders_below

STORY = (
    "Dam project doubles in price\n\n"
    "The Karsa dam will cost 2.1 billion dollars, twice the first estimate, officials said.\n\n"
    "“Nobody asked the villages,” said Tomas Reyes, who farms below the site.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "dam.txt"
    file.write_text(STORY)
    return file


def mark_one(article: Article, home: Path, note: str = "") -> None:
    """Keep the article with one disputed claim on its first paragraph."""
    marking = Marking(Store(folders_below(home).store), article, "ana")
    marking.add_claim(0, len(article.text.partition("\n")[0]))
    marking.set_verdict(list_claims((), marking.annotations)[0], Verdict.DISPUTED)
    if note:
        marking.set_note(list_claims((), marking.annotations)[0], note)


def checked(run_newsread: RunNewsread, printed: str) -> dict[str, Any]:
    """The document, after the program's own schema accepted it."""
    document: dict[str, Any] = json.loads(printed)
    jsonschema.validate(document, json.loads(run_newsread("schema").out))
    return document


def test_export_of_an_empty_store_is_a_valid_document(run_newsread: RunNewsread) -> None:
    finished = run_newsread("export")
    assert (finished.code, finished.err) == (0, "")
    assert checked(run_newsread, finished.out)["articles"] == []


def test_export_of_a_source_never_read_reads_it(run_newsread: RunNewsread, story: Path) -> None:
    finished = run_newsread("export", "dam.txt")
    assert (finished.code, finished.err) == (0, "")
    article = checked(run_newsread, finished.out)["articles"][0]
    assert article["title"] == "Dam project doubles in price"
    assert article["annotations"] == []
    assert article["claims"]
    for thing in (*article["entities"], *article["figures"], *article["claims"]):
        assert thing["text"] == article["text"][thing["start"] : thing["end"]]


def test_export_prints_every_marked_article(
    run_newsread: RunNewsread, home: Path, tmp_path: Path, story: Path
) -> None:
    mark_one(open_source(str(story)), home)
    other = tmp_path / "other.txt"
    other.write_text("Market reopens\n\nThe fish market sold 40 tonnes on its first day back.\n")
    mark_one(open_source(str(other)), home)
    finished = run_newsread("export")
    articles = checked(run_newsread, finished.out)["articles"]
    assert {article["title"] for article in articles} == {
        "Dam project doubles in price",
        "Market reopens",
    }
    assert all(article["annotations"][0]["verdict"] == "disputed" for article in articles)


def test_export_of_a_marked_article_has_its_marks_also_where_the_file_changed(
    run_newsread: RunNewsread, home: Path, story: Path
) -> None:
    article = open_source(str(story))
    mark_one(article, home)
    story.write_text("Another headline\n\nAnother text stands here today, for some reason.\n")
    exported = checked(run_newsread, run_newsread("export", "dam.txt").out)["articles"][0]
    assert [one["sha256"] for one in exported["revisions"]] == [article.sha256]
    assert [one["quote"] for one in exported["annotations"]] == [article.text.partition("\n")[0]]


def test_a_damaged_file_is_named_and_the_rest_exported(
    run_newsread: RunNewsread, home: Path, story: Path
) -> None:
    mark_one(open_source(str(story)), home)
    damaged = folders_below(home).store / "0123456789abcdef.json"
    damaged.write_text("{")
    damaged.chmod(0o600)
    finished = run_newsread("export")
    assert finished.code == 1
    assert finished.err.startswith("newsread: ")
    assert finished.err.count("\n") == 1
    assert len(checked(run_newsread, finished.out)["articles"]) == 1


def test_export_writes_a_file_whole_and_prints_nothing(
    run_newsread: RunNewsread, story: Path, tmp_path: Path
) -> None:
    finished = run_newsread("export", "dam.txt", "-o", "out.json")
    assert (finished.code, finished.out, finished.err) == (0, "", "")
    assert checked(run_newsread, (tmp_path / "out.json").read_text())["articles"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dam.txt", "home", "out.json"]


def test_a_failed_export_leaves_the_old_file(
    run_newsread: RunNewsread, tmp_path: Path, story: Path
) -> None:
    (tmp_path / "out.json").write_text("old")
    assert run_newsread("export", "dam.txt", "gone.txt", "-o", "out.json").code == 1
    assert (tmp_path / "out.json").read_text() == "old"


def test_a_file_that_can_not_be_written_is_one_clear_line(
    run_newsread: RunNewsread, story: Path
) -> None:
    finished = run_newsread("export", "dam.txt", "-o", "none/out.json")
    assert finished.code == 1
    assert finished.err.startswith("newsread: none/out.json can't be written: ")
    assert finished.err.count("\n") == 1


def test_control_characters_in_a_note_leave_only_as_json_escapes(
    run_newsread: RunNewsread, home: Path, story: Path
) -> None:
    note = "see\x1b[31m\x9b2J\u202e\u2028here"
    mark_one(open_source(str(story)), home, note)
    finished = run_newsread("export")
    assert all(character.isprintable() or character == "\n" for character in finished.out)
    document = checked(run_newsread, finished.out)
    assert "here" in document["articles"][0]["annotations"][0]["note"]


def test_analyze_prints_one_article_a_line(
    run_newsread: RunNewsread, tmp_path: Path, story: Path
) -> None:
    (tmp_path / "two.txt").write_text("Rain\n\nSome 60 mm of rain fell on Tuesday in Oruro.\n")
    finished = run_newsread("analyze", "dam.txt", "two.txt")
    assert (finished.code, finished.err) == (0, "")
    lines = [json.loads(line) for line in finished.out.splitlines()]
    assert [line["title"] for line in lines] == ["Dam project doubles in price", "Rain"]
    exported = checked(run_newsread, run_newsread("export", "dam.txt").out)["articles"][0]
    for left_out in ("annotations", "deleted", "revisions", "retrieved"):
        del exported[left_out]
    del lines[0]["retrieved"]
    assert lines[0] == exported


def test_analyze_goes_on_after_a_source_that_is_missing(
    run_newsread: RunNewsread, story: Path
) -> None:
    finished = run_newsread("analyze", "gone.txt", "dam.txt")
    assert finished.code == 1
    assert finished.err == "newsread: gone.txt does not exist\n"
    assert len(finished.out.splitlines()) == 1


def test_analyze_answers_lines_of_json(run_newsread: RunNewsread) -> None:
    asked = [{"id": "a", "text": "Lena Moreau flew to Oslo with 12 crates."}, {"id": 2, "text": ""}]
    stdin = "\n".join([*map(json.dumps, asked), "no json", ""]).encode()
    finished = run_newsread("analyze", "--jsonl", stdin=stdin)
    assert finished.code == 0
    answers = [json.loads(line) for line in finished.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 2, None]
    assert answers[0]["figures"]
    assert "error" in answers[2]


def test_output_is_utf8_whatever_the_locale(run_newsread: RunNewsread, story: Path) -> None:
    finished = run_newsread("export", "dam.txt", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert finished.code == 0
    assert "“Nobody asked" in finished.out
