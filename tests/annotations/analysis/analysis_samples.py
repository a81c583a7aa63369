"""Texts of our own that several tests of the analysis read."""

from articles.model import Article

STORY = (
    "Harbour minister Juris Kalns said on Tuesday that over 40 ships were waiting off Riga. "
    "The port of Liepaja lost between 5 and 10 cranes in the storm.\n\n"
    "“We will open again in three days,” Kalns told reporters. Rents fell 4.5 percent.\n\n"
    "According to the Baltic Freight Association, the delay cost $12 million. Who will pay?"
)


def article(text: str) -> Article:
    """An article from standard input."""
    return Article(source="-", title="Test", text=text, retrieved="2026-01-02T03:04:05Z")


def long_text(paragraphs: int) -> str:
    """Paragraphs that differ; the people of the first are named again in all later ones."""
    rest = (
        f"Kalns said that {number} ships left Riga on Monday. Later {number + 7} people in "
        f"Tallinn saw Anna Berg, and Berg denied that it cost £{number} million."
        for number in range(100, 100 + paragraphs)
    )
    return "\n\n".join([STORY, *rest])
