from collections.abc import Sequence
from dataclasses import replace

import pytest
from reading_harness import ANALYSIS, ARTICLE, CLAIMS, FIGURES, SENTENCES, TEXT, place_of, span_of
from screen_harness import HOSTILE, Harness, assert_lines_fit, press, screen_text, settle

from annotations.analysis.model import Analysis, Claim, Entity
from annotations.model import Verdict
from annotations.steps import create
from tui.article_renewal import with_analysis, with_annotations
from tui.article_state import ArticleState, ClaimOrder, at_claim, in_order
from tui.messages import PanelPlaceChosen, TabClicked
from tui.panel_rows import PanelRow, panel_rows
from tui.panel_tabs import Tab
from tui.widgets.side_panel import SidePanel
from tui.widgets.virtual_list import VirtualList

START = ArticleState(ARTICLE, ANALYSIS)


class PanelHarness(Harness):
    """Shows a panel alone, and keeps what it asks for."""

    CSS = "SidePanel { height: 100%; } VirtualList { height: 1fr; } TabLine { height: 1; }"

    def __init__(self, state: ArticleState = START) -> None:
        self.panel = SidePanel(state, {})
        super().__init__(self.panel)
        self.places: list[PanelPlaceChosen] = []
        self.tabs: list[Tab] = []

    def on_panel_place_chosen(self, message: PanelPlaceChosen) -> None:
        self.places.append(message)

    def on_tab_clicked(self, message: TabClicked) -> None:
        self.tabs.append(message.tab)


def words(rows: Sequence[PanelRow]) -> list[str]:
    return [row.line.plain for row in rows]


def test_claims_are_listed_with_their_sign():
    start, end = CLAIMS[1].start, CLAIMS[1].end
    made = replace(create(TEXT, start, end, replaces=((start, end),)), verdict=Verdict.DISPUTED)
    rows = panel_rows(with_annotations(START, (made,)), Tab.CLAIMS)
    assert words(rows)[:3] == [f"· {SENTENCES[0]}", f"✗ {SENTENCES[1]}", f"· {SENTENCES[2]}"]
    assert rows[1].places == ((start, end),)


def test_a_claim_over_paragraphs_is_one_line():
    claim = Claim(0, len(TEXT), 0.5)
    (row,) = panel_rows(ArticleState(ARTICLE, Analysis("one", claims=(claim,))), Tab.CLAIMS)
    assert "\n" not in row.line.plain


def test_entities_are_grouped_by_kind_and_name_and_counted():
    rows = panel_rows(START, Tab.ENTITIES)
    assert words(rows) == [
        "Elin Strand ×2  PERSON",
        "Agnes Holt  PERSON",
        "Tomas Birk  PERSON",
        "Varnholm ×2  GPE",
        "Oslen  GPE",
        "Varnholm Ports  ORG",
        "Tuesday  DATE",
    ]
    assert rows[0].places == (span_of("Elin Strand"), span_of("Elin Strand", nth=1))


def test_one_name_of_two_kinds_makes_two_rows():
    entities = (Entity(*span_of("Varnholm"), "GPE"), Entity(*span_of("Varnholm", nth=1), "ORG"))
    rows = panel_rows(ArticleState(ARTICLE, Analysis("two", entities)), Tab.ENTITIES)
    assert words(rows) == ["Varnholm  GPE", "Varnholm  ORG"]


def test_figures_are_listed_in_the_order_of_the_text():
    rows = panel_rows(START, Tab.FIGURES)
    assert [row.places for row in rows] == [((one.start, one.end),) for one in FIGURES]
    assert panel_rows(START, Tab.CLAIM) == []


async def test_walking_a_list_asks_for_its_places_and_enter_for_the_next_one():
    app = PanelHarness()
    async with app.run_test(size=(50, 20)) as pilot:
        app.panel.open_tab(Tab.ENTITIES)
        app.panel.focus_tab()
        await press(pilot, "enter", "enter", "enter", "j", "k", "enter")
        asked = [(one.start, one.end) for one in app.places]
        first, second = span_of("Elin Strand"), span_of("Elin Strand", nth=1)
        assert asked == [first, second, first, span_of("Agnes Holt"), first, second]


@pytest.mark.parametrize(
    ("tab", "words"),
    [
        (Tab.CLAIMS, "Press s to choose one yourself."),
        (Tab.ENTITIES, "organisations found."),
        (Tab.FIGURES, "No figures found."),
        (Tab.CLAIM, "No claims were found"),
    ],
)
async def test_an_empty_tab_says_what_to_do(tab: Tab, words: str):
    app = PanelHarness(ArticleState(ARTICLE, Analysis("none")))
    async with app.run_test(size=(50, 20)) as pilot:
        app.panel.open_tab(tab)
        await press(pilot, "j", "enter")
        assert words in screen_text(app)


