"""One measurement of a pipeline in a process of its own, so that nothing is loaded before it.

Prints {"load": seconds after `import spacy`, "tokens_per_second": of CPU time on this core}.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from random import Random

import spacy

from articles.samples import sample_path
from articles.sources import open_source

FLOOR = "floor"
"""A tokenizer and spaCy's sentencizer, in place of a pipeline's name."""

PARAGRAPHS = 12
SENTENCES = 4
"""Of a paragraph."""

See = Callable[[str], object]


def news(texts: int, seed: int = 1) -> list[str]:
    """Articles made of the sample's sentences in another order each."""
    from annotations.analysis.sentences import sentence_spans

    text = open_source(str(sample_path())).text
    sentences = [text[span.start : span.end] for span in sentence_spans(text)]
    chance = Random(seed)
    return [
        "\n\n".join(" ".join(chance.choices(sentences, k=SENTENCES)) for _ in range(PARAGRAPHS))
        for _ in range(texts)
    ]


def load(name: str) -> See:
    """What sees a text: the floor, or all that newsread does with the pipeline of that name."""
    if name == FLOOR:
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        return nlp
    from annotations.analysis.pipeline import analyse, load_pipeline

    loaded = load_pipeline(name)
    return lambda text: analyse(loaded, text)


def main(name: str, texts: int) -> None:
    """Load, see one text to warm up, see the others."""
    begin = time.process_time()
    see = load(name)
    loaded = time.process_time() - begin
    first, *others = news(texts + 1)
    see(first)
    tokenizer = spacy.blank("en")
    tokens = sum(len(tokenizer.make_doc(text)) for text in others)
    begin = time.process_time()
    for text in others:
        see(text)
    seconds = time.process_time() - begin
    print(json.dumps({"load": loaded, "tokens_per_second": tokens / seconds}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
