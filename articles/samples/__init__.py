"""An article of our own, to try newsread on."""

from pathlib import Path


def sample_path() -> Path:
    """The sample article, a plain text file."""
    return Path(__file__).parent / "harbour_strike.txt"
