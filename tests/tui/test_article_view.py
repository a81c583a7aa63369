from collections.abc import Sequence
from pathlib import Path

import pytest
from reading_harness import (
    ANALYSIS,
    ARTICLE,
    SENTENCES,
    TEXT,
    WIDE,
    place_of,
    quote,
    read,
    reading,
    rows_with,
    span_of,
    style_at,
    style_of,
)
from rich.cells import cell_len
from screen_harness import (
    Harness,
    assert_lines_fit,
    press,
    screen_lines,
    screen_text,
    settle,
)
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from annotations.analysis.model import Analysis, Claim, Entity
from articles.model import Article
from tui.article_state import ArticleState, at_claim
from tui.messages import PlaceClicked
from tui.themes import MONO
from tui.widgets import article_view
from tui.widgets.article_view import GUTTER, ArticleView

WIDE_TEXT = (
    "一二三 four 五六 7 人 were counted. Then came 8.\n\n"
    "The cafe\u0301 in Şiran 🚢 sold 12 cups. عنوان من اليمين then 9 more.\n\n"
    "장관은 화요일에 14명이 다쳤다고 말했다. End."
)


STYLES = Path(article_view.__file__).with_suffix(".tcss")


class ViewHarness(Harness):
    """Shows a view alone, and keeps the places that were clicked."""

    CSS_PATH = STYLES

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self.view = view
        self.clicked: list[int] = []

    def on_place_clicked(self, message: PlaceClicked) -> None:
        self.clicked.append(message.offset)


def viewing(
    text: str,
    *,
    title: str = "Title",
    entities: Sequence[Entity] = (),
    claims: Sequence[Claim] = (),
    column_width: int = 80,
) -> ViewHarness:
    article = Article("-", title, text, "2026-03-02T08:00:00Z")
    analysis = Analysis("made by hand", tuple(entities), (), tuple(claims))
    return ViewHarness(ArticleView(ArticleState(article, analysis), column_width=column_width))


def select(view: ArticleView, selection: Selection) -> None:
    view.screen.selections = {view: selection}


@pytest.mark.parametrize("width", [30, 60, 100])
async def test_selected_text_is_the_articles_own_text(width: int):
    app = viewing(WIDE_TEXT)
    async with app.run_test(size=(width, 40)) as pilot:
        await settle(pilot)
        view = app.view
        head = view.virtual_size.height - 2 - len(view.text_layout)
        for start in range(0, len(WIDE_TEXT), 7):
            for end in range(start + 1, len(WIDE_TEXT) + 1, 11):
                first, last = view.text_layout.line_of(start), view.text_layout.line_of(end)
                one = Offset(start - view.text_layout.starts[first], first + head)
                other = Offset(end - view.text_layout.starts[last], last + head)
                select(view, Selection.from_offsets(one, other))
                selected = view.selected_span()
                assert selected is not None
                got, (text, _) = (
                    WIDE_TEXT[slice(*selected)],
                    view.get_selection(SELECT_ALL) or ("", ""),
                )
                assert text == got
                assert got.strip() == WIDE_TEXT[start:end].strip()


async def test_everything_selected_is_the_whole_text():
    app = viewing(WIDE_TEXT)
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        select(app.view, SELECT_ALL)
        await settle(pilot)
        assert app.screen.get_selected_text() == WIDE_TEXT
        assert_lines_fit(app)


async def test_a_selection_is_painted_over_wide_characters_and_taken_away_again():
    app = viewing(WIDE_TEXT)
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        plain = style_of(app, "五六").bgcolor
        row = rows_with(app, "五六")[0]
        start = app.view.text_layout.starts[0]
        column = WIDE_TEXT.index("五六") - start
        select(app.view, Selection(Offset(column, row), Offset(column + 2, row)))
        await settle(pilot)
        x, y = place_of(app, "五六")
        assert [style_at(app, (x + cell, y)).bgcolor != plain for cell in range(-1, 5)] == [
            False, True, True, True, True, False,
        ]  # fmt: skip
        app.screen.clear_selection()
        await settle(pilot)
        assert style_at(app, (x, y)).bgcolor == plain


@pytest.mark.parametrize(
    "words", ["一", "二三", "four", "五六", "8.", "Şiran", "sold", "장관은", "14명이", "End"]
)
async def test_the_place_under_the_mouse_is_right_with_wide_characters(words: str):
    app = viewing(WIDE_TEXT)
    async with app.run_test(size=(70, 20)) as pilot:
        await settle(pilot)
        x, y = place_of(app, words)
        offset = WIDE_TEXT.index(words)
        await pilot.click(offset=(x, y))
        await pilot.click(offset=(x + cell_len(words[0]) - 1, y))
        await pilot.click(offset=(x + cell_len(words[0]), y))
        await settle(pilot)
        assert app.clicked[:2] == [offset, offset]
        assert app.clicked[2] == offset + 1


