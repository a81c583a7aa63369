from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
import spacy
from pipeline_samples import GERMAN, TOLD
from program import RunNewsread

NOWHERE = {"HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
"""A proxy that refuses every connection, so that no test reaches a network."""


@pytest.fixture
def english_story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(f"Port\n\n{TOLD}\n")
    return path


@pytest.fixture
def german_story(tmp_path: Path) -> Path:
    path = tmp_path / "bericht.txt"
    path.write_text(f"Hafen\n\n{GERMAN}\n")
    return path


def listed(run_newsread: RunNewsread) -> dict[str, dict[str, object]]:
    finished = run_newsread("pipeline", "list", "--json")
    assert (finished.code, finished.err) == (0, "")
    return {one["name"]: one for one in json.loads(finished.out)}


def settings_of(home: Path) -> dict[str, object]:
    return tomllib.loads((home / "config.toml").read_text())


def test_the_list_names_what_is_there_and_what_is_in_use(
    run_newsread: RunNewsread, with_english: Path, with_german: Path
) -> None:
    found = listed(run_newsread)

    assert list(found)[:2] == ["bundled", "baseline"]
    assert found["bundled"]["used_for"] == ["en"]
    assert found["de_tiny"]["used_for"] == ["de"]
    tiny = found["en_tiny"]
    assert (tiny["language"], tiny["version"], tiny["in_use"]) == ("en", "1.2.3", False)
    assert tiny["fits"] is True
    assert isinstance(tiny["size"], int)


def test_the_list_is_a_table_for_people(run_newsread: RunNewsread, with_german: Path) -> None:
    finished = run_newsread("pipeline", "list")

    head, *rows = finished.out.splitlines()
    assert head.split() == ["NAME", "LANGUAGE", "VERSION", "SIZE", "LICENCE", "SPACY", "IN", "USE"]
    (german,) = [row for row in rows if row.startswith("de_tiny ")]
    assert "German" in german
    assert german.endswith("for German")


def test_the_list_names_what_the_settings_name_and_is_missing(
    run_newsread: RunNewsread, home: Path
) -> None:
    home.mkdir()
    (home / "config.toml").write_text('pipeline = "en_gone"\n[pipelines]\nde = "de_gone"\n')

    found = listed(run_newsread)

    assert found["en_gone"]["version"] is None
    assert (found["en_gone"]["language"], found["en_gone"]["used_for"]) == ("en", [])
    assert (found["bundled"]["used_for"], found["bundled"]["instead_of"]) == (["en"], ["en_gone"])
    assert found["de_gone"]["language"] == "de"
    table = run_newsread("pipeline", "list").out
    assert "for English (en_gone is missing)" in table
    assert "several" not in table
    assert found["de_gone"]["fits"] is False


def test_the_list_cleans_what_a_pipeline_says_of_itself(
    run_newsread: RunNewsread, home: Path, tmp_path: Path
) -> None:
    nlp = spacy.blank("en")
    nlp.meta["license"] = "\x1b]0;owned\x07MIT\u202e"
    nlp.to_disk(tmp_path / "hostile")
    home.mkdir()
    (home / "config.toml").write_text(f'pipeline = "{tmp_path / "hostile"}"\n')

    for words in (["pipeline", "list"], ["pipeline", "list", "--json"]):
        printed = run_newsread(*words).out
        assert "MIT" in printed
        assert printed.replace("\n", "").isprintable()


def test_an_installed_pipeline_takes_the_place_of_the_bundled_one(
    run_newsread: RunNewsread, home: Path, english_story: Path, with_english: Path
) -> None:
    home.mkdir()
    (home / "config.toml").write_text('# mine\ntheme = "nord"  # dark\n\n[keys]\n"quit" = "x"\n')

    used = run_newsread("pipeline", "use", "en_tiny")
    finished = run_newsread("analyze", str(english_story))

    assert (used.code, used.out) == (0, "")
    text = (home / "config.toml").read_text()
    assert "# mine" in text
    assert "# dark" in text
    assert settings_of(home)["pipeline"] == "en_tiny"
    assert settings_of(home)["keys"] == {"quit": "x"}
    seen = json.loads(finished.out)
    assert finished.err == ""
    assert seen["analysis"]["pipeline"].startswith("en_tiny 1.2.3 ")
    assert [one["text"] for one in seen["entities"]] == ["Ida Holm"]
    assert seen["claims"][0]["attribution"]["cue"]["text"] == "said"
    assert listed(run_newsread)["en_tiny"]["used_for"] == ["en"]


def test_a_pipeline_of_another_language_reads_articles_in_that_one(
    run_newsread: RunNewsread, home: Path, german_story: Path, with_german: Path
) -> None:
    used = run_newsread("pipeline", "use", "de_tiny")
    finished = run_newsread("analyze", str(german_story))

    assert used.err == "German articles are read by de_tiny now.\n"
    assert settings_of(home) == {"pipelines": {"de": "de_tiny"}}
    assert json.loads(finished.out)["analysis"]["language"] == "de"
    assert [one["text"] for one in json.loads(finished.out)["entities"]] == ["Riga", "Montag"]


@pytest.mark.parametrize("name", ["bundled", "Bundled", "baseline", "BASELINE"])
def test_the_pipelines_of_newsread_can_be_used_again(
    run_newsread: RunNewsread, home: Path, name: str
) -> None:
    home.mkdir()
    (home / "config.toml").write_text('pipeline = "en_gone"\n')

    assert run_newsread("pipeline", "use", name).code == 0

    assert settings_of(home)["pipeline"] == ("baseline" if name.lower() == "baseline" else "")


@pytest.mark.parametrize("name", ["", "  "])
def test_no_name_is_refused(run_newsread: RunNewsread, home: Path, name: str) -> None:
    finished = run_newsread("pipeline", "use", name)

    assert (finished.code, finished.out) == (1, "")
    assert "Name a pipeline" in finished.err
    assert not home.exists()


def test_without_a_command_the_help_is_printed_as_help(run_newsread: RunNewsread) -> None:
    finished = run_newsread("pipeline")

    assert (finished.code, finished.out) == (2, "")
    assert finished.err.startswith("Usage: newsread pipeline ")
    assert "\n  install " in finished.err


def test_help_on_installing_has_an_example(run_newsread: RunNewsread) -> None:
    assert (
        "newsread pipeline install de_core_news_sm"
        in run_newsread("pipeline", "install", "--help").out
    )


def test_a_missing_pipeline_that_spacy_may_offer_is_told_with_the_command(
    run_newsread: RunNewsread,
) -> None:
    err = run_newsread("pipeline", "use", "en_gone").err

    assert "'en_gone' is not installed: `newsread pipeline install en_gone` fetches it." in err
    assert "pipeline install" not in run_newsread("pipeline", "use", "../gone").err


def test_a_folder_is_kept_by_its_full_path(
    run_newsread: RunNewsread, home: Path, tmp_path: Path
) -> None:
    spacy.blank("en").to_disk(tmp_path / "own")

    assert run_newsread("pipeline", "use", "own").code == 0

    assert settings_of(home)["pipeline"] == str(tmp_path / "own")


@pytest.mark.parametrize("name", ["en_gone", "../gone", "a b\x1b[31m", "x\ny"])
def test_a_pipeline_that_is_not_there_is_not_written(
    run_newsread: RunNewsread, home: Path, name: str
) -> None:
    finished = run_newsread("pipeline", "use", name)

    assert (finished.code, finished.out) == (1, "")
    assert finished.err.count("\n") == 1
    assert "is not installed" in finished.err
    assert finished.err.rstrip("\n").isprintable()
    assert not home.exists()


def test_a_pipeline_that_is_broken_is_not_written(
    run_newsread: RunNewsread, home: Path, tmp_path: Path
) -> None:
    spacy.blank("en").to_disk(tmp_path / "own")
    (tmp_path / "own" / "config.cfg").write_text("[nlp]\n")

    finished = run_newsread("pipeline", "use", "own")

    assert finished.code == 1
    assert "can't be loaded" in finished.err
    assert finished.err.count("\n") == 1
    assert not home.exists()


def test_settings_that_are_no_toml_are_not_written_over(
    run_newsread: RunNewsread, home: Path
) -> None:
    home.mkdir()
    (home / "config.toml").write_text("theme = \n")

    finished = run_newsread("pipeline", "use", "baseline")

    assert finished.code == 1
    assert "is not valid TOML" in finished.err
    assert (home / "config.toml").read_text() == "theme = \n"


@pytest.mark.parametrize(
    "name",
    ["--url", "../en_core_web_sm", "en_core_web_sm; ls", "en_core_web_sm==1", "En_X", "x", ""],
)
def test_only_names_of_spacys_pipelines_are_downloaded(
    run_newsread: RunNewsread, name: str
) -> None:
    finished = run_newsread("pipeline", "install", "--", name, **NOWHERE)

    assert (finished.code, finished.out) == (1, "")
    assert "is no name of a spaCy pipeline" in finished.err
    assert finished.err.count("\n") == 1


def test_a_download_without_a_connection_is_one_clear_sentence(run_newsread: RunNewsread) -> None:
    finished = run_newsread("pipeline", "install", "de_core_news_sm", **NOWHERE)

    assert (finished.code, finished.out) == (1, "")
    assert "Traceback" not in finished.err
    assert "there is no connection" in finished.err.splitlines()[-1]


def test_an_article_in_another_language_says_what_would_help(
    run_newsread: RunNewsread, german_story: Path
) -> None:
    for _ in range(2):
        finished = run_newsread("show", "--plain", str(german_story))
        assert finished.code == 0
        assert "3,5 Millionen Euro" in finished.out
        assert "in German: only its figures are marked" in finished.err
        assert "newsread pipeline install de_core_news_sm" in finished.err
        assert finished.err.count("\n") == 1


def test_lines_of_json_are_answered_in_their_language_and_it_is_said_once(
    run_newsread: RunNewsread,
) -> None:
    lines = "".join(json.dumps({"id": one, "text": GERMAN}) + "\n" for one in range(3))

    finished = run_newsread("analyze", "--jsonl", stdin=lines.encode())

    assert [json.loads(line)["language"] for line in finished.out.splitlines()] == ["de"] * 3
    assert finished.err.count("in German") == 1


@pytest.mark.parametrize(
    "command",
    [
        ["show", "story.txt"],
        ["analyze", "story.txt"],
        ["export", "story.txt"],
        ["analyze", "--jsonl"],
    ],
)
@pytest.mark.parametrize("kind", ["missing", "broken"])
def test_a_pipeline_that_is_no_use_is_one_sentence_everywhere(
    run_newsread: RunNewsread, home: Path, english_story: Path, command: list[str], kind: str
) -> None:
    home.mkdir()
    own = english_story.parent / "own"
    if kind == "broken":
        spacy.blank("en").to_disk(own)
        (own / "config.cfg").write_text("[nlp]\n")
    (home / "config.toml").write_text(f'pipeline = "{own}"\n')
    line = json.dumps({"id": 1, "text": TOLD}).encode()

    finished = run_newsread(*command, stdin=line if "--jsonl" in command else b"")

    assert finished.code == 0
    assert "40 ships" in finished.out
    assert "Traceback" not in finished.err
    assert finished.err.count("\n") == 1
    assert ("is not installed" if kind == "missing" else "can't be loaded") in finished.err
    assert not list(home.glob("cache/analyses/*"))
