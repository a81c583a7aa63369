"""Feeds and articles of our own writing, for the pictures of the library."""

from __future__ import annotations

from pathlib import Path

from articles.library.library import Library
from articles.library.model import NewItem

FEEDS = (
    ("Coast Courier", "Local"),
    ("Harbour Watch", "Local/Port"),
    ("The Ledger", "Money"),
    ("Open Weather Notes", ""),
)

ITEMS: tuple[tuple[int, str, str, str, tuple[str, ...]], ...] = (
    (0, "23T09:40", "Ferry crews vote to strike over night shifts",
     "Crews of the Osmund line voted to strike from 1 December. The union says that 312 of 340 "
     "members took part; the company speaks of fewer than 250.", ("strike",)),
    (1, "23T08:05", "Dredging of the harbour mouth to cost 4.2 million euros",
     "The port authority put the cost of dredging the harbour mouth at 4.2 million euros, twice "
     "what it had named in spring.", ()),
    (3, "23T06:00", "Storm warning for the outer islands",
     "Gusts of up to 110 kilometres an hour are expected from Tuesday evening on.", ()),
    (2, "22T17:30", "Grain exports fall for a third month",
     "Exports of grain through the harbour fell by 9% in October, according to customs figures.",
     ("trade",)),
    (0, "22T11:15", "School buses to run later from Monday",
     "The council moves the morning buses by 20 minutes, after parents had collected 1,100 "
     "signatures.", ()),
    (1, "21T15:45", "Pilot boat rescues two anglers",
     "Both men were in the water for about 40 minutes, the harbour master said.", ()),
    (2, "21T07:20", "Savings bank closes a fifth of its branches",
     "The bank will close 14 of its 71 branches by summer and points to fewer visitors.", ()),
    (3, "20T06:00", "A dry November so far",
     "Only 12 millimetres of rain fell in the first three weeks, a quarter of the usual.", ()),
    (0, "19T19:00", "Theatre reopens after two years of works",
     "The works cost 8.6 million euros and took eleven months longer than planned.", ()),
)  # fmt: skip


def fill(path: Path, now: str) -> None:
    """Make the library at `path`; `now` is when all of it came."""
    library = Library(path, lambda: now)
    numbers = [
        library.add_feed(f"https://{place}.example/feed", title=title, folder=folder)
        for place, (title, folder) in enumerate(FEEDS)
    ]
    for number, (feed, time, title, text, tags) in enumerate(ITEMS):
        item = NewItem(
            source=f"https://{feed}.example/{number}",
            title=title,
            text=text,
            site=FEEDS[feed][0],
            published=f"2026-11-{time}:00Z",
            tags=tags,
            is_full=True,
            is_read=number in (4, 6, 7),
            is_starred=number == 1,
        )
        library.upsert_items(numbers[feed], [item])
    library.keep_search("Harbour money", "harbour euros")
    library.close()
