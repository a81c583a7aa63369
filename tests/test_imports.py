"""What really loads: the first paint waits for every import before it."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED_WHERE_NEEDED = (
    "babel",
    "charset_normalizer",
    "filelock",
    "httpx",
    "jsonschema",
    "lxml",
    "markdown_it",
    "msgspec",
    "numpy",
    "packaging",
    "py3langid",
    "pyperclip",
    "reader",
    "spacy",
    "thinc",
    "tinydb",
    "tomlkit",
    "trafilatura",
    "watchdog",
)


NOT_BEFORE_THE_FIRST_PAINT = (
    "annotations.index",
    "annotations.analysis.installed",
    "annotations.analysis.json_form",
    "annotations.analysis.language_note",
    "annotations.analysis.languages",
    "annotations.analysis.listing",
    "click",
    "textual.widgets._markdown",
    "textual.widgets._text_area",
    "tui.cli.program",
    "tui.figure_words",
    "tui.panel_rows",
    "tui.screens.help",
    "tui.screens.library",
    "tui.screens.waiting",
    "tui.who_says",
    "tui.widgets.claim_card",
)
"""What the first frame of an article can do without."""


def loaded_after(statement: str) -> set[str]:
    """The top-level modules in memory after `statement` in a new interpreter."""
    code = (
        f"import sys\n{statement}\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(printed.stdout.split())


def test_the_app_loads_nothing_heavy_before_its_first_paint() -> None:
    too_early = loaded_after("import tui.app").intersection(LOADED_WHERE_NEEDED)
    assert not too_early, f"import tui.app also loads {', '.join(sorted(too_early))}"


def test_the_way_to_the_app_loads_nothing_heavy() -> None:
    too_early = loaded_after("import tui.cli, tui.opening, tui.settings_file").intersection(
        {*LOADED_WHERE_NEEDED, "textual", "rich"}
    )
    assert not too_early, f"before the app is imported there is {', '.join(sorted(too_early))}"


def test_the_first_frame_waits_for_nothing_that_is_not_in_it() -> None:
    code = "import sys, tui.cli.start, tui.opening, tui.settings_file, tui.app\nprint(*sys.modules)"
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    too_early = set(printed.stdout.split()).intersection(NOT_BEFORE_THE_FIRST_PAINT)
    assert not too_early, f"before the first paint there is {', '.join(sorted(too_early))}"


@pytest.mark.parametrize("module", ["tui.cli", "articles.sources", "annotations.store"])
def test_a_room_without_a_screen_does_not_load_textual(module: str) -> None:
    assert "textual" not in loaded_after(f"import {module}")


def test_version_and_help_cost_no_more_than_click() -> None:
    own = {"articles", "annotations", "tui"}
    assert "click" not in loaded_after("import tui.cli")
    needed = loaded_after("import click, dataclasses, json")
    extra = loaded_after("import tui.cli.program") - needed - own
    third_party = extra - set(sys.stdlib_module_names) - {"__main__"}
    assert not third_party, f"newsread --help also loads {', '.join(sorted(third_party))}"


def test_a_list_of_claims_loads_nothing_that_reads_files() -> None:
    loaded = loaded_after("import annotations.index, tui.cli.claim_list, tui.claim_lines")
    too_much = loaded.intersection(LOADED_WHERE_NEEDED)
    assert not too_much, f"newsread list also loads {', '.join(sorted(too_much))}"


def test_the_analysis_client_knows_no_spacy() -> None:
    assert "spacy" not in loaded_after("import annotations.analysis.client")
