"""Texts of any length to measure with, the same at every run."""

from __future__ import annotations

import random
from itertools import count
from pathlib import Path

TITLE = "The harvest in numbers"
FIRST_WORDS = "The first wagons were weighed before sunrise."

PEOPLE = ("Ilse Maren", "Jonas Hale", "Amina Okoro", "Pavel Dorn", "Rita Solano")
PLACES = ("Norway", "Lagos", "Vienna", "Chile", "Oslo", "Kenya", "Porto", "Hanoi")
GOODS = ("barley", "rye", "maize", "apples", "hay", "lentils", "sugar beet", "flax")
SENTENCES = (
    "Farmers in {place} brought in {tonnes:,} tonnes of {goods}, {share}% more than a year before.",
    "{person} said that about {tonnes:,} tonnes of {goods} had been lost to the hail.",
    "The price of {goods} rose to {share}.5 euros a sack, according to the ministry in {place}.",
    "“We have never seen so much {goods} in one week,” said {person}, who runs a mill in {place}.",
    "Nobody at the market wanted to guess how long the dry weather would last.",
    "Between {share} and {tonnes:,} wagons left the station of {place} on Monday.",
)
SENTENCES_A_PARAGRAPH = 4


def make_text(words: int) -> str:
    """An article of at least `words` words: a title, then paragraphs."""
    chance = random.Random(words)
    paragraphs: list[str] = []
    written = 0
    for number in count():
        sentences = [_sentence(chance) for _ in range(SENTENCES_A_PARAGRAPH)]
        if number == 0:
            sentences.insert(0, FIRST_WORDS)
        paragraphs.append(" ".join(sentences))
        written += len(paragraphs[-1].split())
        if written >= words:
            break
    return "\n\n".join([TITLE, *paragraphs])


def _sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        person=chance.choice(PEOPLE),
        place=chance.choice(PLACES),
        goods=chance.choice(GOODS),
        tonnes=chance.randrange(100, 90_000),
        share=chance.randrange(2, 80),
    )


def write_text(folder: Path, words: int) -> Path:
    """The same as a file."""
    path = folder / f"{words}.txt"
    path.write_text(make_text(words), encoding="utf-8")
    return path
