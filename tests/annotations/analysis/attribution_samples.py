"""Trees written by hand, and texts read without one, for the tests of attribution."""

from annotations.analysis.attribution.find import find_attributions
from annotations.analysis.entities import find_entities
from annotations.analysis.model import Attribution, Span
from annotations.analysis.parsed import Parsed, Token
from annotations.analysis.sentences import sentence_spans

Parts = tuple[str | None, str | None, str | None]


def parsed(text: str, *sentences: str) -> Parsed:
    """The tree of `text`: each sentence as "word/POS/label/head …", heads counted from 1; 0: root.

    A "+" behind the label is the mark of a finite verb.
    """
    tokens: list[Token] = []
    spans: list[Span] = []
    place = 0
    for number, sentence in enumerate(sentences):
        first = len(tokens)
        for index, entry in enumerate(sentence.split()):
            word, pos, label, head = entry.rsplit("/", 3)
            start = text.index(word, place)
            place = start + len(word)
            above = first + int(head) - 1 if int(head) else first + index
            morph = "VerbForm=Fin" if label.endswith("+") else ""
            lower = word.lower().replace("’", "'")
            dep = label.rstrip("+")
            tokens.append(
                Token(start, place, word, lower, pos, dep, above, number, "", morph or "_")
            )
        spans.append(Span(tokens[first].start, place))
    return Parsed(text, tuple(tokens), tuple(spans), find_entities(text), has_parse=True)


def unparsed(text: str) -> Parsed:
    """The text with its sentences and names alone."""
    return Parsed(text, (), sentence_spans(text), find_entities(text))


def parts(text: str, attribution: Attribution) -> Parts:
    """Source, cue and content as words."""
    spans = (attribution.source, attribution.cue, attribution.content)
    source, cue, content = (text[s.start : s.end] if s else None for s in spans)
    return source, cue, content


def found(tree: Parsed) -> list[Parts]:
    """All that is found in a tree, as words."""
    return [parts(tree.text, attribution) for attribution in find_attributions(tree)]
