"""The bottom layer of the bundled pipeline: what a token looks like, and what is known of it.

spaCy's MultiHashEmbed (norm, prefix, suffix, shape) with four columns of the lexicon beside them:
the word's cluster, that of its lower-case form, and the lists of names it stands in, alone and
with its neighbours. Each column has a hash table of its own; a maxout layer mixes them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    NumpyOps,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)
from thinc.types import Floats2d

from annotations.analysis.en_news.lexicon import load_lexicon

_FORM = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
_KNOWN = 4
COLUMNS = len(_FORM) + _KNOWN
_NUMPY = NumpyOps(use_blis=False)


@registry.architectures("newsread.NewsEmbed.v1")  # type: ignore[untyped-decorator]
def news_embed(width: int, rows: list[int]) -> Model[list[Doc], list[Floats2d]]:
    """An embedding of `width`; `rows` of each hash table, form columns first.

    What is known of a word gets half the width, so that the mixing layer stays small.
    """
    if len(rows) != COLUMNS:
        raise ValueError(f"rows must name {COLUMNS} tables, not {len(rows)}")
    widths = [width] * len(_FORM) + [width // 2] * _KNOWN
    tables: list[Model[Any, Any]] = [
        HashEmbed(table_width, size, column=column, seed=column + 8, dropout=0.0)
        for column, (table_width, size) in enumerate(zip(widths, rows, strict=True))
    ]
    mixed: Model[Any, Any] = Maxout(width, sum(widths), nP=3, dropout=0.0, normalize=True)
    embed: Model[Any, Any] = chain(
        Model("token_features", _forward),
        list2ragged(),
        with_array(concatenate(*tables)),
        with_array(mixed),
        ragged2list(),
    )
    return cast("Model[list[Doc], list[Floats2d]]", embed)


@registry.callbacks("newsread.numpy_products.v1")  # type: ignore[untyped-decorator]
def numpy_products() -> Callable[[Language], Language]:
    """Matrix products by NumPy: two to three times as fast here as those of thinc's own BLIS."""

    def use_numpy(nlp: Language) -> Language:
        for _, pipe in nlp.components:
            for node in pipe.model.walk() if hasattr(pipe, "model") else ():
                node.ops = _NUMPY
        return nlp

    return use_numpy


def _forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> Any:
    """One row a token, one column a feature, as hashes."""
    return [token_features(doc) for doc in docs], lambda _: []


def token_features(doc: Doc) -> np.ndarray[Any, np.dtype[np.uint64]]:
    """A (tokens, COLUMNS) array of what the tables look up."""
    form = doc.to_array(list(_FORM)).reshape(len(doc), len(_FORM))
    lexicon = load_lexicon()
    words = [token.text for token in doc]
    cluster = lexicon.cluster
    clusters = [cluster(word) for word in words]
    lowered = [cluster(word.lower()) for word in words]
    masks = lexicon.masks(words)
    around = [
        (before << 24) | (mask << 12) | after
        for before, mask, after in zip([0, *masks[:-1]], masks, [*masks[1:], 0], strict=True)
    ]
    known = np.asarray([clusters, lowered, masks, around], dtype="uint64").T
    return np.hstack([form, known.reshape(len(doc), _KNOWN)]).astype("uint64")
