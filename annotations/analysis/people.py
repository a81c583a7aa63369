"""People: found by title, role or given name, and again by family name alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotations.analysis.gazetteer import Gazetteer, Word, joined, known_names, names
from annotations.analysis.model import Entity
from annotations.analysis.people_named import PERSON
from annotations.analysis.words import STARTERS, word_set

_PARTICLES = word_set("van von der den de del della di da dos du la le al el bin ibn ben ter")
_NO_NAME_PART = word_set("led era style based born run made like wide only backed bound")
_NOT_IN_NAMES = word_set(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June
    July August September October November December
    """
)
_MOST_WORDS = 5
_LONGEST_PART_AFTER_HYPHEN = 6


def people_in(text: str, words: Sequence[Word]) -> Iterator[Entity]:
    """Names after a title ("President"), a role ("spokesman") or with a known given name."""
    index = 0
    while index < len(words):
        length = _name_length_at(text, words, index)
        if length:
            yield Entity(words[index].start, words[index + length - 1].end, PERSON)
        index += length or 1


def people_again(
    text: str, words: Sequence[Word], entities: Sequence[Entity], known: Iterable[str] = ()
) -> Iterator[Entity]:
    """Later mentions of people by the full name or the family name alone.

    A mention counts once the full name was introduced before it: by one of `entities` (sorted)
    or in `known`, the names from earlier in the same article. None overlaps an entity.
    """
    met = Gazetteer()
    seen: set[str] = set()
    for name in known:
        _meet(met, seen, name)
    waiting = iter(entities)
    entity = next(waiting, None)
    index = 0
    while index < len(words):
        word = words[index]
        while entity and entity.end <= word.start:
            if entity.label == PERSON:
                _meet(met, seen, text[entity.start : entity.end])
            entity = next(waiting, None)
        inside = entity is not None and entity.start <= word.start
        length = 0 if inside else _mention_length(text, words, index, met, entity)
        if length:
            yield Entity(word.start, words[index + length - 1].end, PERSON)
        index += length or 1


def _meet(met: Gazetteer, seen: set[str], name: str) -> None:
    if name in seen:
        return
    seen.add(name)
    met.add(name, PERSON)
    family = _family_name(name)
    if family != name and family not in seen:
        seen.add(family)
        met.add(family, PERSON)


def _family_name(name: str) -> str:
    parts = name.split()
    first = parts[0] in names("family_names_first") and parts[0] not in names("given_names")
    return parts[0] if first else parts[-1]


def _mention_length(
    text: str, words: Sequence[Word], index: int, met: Gazetteer, following: Entity | None
) -> int:
    found = met.match(text, words, index)
    if found is None:
        return 0
    length = found[0]
    last = words[index + length - 1]
    if following and following.start < last.end:
        return 0
    if length == 1 and _part_of_longer_name(text, words, index, following):
        return 0
    return length


def _part_of_longer_name(
    text: str, words: Sequence[Word], index: int, following: Entity | None
) -> bool:
    word = words[index]
    if index + 1 < len(words):
        after = words[index + 1]
        other = following is not None and following.start == after.start
        if after.capital and joined(text, word, after) and not other:
            return True
    if index == 0:
        return False
    before = words[index - 1]
    near = before.capital and joined(text, before, word, (" ", "-"))
    return near and before.text not in STARTERS and before.text not in _NOT_IN_NAMES


def _name_length_at(text: str, words: Sequence[Word], index: int) -> int:
    """How many words the person's name that begins at `words[index]` has; 0 for none."""
    word = words[index]
    if not word.capital or word.text in STARTERS or word.text in _NOT_IN_NAMES:
        return 0
    if word.text in names("titles"):
        return 0
    given = word.text in names("given_names")
    title = _stands_after_title(text, words, index)
    role = not title and _stands_after_role(text, words, index)
    if not (given or title or role):
        return 0
    length = _capitals_from(text, words, index)
    last = words[index + length - 1]
    if last.text in names("organisation_heads") and not title:
        return 0
    listed = known_names().match(text, words, index)
    if listed and not ((given or title) and length > listed[0]):
        return 0
    return length if title or length > 1 else 0


def _stands_after_title(text: str, words: Sequence[Word], index: int) -> bool:
    if index == 0:
        return False
    before = words[index - 1]
    return before.text in names("titles") and joined(text, before, words[index], (" ", ". "))


def _stands_after_role(text: str, words: Sequence[Word], index: int) -> bool:
    if index == 0:
        return False
    before = words[index - 1]
    return before.text in names("roles") and joined(text, before, words[index], (" ", ", "))


def _capitals_from(text: str, words: Sequence[Word], index: int) -> int:
    length = 1
    while length < _MOST_WORDS and index + length < len(words):
        step = _next_part(text, words, index + length)
        if not step:
            break
        length += step
    return length


def _next_part(text: str, words: Sequence[Word], index: int) -> int:
    """How many words to go on with at `words[index]`: a capital one, or particles and one."""
    before, word = words[index - 1], words[index]
    gap = text[before.end : word.start]
    if gap == "-":
        short = len(word.text) <= _LONGEST_PART_AFTER_HYPHEN and word.text not in _NO_NAME_PART
        return int(word.capital or short)
    if gap != " " and not (gap == ". " and len(before.text) == 1):
        return 0
    if word.capital:
        letters = word.text.replace("’", "").replace("'", "")
        return int(word.text not in _NOT_IN_NAMES and letters.isalpha())
    if word.text in _PARTICLES and index + 1 < len(words):
        rest = _next_part(text, words, index + 1)
        return rest + 1 if rest else 0
    return 0
