from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from program import RunNewsread
from rich.cells import cell_len

from annotations.analysis.model import (
    Analysis,
    Attribution,
    Bound,
    Claim,
    Entity,
    Figure,
    Reason,
    Span,
)
from annotations.claim_list import list_claims
from annotations.marking import Marking
from annotations.model import Annotation, Evidence, Stance, Verdict
from annotations.store import Store
from articles.model import Article
from tui.folders import folders_below
from tui.show import Shown, plain_lines, styled_lines

TEXT = (
    "Mira Okafor said the port lost 300 jobs. Nobody at the ministry would confirm it.\n\n"
    "The town of Vellberg has two harbours."
)
ARTICLE = Article(
    source="https://example.org/port",
    title="Port counts its losses",
    text=TEXT,
    retrieved="2026-03-01T08:00:00Z",
    byline=("Ana Ruiz", "Bo Chen"),
    published="2026-02-28",
    site="Example Courier",
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


FIRST = Claim(
    *span("Mira Okafor said the port lost 300 jobs."),
    0.9,
    Attribution(
        Span(*span("Mira Okafor")),
        Span(*span("said")),
        Span(*span("the port lost 300 jobs")),
        False,
    ),
    (Reason.FIGURE, Reason.SOURCE),
)
SECOND = Claim(*span("The town of Vellberg has two harbours."), 0.4)
ANALYSIS = Analysis(
    "test 1",
    (Entity(*span("Mira Okafor"), "PERSON"), Entity(*span("Vellberg"), "GPE")),
    (Figure(*span("300 jobs"), 300, 300, 300, Bound.EXACT, None, "jobs"),),
    (FIRST, SECOND),
)


def marked(**fields: object) -> Annotation:
    annotation = Annotation(
        id="a" * 32,
        start=FIRST.start,
        end=FIRST.end,
        quote=TEXT[FIRST.start : FIRST.end],
        prefix="",
        suffix="",
        creator="ana",
        created="2026-03-01T09:00:00Z",
        modified="2026-03-01T09:00:00Z",
        replaces=((FIRST.start, FIRST.end),),
    )
    return replace(annotation, **fields)  # type: ignore[arg-type]


def shown(*annotations: Annotation) -> Shown:
    return Shown(ARTICLE, ANALYSIS, list_claims(ANALYSIS.claims, annotations))


def styled_text(what: Shown, width: int = 60) -> str:
    return "\n".join(line.plain for line in styled_lines(what, width))


DISPUTED = marked(
    verdict=Verdict.DISPUTED,
    note="The union counts 120.\nAsk again.",
    tags=("jobs", "port"),
    evidence=(Evidence("https://example.org/u", "Union count", Stance.CONTRADICTS, "120 jobs"),),
)


def test_the_title_block_says_who_when_and_where() -> None:
    lines = styled_text(shown()).splitlines()
    assert [line.strip() for line in lines[:5]] == [
        "Port counts its losses",
        "By Ana Ruiz and Bo Chen",
        "2026-02-28",
        "Example Courier",
        "https://example.org/port",
    ]


def test_the_sign_of_a_claim_stands_left_of_the_line_it_starts_in() -> None:
    lines = styled_text(shown(DISPUTED)).splitlines()
    assert any(line.startswith("✗   Mira Okafor said") for line in lines)
    assert any(line.startswith("·   The town of Vellberg") for line in lines)


def test_a_marked_claim_is_listed_with_all_that_the_reader_kept() -> None:
    printed = styled_text(shown(DISPUTED), 100)
    listed = printed[printed.index("disputed 1") :]
    for part in (
        "✗   disputed",
        "“Mira Okafor said the port lost 300 jobs.”",
        "Who says it: Mira Okafor · said, in the reporter's words",
        "Figures: 300 · jobs",
        "Worth checking 0.90: a figure, a named source",
        "Note: The union counts 120.",
        "Ask again.",
        "Tags: jobs, port",
        "Evidence, contradicts: Union count, https://example.org/u, “120 jobs”",
    ):
        assert part in listed


def test_entities_and_figures_differ_by_more_than_colour() -> None:
    text_line = next(line for line in styled_lines(shown(), 80) if "Mira" in line.plain)
    styles = {text_line.plain[part.start : part.end]: str(part.style) for part in text_line.spans}
    assert "underline" in styles["Mira Okafor"]
    assert "bold" in styles["300 jobs"]
    assert "underline" not in styles["300 jobs"]


@given(st.integers(20, 200), st.text(alphabet="ab 漢字é\u0301👩‍👩‍👧", max_size=300))
def test_no_line_is_wider_than_it_may_be_and_no_text_is_lost(width: int, text: str) -> None:
    article = replace(ARTICLE, text=text)
    lines = list(styled_lines(Shown(article, Analysis("test 1"), ()), width))
    assert all(cell_len(line.plain) <= width for line in lines)
    printed = "".join(line.plain for line in lines).replace(" ", "")
    assert text.replace(" ", "") in printed


def test_plain_is_a_linear_reading_with_verdicts_in_words() -> None:
    assert list(plain_lines(shown(DISPUTED))) == [
        "Port counts its losses",
        "By Ana Ruiz and Bo Chen",
        "2026-02-28",
        "Example Courier",
        "https://example.org/port",
        "",
        "Mira Okafor said the port lost 300 jobs. Nobody at the ministry would confirm it.",
        "",
        "The town of Vellberg has two harbours.",
        "",
        "Claims",
        "",
        "1. Disputed: “Mira Okafor said the port lost 300 jobs.”",
        "   Who says it: Mira Okafor · said, in the reporter's words",
        "   Figures: 300 · jobs",
        "   Worth checking 0.90: a figure, a named source",
        "   Note: The union counts 120.",
        "   Ask again.",
        "   Tags: jobs, port",
        "   Evidence, contradicts: Union count, https://example.org/u, “120 jobs”",
        "",
        "2. No verdict yet: “The town of Vellberg has two harbours.”",
        "   Who says it: no source found",
        "   Worth checking 0.40",
    ]


def test_a_corrected_claimant_is_the_one_that_is_named() -> None:
    assert "   Who says it: the port" in list(plain_lines(shown(marked(claimant="the port"))))


HOSTILE = "\x1b]0;owned\x07\x1b[31mred\x9b2J[bold]x[/bold]\u202e"


@pytest.mark.parametrize(
    "annotation",
    [
        marked(note=HOSTILE),
        marked(claimant=HOSTILE),
        marked(tags=(HOSTILE,)),
        marked(evidence=(Evidence(HOSTILE, HOSTILE, Stance.CONTEXT, HOSTILE),)),
    ],
)
def test_what_the_store_holds_is_cleaned_before_it_is_shown(annotation: Annotation) -> None:
    what = replace(shown(annotation), article=replace(ARTICLE, title=HOSTILE, site=HOSTILE))
    for line in [*styled_text(what).splitlines(), *plain_lines(what)]:
        assert line.isprintable(), f"{line!r} would reach the terminal"
    assert "[bold]x[/bold]" in styled_text(what)


STORY = (
    "Ferry route closes\n\n"
    "The Larsund ferry carried 12,400 passengers in May, the operator Nordfjord Lines said.\n\n"
    "Mayor Ida Holm said the route had lost about 3 million euros since 2019.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "story.txt"
    file.write_text(STORY)
    return file


def test_show_prints_an_article_without_colours_where_stdout_is_no_terminal(
    run_newsread: RunNewsread, story: Path
) -> None:
    finished = run_newsread("show", "story.txt")
    assert finished.code == 0
    assert finished.err == ""
    assert "Ferry route closes" in finished.out
    assert "\x1b" not in finished.out


def test_show_colours_where_it_is_asked_to(run_newsread: RunNewsread, story: Path) -> None:
    assert "\x1b[" in run_newsread("show", "story.txt", FORCE_COLOR="1", TERM="xterm").out


def test_show_keeps_to_the_width_of_the_settings(
    run_newsread: RunNewsread, home: Path, story: Path
) -> None:
    home.mkdir()
    (home / "config.toml").write_text("column_width = 40\n")
    finished = run_newsread("show", "story.txt")
    assert max(cell_len(line) for line in finished.out.splitlines()) <= 40


def test_plain_has_the_text_in_one_line_a_paragraph(run_newsread: RunNewsread, story: Path) -> None:
    finished = run_newsread("show", "--plain", "story.txt", FORCE_COLOR="1")
    assert finished.code == 0
    assert "\x1b" not in finished.out
    for paragraph in STORY.split("\n\n"):
        assert paragraph.strip() in finished.out.splitlines()


def test_show_reads_standard_input(run_newsread: RunNewsread) -> None:
    finished = run_newsread("show", "-", "--plain", stdin=STORY.encode())
    assert finished.code == 0
    assert finished.out.startswith("Ferry route closes\nStandard input\n")


def test_escape_sequences_in_a_file_never_reach_stdout(
    run_newsread: RunNewsread, tmp_path: Path
) -> None:
    hostile = f"Ferry {HOSTILE} route closes\n\nThe ferry {HOSTILE} carried 12,400 people in May.\n"
    (tmp_path / "hostile.txt").write_text(hostile)
    for words in (["show", "hostile.txt"], ["show", "--plain", "hostile.txt"]):
        finished = run_newsread(*words)
        assert finished.code == 0
        assert finished.out.replace("\n", "").isprintable()


def test_marks_are_shown_where_the_source_has_gone(
    run_newsread: RunNewsread, home: Path, story: Path
) -> None:
    from articles.sources import open_source

    article = open_source(str(story))
    marking = Marking(Store(folders_below(home).store), article, "ana")
    start = article.text.index("Mayor Ida Holm")
    marking.add_claim(start, len(article.text))
    listed = list_claims((), marking.annotations)[0]
    marking.set_verdict(listed, Verdict.VERIFIED)
    story.unlink()
    finished = run_newsread("show", "--plain", "story.txt")
    assert finished.code == 0
    assert "Verified: “Mayor Ida Holm said" in finished.out


@pytest.mark.parametrize("words", [["show"], ["analyze", "other.txt"], ["export", "other.txt"]])
def test_without_the_named_pipeline_the_one_inside_is_used_and_one_line_says_so(
    run_newsread: RunNewsread, home: Path, story: Path, words: list[str]
) -> None:
    home.mkdir()
    (story.parent / "other.txt").write_text("Mill sold\n\nThe mill was sold for 4 million euros.\n")
    as_it_is = run_newsread(*words, "story.txt").out
    (home / "config.toml").write_text('pipeline = "xx_no_such_pipeline"\n')
    finished = run_newsread(*words, "story.txt")
    assert finished.code == 0
    assert timeless(finished.out) == timeless(as_it_is)
    assert "xx_no_such_pipeline" in finished.err
    assert "The bundled one is used." in finished.err
    assert finished.err.count("\n") == 1


def timeless(printed: str) -> str:
    """What was printed, without the times of reading and printing."""
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "", printed)


def test_a_claim_whose_wording_changed_is_shown_with_both_wordings(
    run_newsread: RunNewsread, home: Path, story: Path
) -> None:
    from articles.sources import open_source

    article = open_source(str(story))
    Marking(Store(folders_below(home).store), article, "ana").add_claim(0, len(article.text))
    story.write_text(STORY.replace("12,400", "9,800"))
    printed = run_newsread("show", "--plain", "story.txt").out
    assert "No verdict yet, wording changed: “" in printed
    assert f"Wording of before: “{' '.join(article.text.split())}”" in printed
    assert "≠" in run_newsread("show", "story.txt").out


@pytest.mark.parametrize("words", [["show", "--plain"], ["analyze"], ["export"]])
def test_marks_follow_a_source_that_changed_and_a_line_says_what_became_of_them(
    run_newsread: RunNewsread, home: Path, story: Path, words: list[str]
) -> None:
    from articles.sources import open_source

    article = open_source(str(story))
    Marking(Store(folders_below(home).store), article, "ana").add_claim(0, len(article.text))
    assert run_newsread(*words, "story.txt").err == "", "Nothing has changed yet."
    story.write_text(STORY.replace("12,400", "9,800"))
    finished = run_newsread(*words, "story.txt")
    assert finished.code == 0
    assert "9,800" in finished.out
    assert finished.err == (
        f"newsread: The source has changed since you read it on {article.retrieved[:10]}: "
        "0 claims kept, 1 changed.\n"
    )
