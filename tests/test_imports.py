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
    "annotations.analysis.kept",
    "annotations.analysis.model",
    "annotations.analysis.installed",
    "annotations.analysis.json_form",
    "annotations.analysis.language_note",
    "annotations.analysis.languages",
    "annotations.analysis.listing",
    "annotations.anchoring",
    "annotations.deciding",
    "annotations.history",
    "annotations.marking",
    "annotations.model",
    "annotations.pending",
    "annotations.steps",
    "annotations.store",
    "articles.controls",
    "click",
    "json",
    "textual.types",
    "textual.widgets._input",
    "textual.widgets._markdown",
    "textual.widgets._text_area",
    "tui.browser",
    "tui.claim_review_settings",
    "tui.cli.program",
    "tui.figure_words",
    "tui.panel_rows",
    "tui.sharing",
    "tui.span_choice",
    "tui.watching",
    "tui.worth_words",
    "tui.screens.help",
    "tui.screens.library",
    "tui.screens.waiting",
    "tui.who_says",
    "tui.widgets.claim_card",
)
"""What the first frame of an article can do without."""

OWN = ("articles", "annotations", "tui")
MODULES_OF_THE_FIRST_FRAME = 115


def loaded_after(statement: str) -> set[str]:
    """The top-level modules in memory after `statement` in a new interpreter."""
    code = (
        f"import sys\n{statement}\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(printed.stdout.split())


def modules_of_the_first_frame() -> set[str]:
    """What the program loads on its way to an article."""
    code = (
        "import sys, tui.cli.start, tui.opening, tui.settings_file\n"
        "from tui.late_palette import load_palette_late\n"
        "load_palette_late()\nimport tui.app\n"
        "print(*(name for name, module in sys.modules.items() if hasattr(module, '__file__')))"
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
    too_early = modules_of_the_first_frame().intersection(NOT_BEFORE_THE_FIRST_PAINT)
    assert not too_early, f"before the first paint there is {', '.join(sorted(too_early))}"


def test_the_modules_of_the_first_frame_stay_few() -> None:
    ours = [name for name in modules_of_the_first_frame() if name.split(".")[0] in OWN]
    assert len(ours) <= MODULES_OF_THE_FIRST_FRAME, (
        f"{len(ours)} modules are loaded before the first paint; each takes a sixth of a "
        "millisecond and more, so import one that the first frame can do without where it is used"
    )


@pytest.mark.parametrize("module", ["tui.cli", "articles.sources", "annotations.store"])
def test_a_room_without_a_screen_does_not_load_textual(module: str) -> None:
    assert "textual" not in loaded_after(f"import {module}")


def test_version_and_help_cost_no_more_than_click() -> None:
    assert "click" not in loaded_after("import tui.cli")
    needed = loaded_after("import click, dataclasses, json")
    extra = loaded_after("import tui.cli.program") - needed - set(OWN)
    third_party = extra - set(sys.stdlib_module_names) - {"__main__"}
    assert not third_party, f"newsread --help also loads {', '.join(sorted(third_party))}"


def test_a_list_of_claims_loads_nothing_that_reads_files() -> None:
    loaded = loaded_after("import annotations.index, tui.cli.claim_list, tui.claim_lines")
    too_much = loaded.intersection(LOADED_WHERE_NEEDED)
    assert not too_much, f"newsread list also loads {', '.join(sorted(too_much))}"


def test_the_analysis_client_knows_no_spacy() -> None:
    assert "spacy" not in loaded_after("import annotations.analysis.client")


def test_the_app_puts_an_analysis_together_without_the_rules_that_find() -> None:
    """They and their lists of words belong to the process that analyses."""
    code = (
        "import annotations.analysis.growing, annotations.analysis.language_note, sys\n"
        "print(*(name for name in sys.modules if name.startswith('annotations.analysis.')))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    rules = {f"annotations.analysis.{name}" for name in ("gazetteer", "people", "words")}
    assert not rules & set(printed.stdout.decode().split())