async def test_a_click_beside_the_text_is_at_the_ends_of_its_line():
    app = viewing("One two three.\n\nFour.", title="")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        y = place_of(app, "One")[1]
        await pilot.click(offset=(0, y))
        await pilot.click(offset=(50, y))
        await pilot.click(offset=(20, 19))
        await settle(pilot)
        assert app.clicked == [0, 14, 21]


LOOKS = [
    ("Elin Strand", "PERSON", "bold"),
    ("Varnholm", "GPE", "italic"),
    ("Danish", "NORP", "italic"),
    ("Harbour Board", "ORG", "bold"),
    ("Tuesday", "DATE", "italic"),
    ("Mona Lisa", "WORK_OF_ART", "italic"),
]


@pytest.mark.parametrize(("words", "label", "attribute"), LOOKS)
async def test_entities_differ_by_colour_and_by_a_text_attribute(
    words: str, label: str, attribute: str
):
    text = f"Yesterday {words} was here."
    start = text.index(words)
    app = viewing(text, entities=[Entity(start, start + len(words), label)])
    async with app.run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        x, y = place_of(app, words)
        styles = [style_at(app, (x + cell, y)) for cell in range(-1, len(words) + 1)]
        shown = [bool(getattr(style, attribute)) for style in styles]
        assert shown == [False, *[True] * len(words), False]
        assert styles[0].color != styles[1].color


async def test_a_figure_is_underlined_on_its_cells_alone(tmp_path: Path):
    async with reading(tmp_path) as (app, _):
        x, y = place_of(app, "14 people were")
        styles = [style_at(app, (x + cell, y)) for cell in range(-1, len("14 people") + 1)]
        shown = [bool(style.underline) for style in styles]
        assert shown == [False, *[True] * len("14 people"), False]
        assert styles[1].color != styles[0].color


async def test_a_highlight_over_a_line_break_is_shown_on_both_lines():
    text = "The long name of the Harbour and Ferry Board of Varnholm stood here."
    start, end = span_of("Harbour and Ferry Board of Varnholm", text)
    app = viewing(text, entities=[Entity(start, end, "ORG")], column_width=40)
    async with app.run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        assert len(app.view.text_layout) == 2
        assert style_of(app, "Harbour and").bold
        assert style_of(app, "Varnholm").bold
        assert not style_of(app, "stood").bold


