"""Which pipeline sees an article, what is installed, and what is kept in the cache."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from analysis_samples import STORY, article
from pipeline_samples import GERMAN, TOLD

from annotations.analysis.cache import read_cached, write_cached
from annotations.analysis.choice import Choice
from annotations.analysis.installed import find_pipeline, installed_pipelines
from annotations.analysis.model import Analysis
from annotations.analysis.pipeline import load_pipeline
from annotations.analysis.pipelines import Pipelines
from annotations.analysis.version import RULES, pipeline_version
from annotations.errors import PipelineError


def test_english_is_seen_by_what_the_settings_name() -> None:
    assert Choice().name_for("en") == ""
    assert Choice("baseline").name_for("en") == "baseline"
    assert Choice("en_core_web_trf").name_for("en") == "en_core_web_trf"
    assert Choice("my_own").name_for("en") == "my_own"


def test_another_language_has_nothing_of_its_own_where_nothing_is_installed() -> None:
    assert Choice().name_for("de") == "blank:de"
    assert Choice("baseline").name_for("de") == "blank:de"


def test_the_language_of_the_article_wins_over_the_setting(with_german: Path) -> None:
    assert Choice("de_tiny").name_for("en") == ""
    assert Choice("de_tiny").name_for("de") == "de_tiny"
    assert Choice("de_core_news_lg").name_for("en") == "", "its name says that it is German"
    assert Choice("en_core_web_trf").name_for("de") == "de_tiny"


def test_a_pipeline_named_for_a_language_comes_before_all_others(with_german: Path) -> None:
    choice = Choice("de_tiny", (("de", "de_core_news_lg"), ("en", "en_core_web_sm")))

    assert choice.name_for("de") == "de_core_news_lg"
    assert choice.name_for("en") == "en_core_web_sm"


def test_a_pipeline_of_several_languages_serves_where_there_is_no_better(tmp_path: Path) -> None:
    spacy.blank("xx").to_disk(tmp_path / "many")
    choice = Choice(str(tmp_path / "many"))

    assert choice.name_for("de") == choice.name_for("en") == str(tmp_path / "many")


def test_installed_pipelines_are_found_by_what_they_say(with_german: Path) -> None:
    (found,) = [one for one in installed_pipelines() if one.name == "de_tiny"]

    assert (found.language, found.version) == ("de", "1.2.3")
    assert found.size() > 1000
    assert found.fits("3.8.99")
    assert not found.fits("4.0.0")


def test_a_package_that_is_no_pipeline_is_none() -> None:
    with pytest.raises(PipelineError, match="'click' is not installed"):
        find_pipeline("click")


@pytest.mark.parametrize("meta", ["", "[]", "{}", '{"lang": "de"}', "[" * 10_000, "\x00"])
def test_a_folder_that_says_too_little_is_no_pipeline(tmp_path: Path, meta: str) -> None:
    (tmp_path / "meta.json").write_text(meta)

    with pytest.raises(PipelineError, match="is not installed"):
        find_pipeline(str(tmp_path))


def test_a_pipeline_made_for_another_spacy_is_not_taken_by_itself(
    with_german: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(with_german, tmp_path / "old")
    meta = tmp_path / "old" / "de_tiny" / "meta.json"
    meta.write_text(json.dumps({**json.loads(meta.read_text()), "spacy_version": ">=2.3,<2.4"}))
    monkeypatch.syspath_prepend(tmp_path / "old")

    assert Choice().name_for("de") == "blank:de"
    assert Choice("de_tiny").name_for("de") == "de_tiny", "named, it is tried"


def test_a_german_text_is_seen_by_the_german_pipeline(with_german: Path) -> None:
    seen = Pipelines(Choice()).analyse(GERMAN)

    analysis = seen.analysis
    assert seen.problem == ""
    assert (analysis.language, analysis.pipeline) == ("de", pipeline_version("de_tiny"))
    assert [GERMAN[one.start : one.end] for one in analysis.entities] == ["Riga", "Montag"]
    assert [one.value for one in analysis.figures] == [1200, 3_500_000]
    assert len(analysis.claims) == 2


def test_without_a_german_pipeline_only_what_holds_everywhere_is_seen() -> None:
    seen = Pipelines(Choice()).analyse(GERMAN)

    analysis = seen.analysis
    assert seen.problem == ""
    assert (analysis.language, analysis.pipeline) == ("de", f"blank:de + newsread rules {RULES}")
    assert analysis.entities == ()
    assert [one.value for one in analysis.figures] == [1200, 3_500_000]
    assert len(analysis.claims) == 2


@pytest.mark.parametrize(
    "text", ["大臣によると、1200人の労働者が35万円を失った。", "๑๒ ท่าเรือปิดทำการในวันจันทร์"]
)
def test_a_language_that_spacy_needs_more_for_is_seen_all_the_same(text: str) -> None:
    assert Pipelines(Choice()).analyse(text).analysis.language in ("ja", "th")


def test_a_missing_pipeline_is_said_and_the_next_best_used() -> None:
    pipelines = Pipelines(Choice("en_no_such", (("de", "de_no_such"),)))

    for _ in range(2):
        english, german = pipelines.analyse(STORY), pipelines.analyse(GERMAN)
        assert "'en_no_such' is not installed" in english.problem
        assert english.analysis.figures
        assert "'de_no_such' is not installed" in german.problem
        assert german.analysis.pipeline == pipeline_version("blank:de")


def test_a_pipeline_that_fails_on_a_text_is_said_and_the_next_best_used(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_linker")
    nlp.add_pipe("ner")
    nlp.to_disk(tmp_path / "untrained")

    seen = Pipelines(Choice(str(tmp_path / "untrained"))).analyse(STORY)

    assert "failed on this text" in seen.problem or "can't be loaded" in seen.problem
    assert seen.analysis.figures


def damaged(whole: Path, folder: Path) -> Iterator[str]:
    """The path of a copy of a pipeline in `folder`, with one file after another damaged."""
    for path in sorted(whole.rglob("*")):
        if not path.is_file() or path.name in ("meta.json", "README.md"):
            continue
        for damage in (b"\x00\xff{", path.read_bytes()[: path.stat().st_size // 2]):
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(whole, folder)
            (folder / path.relative_to(whole)).write_bytes(damage)
            yield str(folder)


def test_no_damage_to_a_pipeline_stops_the_analysis(english_package: Path, tmp_path: Path) -> None:
    whole = next(english_package.glob("en_tiny/en_tiny-*"))
    problems = []

    for broken in damaged(whole, tmp_path / "broken"):
        seen = Pipelines(Choice(broken)).analyse(TOLD)
        assert [figure.value for figure in seen.analysis.figures] == [40]
        problems.append(seen.problem)

    assert all("\n" not in problem for problem in problems)
    assert sum("can't be loaded" in problem for problem in problems) > 10


def test_tags_and_parts_of_speech_stay_and_what_nothing_reads_goes(with_english: Path) -> None:
    nlp = load_pipeline("en_tiny")

    for kept in ("tok2vec", "morphologizer", "parser", "attribute_ruler", "entity_ruler"):
        assert kept in nlp.pipe_names
    assert "lemmatizer" not in nlp.pipe_names
    assert nlp(TOLD)[3].pos_ == "PROPN"
    assert nlp(TOLD)[4].dep_ == "ROOT"


def test_our_rules_come_in_the_order_in_which_they_read_each_other() -> None:
    names = load_pipeline("baseline").pipe_names

    assert names[-3:] == ["newsread_figures", "newsread_attributions", "newsread_claims"]


def test_a_kept_analysis_counts_until_a_better_pipeline_is_installed(
    tmp_path: Path, german_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, choice = article(GERMAN), Choice()
    write_cached(tmp_path, read, choice, Pipelines(choice).analyse(GERMAN).analysis)
    assert read_cached(tmp_path, read, choice) is not None

    monkeypatch.syspath_prepend(german_package)

    assert read_cached(tmp_path, read, choice) is None


def test_an_analysis_by_a_stand_in_is_not_kept(tmp_path: Path) -> None:
    choice = Choice("en_no_such")

    write_cached(tmp_path, article(STORY), choice, Pipelines(choice).analyse(STORY).analysis)

    assert list(tmp_path.iterdir()) == []


def test_choices_and_stated_languages_are_kept_apart(tmp_path: Path) -> None:
    read, mine = article(STORY), Choice("baseline")
    write_cached(tmp_path, read, mine, Analysis(pipeline_version("baseline"), language="en"))

    assert read_cached(tmp_path, read, mine) is not None
    assert read_cached(tmp_path, read, Choice("baseline", (("de", "x"),))) is None
    assert read_cached(tmp_path, article(STORY + " "), mine) is None
