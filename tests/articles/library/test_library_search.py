"""Search over titles and texts of a library."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import QueryError, SearchCancelledError
from articles.library.library import Library
from articles.library.model import Change, NewItem, Shelf
from articles.library.query import parse_query
from articles.library.runs import apart
from articles.library.schema import MIGRATIONS
from articles.library.searching import Searcher, Sorting
from articles.library.snippets import HIT_END, HIT_START

TODAY = date(2026, 11, 24)


def item(name: str, title: str, text: str, day: int, **fields: object) -> NewItem:
    return NewItem(
        f"https://news.example/{name}", title, text,
        published=f"2026-11-{day:02}T08:00:00Z", **fields,  # type: ignore[arg-type]
    )  # fmt: skip


ITEMS = (
    item("a", "Flood at the weir", "The river rose by a metre.", 1, tags=("Water",)),
    item("b", "Ferries resume", "After the flood the ferries run again.", 5, is_read=True),
    item("c", "A café opens", "Coffee, cakes and no flooding.", 3, is_starred=True),
    item("d", "Tennis results", "Nothing on water here.", 4),
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library.sqlite")
    wire = library.add_feed("https://wire.example/feed", title="Example Wire")
    library.upsert_items(wire, ITEMS[:2])
    library.upsert_items(None, ITEMS[2:])
    return library


def found(library: Library, typed: str, sorting: Sorting = Sorting.RANKED) -> list[str]:
    searcher = Searcher(library.database)
    hits = searcher.find(parse_query(typed, TODAY), sorting)
    searcher.close()
    return [one.title.split()[0] for one in library.items(hits.numbers)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("flood", ["Flood", "Ferries", "A"]),
        ("flood ", ["Flood", "Ferries"]),
        ("river floo", ["Flood"]),
        ("cafe", ["A"]),
        ('"the flood"', ["Ferries"]),
        ("flood -ferries", ["Flood"]),
        ("feed:wire flood ", ["Flood", "Ferries"]),
        ("is:unread flood", ["Flood", "A"]),
        ("is:starred", ["A"]),
        ("is:read", ["Ferries"]),
        ("tag:water", ["Flood"]),
        ("since:2026-11-04", ["Ferries", "Tennis"]),
        ("before:2026-11-02", ["Flood"]),
        ("nothing on mars", []),
        ("is:archived", []),
    ],
)
def test_words_and_filters_find_what_they_say(
    library: Library, typed: str, titles: list[str]
) -> None:
    assert sorted(found(library, typed)) == sorted(titles)


def test_hits_come_best_first_or_newest_first(library: Library) -> None:
    assert found(library, "flood", Sorting.RANKED)[0] == "Flood"
    assert found(library, "flood", Sorting.NEWEST) == ["Ferries", "A", "Flood"]


def test_deleted_items_are_not_found_and_archived_ones_are(library: Library) -> None:
    library.set_state([ITEMS[0].id], Change(shelf=Shelf.DELETED))
    library.set_state([ITEMS[1].id], Change(shelf=Shelf.ARCHIVED))
    assert found(library, "flood ") == ["Ferries"]
    assert found(library, "is:archived") == ["Ferries"]


def test_a_changed_text_is_found_by_its_new_words_alone(library: Library) -> None:
    library.upsert_items(None, [item("d", "Tennis results", "Rain stopped play.", 4)])
    assert found(library, "rain ") == ["Tennis"]
    assert found(library, "water ") == []


def test_a_hit_shows_where_its_text_has_the_words(library: Library) -> None:
    searcher = Searcher(library.database)
    query = parse_query("ferr", TODAY)
    (hit,) = searcher.hits(query, searcher.find(query).numbers)
    assert hit.snippet == f"After the flood the {HIT_START}ferries{HIT_END} run again."


def test_marks_narrow_what_is_found(library: Library) -> None:
    searcher = Searcher(library.database)
    query = parse_query("flood", TODAY)
    hits = searcher.find(query, among=[ITEMS[1].id, "f" * 16])
    assert [one.title for one in library.items(hits.numbers)] == ["Ferries resume"]


@given(st.text(alphabet="ab\"-:* ()^{}[]\\'\0fed", max_size=24))
def test_nothing_typed_breaks_the_search(
    tmp_path_factory: pytest.TempPathFactory, typed: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.sqlite"
    library = Library(path)
    try:
        found(library, typed)
    except QueryError:
        pass
    finally:
        library.close()


def test_a_search_is_broken_off_for_the_next(library: Library) -> None:
    searcher = Searcher(library.database)
    searcher.find(parse_query("flood", TODAY))
    connection = searcher._connection
    assert connection is not None
    started = threading.Event()
    connection.create_function("halt", 0, lambda: started.set() or 0)
    endless = (
        "WITH RECURSIVE n(x) AS (SELECT halt() UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    )
    told: list[BaseException] = []

    def search() -> None:
        from articles.library.database import errors_told

        try:
            with errors_told(library.database):
                connection.execute(endless).fetchall()
        except SearchCancelledError as error:
            told.append(error)

    thread = threading.Thread(target=search)
    thread.start()
    started.wait(20)
    searcher.cancel()
    thread.join(20)
    assert len(told) == 1
    assert found(library, "ferries ") == ["Ferries"]


def test_a_search_goes_on_in_the_new_file_after_the_old_one_was_set_aside(
    library: Library,
) -> None:
    searcher = Searcher(library.database)
    query = parse_query("flood", TODAY)
    assert len(searcher.find(query).numbers) == 3
    library.database.set_aside()
    assert len(searcher.find(query).numbers) == 0
    library.recover()
    assert len(searcher.find(query).numbers) == 3


def snippets(library: Library, typed: str) -> list[str]:
    query, searcher = parse_query(typed, TODAY), Searcher(library.database)
    told = [hit.snippet for hit in searcher.hits(query, searcher.find(query).numbers)]
    searcher.close()
    return told


RUNS = (
    item("ja", "東京の港で船が3隻遅れた", "港湾局は水曜日、カフェも閉まったと述べた。", 6),
    item("zh", "上海港口吞吐量增长", "据港务局说，十月份出口增长12%。", 7),
    item("ko", "부산항에서 배가 늦었다", "항만공사는 세 척이라고 말했다.", 8),
)


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("港", ["東京の港で船が3隻遅れた", "上海港口吞吐量增长"]),
        ("船", ["東京の港で船が3隻遅れた"]),
        ("港で", ["東京の港で船が3隻遅れた"]),
        ("港船", []),
        ("3隻", ["東京の港で船が3隻遅れた"]),
        ("カフェ ", ["東京の港で船が3隻遅れた"]),
        ("出口 ", ["上海港口吞吐量增长"]),
        ("出口增长12", ["上海港口吞吐量增长"]),
        ("港 -出口", ["東京の港で船が3隻遅れた"]),
        ("부산항 배가", ["부산항에서"]),
        ("세 척이", ["부산항에서"]),
    ],
)
def test_what_stands_within_a_run_of_characters_is_found(
    library: Library, typed: str, titles: list[str]
) -> None:
    library.upsert_items(None, RUNS)
    assert sorted(found(library, typed)) == sorted(titles)


def test_a_text_of_runs_that_changes_is_found_by_its_new_words_alone(library: Library) -> None:
    library.upsert_items(None, RUNS)
    library.upsert_items(None, [replace(RUNS[0], title="大阪の町", text="雨が降った。")])
    assert found(library, "東京 ") == []
    assert found(library, "町") == ["大阪の町"]
    with library.database.writing() as connection:
        connection.execute("DELETE FROM items WHERE title LIKE '大阪%'")
    assert found(library, "町") == []


def test_the_places_of_words_within_runs_are_shown(library: Library) -> None:
    library.upsert_items(None, RUNS)
    assert snippets(library, "水曜") == [
        f"港湾局は{HIT_START}水曜{HIT_END}日、カフェも閉まったと述べた。"
    ]
    assert f"十月份{HIT_START}出口增长12{HIT_END}%" in snippets(library, "出口增长12")[0]


def test_a_library_of_before_is_indexed_anew_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    old = sqlite3.connect(path, isolation_level=None)
    old.executescript(MIGRATIONS[0] + "PRAGMA user_version = 1;")
    for number, one in enumerate((*ITEMS, *RUNS), 1):
        old.execute(
            "INSERT INTO items (number, id, moment, source, title, received)"
            " VALUES (?, ?, '2026-11-01', ?, ?, '')", (number, one.id, one.source, one.title),
        )  # fmt: skip
        old.execute(
            "INSERT INTO texts (number, title, body) VALUES (?, ?, ?)",
            (number, one.title, one.text),
        )
    old.close()
    library = Library(path)
    assert found(library, "船") == ["東京の港で船が3隻遅れた"]
    assert sorted(found(library, "flood ")) == ["Ferries", "Flood"]
    with library.database.writing() as connection:
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        connection.execute("DELETE FROM items")
    assert found(library, "港") == []


@given(st.text(max_size=60))
def test_standing_apart_loses_no_character(text: str) -> None:
    assert apart(text).replace(" ", "") == text.replace(" ", "")
    assert apart(apart(text)) == apart(text)