async def test_highlights_inside_one_another_are_laid_over_one_another(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        plain = style_of(app, "Elin Strand")
        await press(pilot, "j", "j", "d", "k")
        marked = style_of(app, "Elin Strand")
        assert marked.bold
        assert marked.color == plain.color
        assert marked.bgcolor != plain.bgcolor, "A decided claim does not show under a name."


async def test_wide_characters_do_not_move_highlights():
    text = "一二三 met 五六 in 7 cafe\u0301s near 장관은 then."
    names = ["五六", "장관은"]
    entities = [Entity(*span_of(name, text), "PERSON") for name in names]
    app = viewing(text, entities=entities)
    async with app.run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        for name in names:
            x, y = place_of(app, name)
            shown = [
                bool(style_at(app, (x + cell, y)).bold) for cell in range(-1, cell_len(name) + 1)
            ]
            assert shown == [False, *[True] * cell_len(name), False]


async def test_the_current_claim_has_a_pointer_and_a_rule_down_its_lines(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j")
        lines = screen_lines(app)
        first = rows_with(app, "The port of Varnholm")[0]
        assert lines[first].startswith("▶")
        assert lines[first + 1].startswith("┃"), "The claim goes on, its sign does not."
        assert not lines[first + 2].startswith(("▶", "┃"))
        assert style_of(app, "The port").bgcolor != style_of(app, "Harbour master").bgcolor


async def test_more_claims_than_signs_have_room_end_in_a_plus():
    text = "A. B. C. D. E."
    claims = [Claim(place, place + 2, 0.5) for place in range(0, len(text), 3)]
    for count, signs in ((2, "··"), (3, "···"), (4, "··+"), (5, "··+")):
        app = viewing(text, claims=claims[:count], title="")
        async with app.run_test(size=(40, 10)) as pilot:
            await settle(pilot)
            line = next(line for line in screen_lines(app) if "A. B." in line)
            assert line.split() == [signs, *text.split()]


async def test_matches_are_shown_and_the_current_one_differs(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        plain = style_of(app, "Harbour master")
        await press(pilot, "slash", *"varnholm", "enter")
        current = style_of(app, "Varnholm closed")
        await press(pilot, "n")
        other = style_of(app, "Varnholm closed")
        assert (current.reverse, bool(other.reverse)) == (True, False)
        assert other.bgcolor != plain.bgcolor
        assert style_of(app, "Varnholm Ports").reverse


async def test_no_sign_is_told_by_colour_alone(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        app.theme = MONO.name
        await press(pilot, "slash", *"crane", "enter", "n")
        attributes = {
            words: tuple(
                bool(getattr(style_of(app, words), name))
                for name in ("bold", "italic", "underline", "reverse")
            )
            for words in ("hospital", "Elin", "Tuesday", "14 people", "crane fell", "crane was")
        }
        assert attributes["Elin"] != attributes["hospital"]
        assert attributes["Tuesday"] != attributes["hospital"]
        assert attributes["14 people"] != attributes["hospital"]
        assert attributes["crane was"] != attributes["crane fell"] != attributes["hospital"]


@pytest.mark.parametrize("width", [1, 2, 7, 20, 40, 80, 133, 300])
async def test_every_line_is_as_wide_as_the_terminal(width: int):
    app = viewing(WIDE_TEXT * 3, title=WIDE_TEXT)
    async with app.run_test(size=(width, 12)) as pilot:
        await settle(pilot)
        for _ in range(4):
            assert_lines_fit(app)
            app.view.scroll_relative(y=9, animate=False)
            await settle(pilot)


@pytest.mark.parametrize("column_width", [40, 80, 120])
async def test_the_column_is_as_wide_as_the_settings_say_and_in_the_middle(column_width: int):
    app = viewing(TEXT, column_width=column_width)
    async with app.run_test(size=(200, 80)) as pilot:
        await settle(pilot)
        lines = [line for line in screen_lines(app) if line.strip()][1:]
        left = min(len(line) - len(line.lstrip()) for line in lines)
        assert max(cell_len(line.strip()) for line in lines) <= column_width
        assert abs(left - (200 - column_width) // 2) <= GUTTER


@pytest.mark.parametrize(("offset", "shown"), [(0, True), (10**6, True)])
async def test_any_place_can_be_revealed(offset: int, shown: bool):
    app = viewing(TEXT * 5)
    async with app.run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        for place in (*range(0, len(TEXT) * 5, 997), offset):
            app.view.reveal(place, place + 1)
            await settle(pilot)
            assert app.view.is_visible(min(place, len(TEXT) * 5 - 1)) is shown


async def test_a_claim_longer_than_the_screen_shows_its_start():
    app = viewing(TEXT * 3, claims=[Claim(400, 2500, 0.5)])
    async with app.run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        app.view.show(at_claim(app.view.state, 0))
        app.view.reveal(400, 2500)
        await settle(pilot)
        assert app.view.is_visible(400)
        assert "▶" in screen_text(app)


async def test_another_article_starts_at_its_top():
    app = viewing(TEXT * 3)
    async with app.run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        app.view.scroll_end(animate=False)
        await settle(pilot)
        app.view.show(ArticleState(Article("-", "Other", "Short.", "2026-03-02T08:00:00Z")))
        await settle(pilot)
        assert "Other" in screen_text(app)
        assert "Short." in screen_text(app)
        assert_lines_fit(app)


async def test_a_text_of_200_000_words_opens_and_moves(tmp_path: Path):
    words = len(TEXT.split())
    times = 200_000 // words + 1
    article = Article("-", "Long", "\n\n".join([TEXT] * times), "2026-03-02T08:00:00Z")
    size = len(TEXT) + 2
    claims = tuple(
        Claim(claim.start + number * size, claim.end + number * size, 0.5)
        for number in range(times)
        for claim in ANALYSIS.claims
    )
    analysis = Analysis("made by hand", claims=claims)
    async with reading(tmp_path, article=article, analysis=analysis) as (app, pilot):
        await press(pilot, "j", "j", "v", "space", "j")
        assert app.claim_text in SENTENCES
        await press(pilot, "G", "j")
        assert "100%" in screen_text(app)
        assert quote(app.state.claim, article.text) in SENTENCES
        await press(pilot, "slash", *"crane", "enter", "N")
        assert len(app.state.matches) == TEXT.count("crane") * times
        await press(pilot, "J")
        assert app.state.claim is not None
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert_lines_fit(app)


async def test_unfinished_text_is_shown_before_the_analysis(tmp_path: Path):
    app = read(tmp_path, analysis=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert ARTICLE.title in screen_text(app)
        assert SENTENCES[0][:40] in screen_text(app)
