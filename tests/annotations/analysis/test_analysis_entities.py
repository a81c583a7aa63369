import pytest

from annotations.analysis.dates import clock_spans, date_spans
from annotations.analysis.entities import find_entities
from annotations.analysis.people_named import people_named


def entities(text: str, *known: str) -> list[tuple[str, str]]:
    return [(text[e.start : e.end], e.label) for e in find_entities(text, known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Korea’s coast guard", [("South Korea", "GPE")]),
        ("The US, the UK and the UAE", [("US", "GPE"), ("UK", "GPE"), ("UAE", "GPE")]),
        ("He flew from New York to Paris.", [("New York", "GPE"), ("Paris", "GPE")]),
        ("Two Russians and a North Korean", [("Russians", "NORP"), ("North Korean", "NORP")]),
        ("It crossed the Black Sea.", [("Black Sea", "LOC")]),
        ("It left the Amber Sea.", [("Amber Sea", "LOC")]),
        ("the Varnia region", [("Varnia", "GPE")]),
        ("the European Union and NATO", [("European Union", "ORG"), ("NATO", "ORG")]),
        ("The Pentagon denied it.", [("Pentagon", "ORG")]),
        ("The Bank of England met.", [("Bank of England", "ORG")]),
        ("a Ministry of Health letter", [("Ministry of Health", "ORG")]),
        ("The Latvian Transport Ministry closed.", [("Latvian Transport Ministry", "ORG")]),
        (
            "Oldtown University and Quill Corp",
            [("Oldtown University", "ORG"), ("Quill Corp", "ORG")],
        ),
        ("President Milan Zeman spoke.", [("Milan Zeman", "PERSON")]),
        ("Mr Okafor left.", [("Okafor", "PERSON")]),
        ("Mr. Okafor left.", [("Okafor", "PERSON")]),
        ("harbour spokesman Juris Kalns", [("Juris Kalns", "PERSON")]),
        ("the spokesperson, Baek Ji-won, said", [("Baek Ji-won", "PERSON")]),
        ("Then Anna van der Berg left.", [("Anna van der Berg", "PERSON")]),
        (
            "Russian Deputy Foreign Minister Igor Petrenko",
            [("Russian", "NORP"), ("Igor Petrenko", "PERSON")],
        ),
        ("They met on Tuesday.", [("Tuesday", "DATE")]),
        ("It was 3 March 2026.", [("3 March 2026", "DATE")]),
        ("It fell last week.", [("last week", "DATE")]),
        ("It began in 2019.", [("2019", "DATE")]),
        ("nobody was there at all", []),
    ],
)
def test_names_get_their_labels(text: str, expected: list[tuple[str, str]]) -> None:
    assert entities(text) == expected


def test_a_family_name_alone_is_a_person_once_the_full_name_was_there() -> None:
    text = (
        "Minister Juris Kalns resigned.\n\nKalns had served since May. But Kalns wants to return."
    )

    people = [e for e in find_entities(text) if e.label == "PERSON"]

    assert [text[e.start : e.end] for e in people] == ["Juris Kalns", "Kalns", "Kalns"]


def test_a_family_name_is_no_person_before_the_full_name() -> None:
    assert entities("Kalns resigned. He was Juris Kalns.") == []


def test_a_family_name_that_stands_first_is_known_again() -> None:
    text = "President Kim Dae-su spoke. Later Kim left."

    assert ("Kim", "PERSON") in entities(text)


def test_people_named_earlier_are_known_in_a_later_piece() -> None:
    assert entities("Kalns went home.", "Juris Kalns") == [("Kalns", "PERSON")]


def test_part_of_another_name_is_not_the_person() -> None:
    text = "Mr Kalns left. The Kalns Bridge was closed."

    assert entities(text) == [("Kalns", "PERSON")]


def test_people_named_gives_each_name_once() -> None:
    text = "Anna Berg met Carl Lund. Berg and Anna Berg agreed."

    assert people_named(text, find_entities(text)) == ("Anna Berg", "Carl Lund", "Berg")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday morning and Friday", ["Monday morning", "Friday"]),
        ("Jan. 5, 2026 and 5 Jan 2026", ["Jan. 5, 2026", "5 Jan 2026"]),
        ("since May, in March; we may march", ["May", "March"]),
        ("2026-03-03 or 03/03/2026", ["2026-03-03", "03/03/2026"]),
        ("the 1990s, 2014-2022 and 2023/24", ["1990s", "2014-2022", "2023/24"]),
        ("more than 2000 people in 2000", ["2000"]),
        ("in 1812 with 1812 guns", ["1812"]),
        ("today, tomorrow and last year", ["today", "tomorrow", "last year"]),
    ],
)
def test_dates_are_found(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in date_spans(text)] == expected


def test_times_of_day_are_found() -> None:
    text = "at 5pm, 5.30 p.m., 14:30 and 1400 GMT"

    found = [text[span.start : span.end] for span in clock_spans(text)]

    assert found == ["5pm", "5.30 p.m.", "14:30", "1400 GMT"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It runs until August 2024.", ["August 2024"]),
        ("Talks held on January 9 resumed on March 14, 2025.", ["January 9", "March 14, 2025"]),
        ("It fell in early 2022 and rose in mid-September.", ["early 2022", "mid-September"]),
        ("Sales grew in the third quarter of 2026.", ["third quarter of 2026"]),
        ("Shops shut on New Year’s Day and Good Friday.", ["New Year’s Day", "Good Friday"]),
        ("Between June and 5 July it rained.", ["June", "5 July"]),
        ("She has lived there since May.", ["May"]),
    ],
)
def test_a_date_is_found_whole(text: str, dates: list[str]) -> None:
    assert [text[span.start : span.end] for span in date_spans(text)] == dates
