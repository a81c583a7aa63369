from __future__ import annotations

import tomllib

from tui.pipeline_settings import pipeline_choice
from tui.settings import Settings
from tui.settings_file import parse_settings
from tui.settings_toml import config_text


def test_pipelines_are_named_by_the_code_of_a_language() -> None:
    loaded = parse_settings('pipeline = "a"\n[pipelines]\nfr = "f"\nde = "d"\n')

    assert loaded.problems == ()
    choice = pipeline_choice(loaded.settings)
    assert (choice.pipeline, choice.by_language) == ("a", (("de", "d"), ("fr", "f")))


def test_what_is_no_language_or_no_name_is_named_and_the_rest_used() -> None:
    loaded = parse_settings('[pipelines]\nGerman = "x"\nde = 3\nfr = " "\nit = "i"\n')

    assert dict(loaded.settings.pipelines) == {"it": "i"}
    assert [problem.split(": ", 1)[1] for problem in loaded.problems] == [
        '"German" is no code of a language, such as "de".',
        "pipelines.de must name a pipeline, in quotes.",
        "pipelines.fr must name a pipeline, in quotes.",
    ]


def test_the_bundled_pipeline_is_named_for_english_alone_in_any_case() -> None:
    loaded = parse_settings(
        'pipeline = "Bundled"\n[pipelines]\nfr = "bundled"\nen = "Bundled"\nde = "Baseline"\n'
    )

    assert loaded.problems == (
        "config.toml: pipelines.fr: the bundled pipeline reads English only.",
    )
    choice = pipeline_choice(loaded.settings)
    assert (choice.pipeline, choice.by_language) == ("", (("de", "baseline"), ("en", "")))


def test_pipelines_that_are_no_table_are_named() -> None:
    loaded = parse_settings("pipelines = 3\n")

    assert loaded.problems == ("config.toml: pipelines must be a table, written as [pipelines].",)


def test_the_printed_settings_can_be_read_again() -> None:
    settings = Settings(annotator="a", pipelines={"de": "d"}, keys={"claim.note": "f7"})

    table = tomllib.loads(config_text(settings))

    assert table["pipelines"] == {"de": "d"}
    assert table["keys"] == {"claim.note": "f7"}
