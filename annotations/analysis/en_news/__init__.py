"""The pipeline that comes with newsread: English news, trained by training/ from open data.

The folder `model` holds the weights (CC BY-SA 4.0, see its LICENSE and README); the code here is
newsread's own. Importing this package does not import spaCy; `load` does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).with_name("model")


def load() -> Language:
    """The pipeline, as `spacy.load` gives it; OSError where the weights are not there."""
    import spacy

    from annotations.analysis import components
    from annotations.analysis.en_news import components as own
    from annotations.analysis.en_news import embedding

    del components, own, embedding  # imported for the factories that they register
    return spacy.load(MODEL)
