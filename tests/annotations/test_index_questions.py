"""What the index answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from annotation_samples import ARTICLE, annotation

from annotations.claim_list import VerdictTally
from annotations.index import ClaimFilter, ClaimSort, Index, Seen, parse_filter
from annotations.model import AnchorState, Evidence, Status, Verdict
from annotations.store import Store
from articles.model import Article

OTHER = Article(
    source="/texts/airport.txt",
    title="A runway closes",
    text="The airport closes a runway. Nobody said why.",
    retrieved="2026-04-01T08:00:00Z",
)

LATE = annotation(
    0, 20, id="1" * 32, verdict=Verdict.DISPUTED, claimant="Ida Røst", note="Ask the port.",
    tags=("quay", "Fares"), modified="2026-03-02T09:00:00Z",
)  # fmt: skip
COUNTED = annotation(
    30, 40, id="2" * 32, verdict=Verdict.VERIFIED, modified="2026-03-05T09:00:00Z",
    evidence=(Evidence("https://port.example", "Berth log", quote="nine ships"),),
    state=AnchorState.CHANGED,
)  # fmt: skip
OPEN = annotation(50, 60, id="3" * 32, tags=("quay",), modified="2026-03-01T09:00:00Z")
REFUSED = annotation(60, 70, id="4" * 32, status=Status.REJECTED)
RUNWAY = replace(
    annotation(0, 11, id="5" * 32, verdict=Verdict.DISPUTED, claimant="a minister", creator="bo"),
    quote="The airport",
    modified="2026-04-02T09:00:00Z",
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    index = Index(tmp_path / "articles", tmp_path / "cache" / "index.sqlite")
    store = Store(tmp_path / "articles", index)
    store.change(ARTICLE, lambda _: [LATE, COUNTED, OPEN, REFUSED])
    store.change(OTHER, lambda _: [RUNWAY])
    index.refresh()
    yield index
    index.close()


def found(index: Index, written: str, sort: ClaimSort = ClaimSort.DATE) -> str:
    """The first letters of the ids of the claims that are found, in order."""
    asked = parse_filter(written, date(2026, 11, 24))
    return "".join(claim.id[0] for claim in index.claims(asked, sort))


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("", "5213"),
        ("verdict:disputed", "51"),
        ("verdict:disputed verdict:open", "513"),
        ("claimant:ida", "1"),
        ("claimant:minis", "5"),
        ('claimant:"ida rø"', "1"),
        ("tag:quay", "13"),
        ("tag:fares tag:QUAY", "1"),
        ("tag:fare", ""),
        ("tag:quay verdict:open", "3"),
        ("tag:quay since:2026-03-02", "1"),
        ("tag:quay harbour", "1"),
        ("since:2026-03-05", "52"),
        ("until:2026-03-02", "3"),
        ("state:changed", "2"),
        ("by:bo", "5"),
        ("article:harbour", "213"),
        ("article:runway", "5"),
        ("article:%", ""),
        ("port", "1"),
        ("Berth", "2"),
        ("nine", "2"),
        ("harb", "1"),
        ('"harbour master"', "1"),
        ('"master harbour"', ""),
        ("airport verdict:disputed since:2026-04", "5"),
        ("…", "5213"),
    ],
)
def test_claims_are_found_by_what_narrows_them(index: Index, written: str, ids: str) -> None:
    assert found(index, written) == ids


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        (ClaimSort.DATE, "5213"),
        (ClaimSort.VERDICT, "2513"),
        (ClaimSort.CLAIMANT, "5123"),
        (ClaimSort.ARTICLE, "5123"),
        (ClaimSort.WORTH, "5213"),
    ],
)
def test_claims_come_in_the_order_that_is_asked_for(
    index: Index, sort: ClaimSort, ids: str
) -> None:
    assert found(index, "", sort) == ids
    words = "the OR" if sort is ClaimSort.DATE else ""
    assert found(index, words, sort) in (ids, "")
    backwards = [
        claim.id[0]
        for claim in index.claims_at(index.numbers(ClaimFilter(), sort, backwards=True)).values()
    ]
    assert sorted(backwards) == ["1", "2", "3", "5"]


def test_a_claim_comes_with_all_that_a_list_says_of_it(index: Index) -> None:
    claim = next(index.claims(parse_filter("berth", date(2026, 1, 1))))
    assert (claim.article_id, claim.title, claim.source, claim.site, claim.published) == (
        ARTICLE.id, "Ferries late in Lindholm", ARTICLE.source, "Harbour Post", "2026-03-01",
    )  # fmt: skip
    assert (claim.start, claim.end, claim.quote) == (30, 40, COUNTED.quote)
    assert (claim.verdict, claim.state, claim.evidence) == (
        Verdict.VERIFIED, AnchorState.CHANGED, COUNTED.evidence,
    )  # fmt: skip


def test_articles_are_tallied_at_once(index: Index) -> None:
    assert index.tallies([ARTICLE.id, OTHER.id, "f" * 16]) == {
        ARTICLE.id: VerdictTally(verified=1, disputed=1, open=1),
        OTHER.id: VerdictTally(disputed=1),
    }
    assert set(index.marked_ids()) == {ARTICLE.id, OTHER.id}
    assert index.count_marked() == 2
    assert index.marked_ids([Verdict.VERIFIED]) == (ARTICLE.id,)
    assert index.marked_ids([]) == ()


def test_an_article_is_found_by_its_text(index: Index) -> None:
    assert index.articles_with_text(ARTICLE.sha256) == (ARTICLE.id,)
    assert index.articles_with_text("0" * 64) == ()


def test_what_the_machine_sees_is_sorted_and_searched_and_stays(index: Index) -> None:
    index.note_seen(ARTICLE.id, [(LATE, Seen(0.2, "the union")), (OPEN, Seen(0.9, "the council"))])
    assert found(index, "", ClaimSort.WORTH) == "3152"
    assert found(index, "claimant:council") == "3"
    assert found(index, "claimant:union") == "", "a reader's own word counts for more"
    store = Store(index.folder, index)
    store.change(ARTICLE, lambda _: [replace(OPEN, note="Asked.", modified="2026-05-01T00:00:00Z")])
    assert found(index, "asked claimant:council") == "3"
    index.rebuild()
    assert found(index, "claimant:council") == "3"


def test_a_change_moves_a_claim_to_the_newest_and_leaves_no_trace(index: Index) -> None:
    store = Store(index.folder, index)
    store.change(ARTICLE, lambda _: [replace(LATE, note="Done.", modified="2026-06-01T00:00:00Z")])
    assert index.is_fresh()
    assert found(index, "") == "1523"
    assert found(index, '"ask the port"') == ""
    store.change(ARTICLE, lambda _: [replace(LATE, status=Status.DELETED, note="")])
    assert found(index, "") == "523"
    assert found(index, "tag:fares") == ""
    assert index.tallies([ARTICLE.id])[ARTICLE.id] == VerdictTally(verified=1, open=1)
    index.rebuild()
    assert found(index, "") == "523"


def test_a_limit_and_numbers_that_are_gone_are_no_error(index: Index) -> None:
    assert len(list(index.claims(ClaimFilter(), limit=2))) == 2
    assert index.claims_at([1, 2, 3]) == {}
    many = index.claims_at([*range(2000), *index.numbers(ClaimFilter())])
    assert len(many) == 4