@pytest.mark.parametrize("tab", list(Tab))
async def test_before_the_analysis_every_tab_says_that_it_comes(tab: Tab):
    app = PanelHarness(ArticleState(ARTICLE))
    async with app.run_test(size=(50, 20)) as pilot:
        app.panel.open_tab(tab)
        await settle(pilot)
        assert "Claims show up here in a moment." in screen_text(app)
        app.panel.show(with_analysis(ArticleState(ARTICLE), ANALYSIS))
        await settle(pilot)
        assert "in a moment" not in screen_text(app)


async def test_the_list_follows_the_current_claim():
    app = PanelHarness()
    async with app.run_test(size=(50, 10)) as pilot:
        app.panel.open_tab(Tab.CLAIMS)
        app.panel.show(at_claim(START, 20))
        await settle(pilot)
        assert app.panel.query_one(VirtualList).cursor == 20
        assert f"▶ · {SENTENCES[20]}"[:30] in screen_text(app)
        assert app.places == [], "The program moved the cursor, not the reader."


async def test_the_cursor_of_a_sorted_list_stands_on_the_current_claim():
    claims = tuple(replace(claim, score=n / 100) for n, claim in enumerate(CLAIMS))
    state = in_order(ArticleState(ARTICLE, Analysis("x", claims=claims)), ClaimOrder.WORTH)
    app = PanelHarness(state)
    async with app.run_test(size=(50, 10)) as pilot:
        app.panel.open_tab(Tab.CLAIMS)
        app.panel.show(at_claim(state, 20))
        await settle(pilot)
        assert app.panel.query_one(VirtualList).cursor == len(CLAIMS) - 1 - 20
        assert f"▶ · 0.20 {SENTENCES[20]}"[:30] in screen_text(app)
        app.panel.show(at_claim(in_order(state, ClaimOrder.PLACE), 20))
        await settle(pilot)
        assert app.panel.query_one(VirtualList).cursor == 20
        assert app.places == [], "The program moved the cursor, not the reader."


def test_a_claim_of_ones_own_is_told_as_one_in_a_list_by_worth():
    own = create(TEXT, *span_of("two moored barges"))
    rows = words(
        panel_rows(in_order(with_annotations(START, (own,)), ClaimOrder.WORTH), Tab.CLAIMS)
    )
    assert rows[:2] == ["· your own: two moored barges", f"· 0.50 {SENTENCES[0]}"]


def test_figures_are_told_by_what_they_mean():
    told = words(panel_rows(START, Tab.FIGURES))
    assert told == [
        "14",
        "€3.5 million",
        "more than €9 million",
        "about 60%",
        "80 km/h",
        "about 200",
    ]


async def test_a_hidden_panel_is_up_to_date_when_it_opens():
    app = PanelHarness()
    async with app.run_test(size=(50, 20)) as pilot:
        app.panel.display = False
        app.panel.show(at_claim(START, 2))
        await settle(pilot)
        app.panel.display = True
        app.panel.refresh_all()
        await settle(pilot)
        assert "claim 3 of 22" in screen_text(app)


async def test_a_new_claim_starts_at_the_top_of_its_card():
    app = PanelHarness(at_claim(START, 1))
    async with app.run_test(size=(30, 6)) as pilot:
        app.panel.focus_tab()
        await press(pilot, "end")
        assert "no verdict yet" not in screen_text(app)
        app.panel.show(at_claim(START, 2))
        await settle(pilot)
        assert "no verdict yet" in screen_text(app)


async def test_every_tab_is_clicked_where_its_name_stands():
    app = PanelHarness()
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        for number, tab in enumerate(Tab):
            await pilot.click(offset=place_of(app, f"{number + 1} {tab.capitalize()}"))
        await settle(pilot)
        assert app.tabs == list(Tab)


@pytest.mark.parametrize("width", [12, 40, 80])
async def test_hostile_names_show_literally_in_every_list(width: int):
    text = "\n\n".join(HOSTILE)
    spans = [span_of(one.strip(), text) for one in HOSTILE]
    analysis = Analysis(
        "made by hand",
        entities=tuple(Entity(*span, "PERSON") for span in spans),
        claims=tuple(Claim(*span, 0.5) for span in spans),
    )
    app = PanelHarness(ArticleState(replace(ARTICLE, text=text), analysis))
    async with app.run_test(size=(width, 20)) as pilot:
        for tab in Tab:
            app.panel.open_tab(tab)
            await settle(pilot)
            assert_lines_fit(app)
            if tab in {Tab.CLAIMS, Tab.ENTITIES} and width >= 40:
                for one in HOSTILE[:3]:
                    assert one in screen_text(app)
            for y in range(1, 12):
                await pilot.click(offset=(5, y))
            await settle(pilot)
            assert app.is_running
