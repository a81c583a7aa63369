"""Texts read by the rules alone, as the tests of the claims want them."""

from functools import cache

import spacy
from spacy.language import Language

from annotations.analysis import components
from annotations.analysis.attribution.find import find_attributions
from annotations.analysis.claims.find import find_claims
from annotations.analysis.figures.find import find_figures
from annotations.analysis.model import Claim
from annotations.analysis.parsed import Parsed
from annotations.analysis.parsed_doc import parsed_of


@cache
def rules() -> Language:
    """A tokenizer with our sentences and names, and no tagger."""
    nlp = spacy.blank("en")
    nlp.add_pipe(components.SENTENCES)
    nlp.add_pipe(components.ENTITIES)
    return nlp


def read(text: str) -> Parsed:
    return parsed_of(rules()(text))


def claims_in(text: str) -> tuple[Claim, ...]:
    parsed = read(text)
    return find_claims(parsed, find_figures(text), find_attributions(parsed))


def offered(text: str) -> list[str]:
    return [text[claim.start : claim.end] for claim in claims_in(text)]
