"""The full name behind "he", "Ryder" or "the minister", where the text leaves no doubt.

A pronoun takes the nearest person named before it who agrees in gender; of two in reach that may
both be meant, the one who spoke last, else nobody. A family name takes the one full name that
ends with it; a role takes the one person that the text names with this role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotations.analysis.attribution.names import FEMALE_NAMES, MALE_NAMES, ROLES, TITLES
from annotations.analysis.attribution.reading import Reading
from annotations.analysis.model import Attribution, Entity, Span

_MALE = frozenset(("he", "his", "him", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_FIRST = frozenset(("i", "my", "me", "we", "our"))
_TITLE_GENDER = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "lady": "f",
}
_PERSON_NOUNS = frozenset(
    """
    man woman official adviser aide lawyer resident source one another witness neighbour neighbor
    mother father brother sister son daughter wife husband teacher student nurse patient soldier
    officer expert analyst researcher leader who agent referee player
    """.split()
)
_FARTHEST = 1_200
_NEAREST_PEOPLE = 3
_LONGEST_ROLE = 4
_ROLE_REACH = 30


@dataclass(slots=True)
class _Person:
    name: str
    gender: str = ""
    last: int = -1
    """Where the person was named last."""


@dataclass(slots=True)
class _Cast:
    """The people met so far."""

    people: dict[str, _Person] = field(default_factory=dict)
    by_family: dict[str, set[str]] = field(default_factory=dict)
    """Full names by their last and first word: the family name of "Wang Jun" stands first."""
    by_role: dict[str, set[str]] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    """Names in the order of their last mention; only the last few are looked at."""

    def meet(self, reading: Reading, entity: Entity) -> None:
        """Note one mention of a person."""
        words = _plain_words(reading.parsed.text[entity.start : entity.end])
        if not words:
            return
        name = " ".join(words)
        if len(words) == 1:
            known = self.by_family.get(name, set())
            name = next(iter(known)) if len(known) == 1 else name
        elif name not in self.people:
            for short in (words[-1], words[0]):
                self.by_family.setdefault(short, set()).add(name)
        person = self.people.setdefault(name, _Person(name, _gender_of_name(words)))
        person.last = entity.end
        person.gender = person.gender or _gender_of_title(reading, entity)
        for role in _roles_beside(reading.parsed.text, entity):
            self.by_role.setdefault(role, set()).add(name)
        if not self.recent or self.recent[-1] != name:
            self.recent.append(name)

    def near(self, place: int, gender: str) -> list[str]:
        """Names of the people who may be meant, the nearest first."""
        near = [n for n in reversed(self.recent[-8:]) if place - self.people[n].last <= _FARTHEST]
        agreeing = [n for n in near if self.people[n].gender in (gender, "")]
        return list(dict.fromkeys(agreeing))[:_NEAREST_PEOPLE]


def speakers_of(reading: Reading, found: Sequence[Attribution]) -> list[str | None]:
    """For each attribution the full name that its source stands for, else None.

    A source that is a full name itself has none.
    """
    people = [entity for entity in reading.parsed.entities if entity.label == "PERSON"]
    people.sort(key=lambda entity: entity.start)
    order = sorted(range(len(found)), key=lambda i: _source_start(found[i]))
    names: list[str | None] = [None] * len(found)
    cast = _Cast()
    met = 0
    spoke: str | None = None
    unnamed = -1
    for index in order:
        source = found[index].source
        if source is None:
            continue
        while met < len(people) and people[met].start < source.start:
            cast.meet(reading, people[met])
            met += 1
        inside = _people_inside(people, met, source)
        names[index] = _name_of(reading, cast, source, inside, spoke, unnamed)
        name = names[index] or _full_name(reading, inside)
        if name is None and _is_somebody(reading, source):
            unnamed, spoke = source.start, None
        spoke = name or spoke
    return _first_persons(reading, found, names)


def _source_start(attribution: Attribution) -> int:
    return attribution.source.start if attribution.source else 0


def _people_inside(people: Sequence[Entity], met: int, source: Span) -> list[Entity]:
    inside = []
    while met < len(people) and people[met].start < source.end:
        inside.append(people[met])
        met += 1
    return inside


def _full_name(reading: Reading, inside: Sequence[Entity]) -> str | None:
    for entity in inside:
        words = _plain_words(reading.parsed.text[entity.start : entity.end])
        if len(words) > 1:
            return " ".join(words)
    return None


def _name_of(
    reading: Reading,
    cast: _Cast,
    source: Span,
    inside: Sequence[Entity],
    spoke: str | None,
    unnamed: int,
) -> str | None:
    said = reading.parsed.text[source.start : source.end]
    words = _plain_words(said)
    if not said.split():
        return None
    first = said.split()[0].lower()
    if len(words) == 1 and first in _MALE | _FEMALE:
        near = max(0, source.start - _FARTHEST)
        paragraph = reading.parsed.text.rfind("\n", near, source.start)
        gender = "m" if first in _MALE else "f"
        return _meant(cast, source.start, gender, spoke, unnamed, paragraph)
    if first == "the" and len(said.split()) <= _LONGEST_ROLE and not inside:
        named = cast.by_role.get(said.split()[-1].lower(), set())
        return next(iter(named)) if len(named) == 1 else None
    if len(words) == 1 and words[0][0].isupper() and "'s" not in said.replace("’", "'"):
        known = cast.by_family.get(words[0], set())
        return next(iter(known)) if len(known) == 1 else None
    return None


def _is_somebody(reading: Reading, source: Span) -> bool:
    """Whether a source that no name is known for is one person, whom a pronoun may mean."""
    words = reading.parsed.text[source.start : source.end].lower().split()
    return any(word.strip(",.") in ROLES or word in _PERSON_NOUNS for word in words)


def _meant(
    cast: _Cast, place: int, gender: str, spoke: str | None, unnamed: int, paragraph: int
) -> str | None:
    near = [name for name in cast.near(place, gender) if cast.people[name].last > unnamed]
    if not near:
        return None
    sure = [name for name in near if cast.people[name].gender == gender]
    if len(near) == 1 and (sure or spoke in near or len(cast.people) == 1):
        return near[0] if " " in near[0] else None
    if spoke in near and (near[0] == spoke or cast.people[spoke].last > paragraph):
        return spoke
    if len(sure) == 1 and sure[0] == near[0] and " " in sure[0]:
        return sure[0]
    return None


def _first_persons(
    reading: Reading, found: Sequence[Attribution], names: list[str | None]
) -> list[str | None]:
    """ "I" within a quotation is who speaks there."""
    speaking: list[tuple[int, str]] = []
    for index, attribution in enumerate(found):
        content, source = attribution.content, attribution.source
        if content is None or source is None:
            continue
        words = reading.parsed.text[source.start : source.end]
        while speaking and speaking[-1][0] <= source.start:
            speaking.pop()
        if words.lower() in _FIRST:
            names[index] = speaking[-1][1] if speaking and words.lower() in ("i", "my") else None
        elif attribution.direct:
            name = names[index] or " ".join(_plain_words(words))
            if name[:1].isupper() and " " in name and len(name) < 40:
                speaking.append((content.end, name))
    return names


def _plain_words(text: str) -> list[str]:
    """The words of a name without titles, marks and the sign of the possessive."""
    words = []
    for word in text.replace("’", "'").split():
        plain = word.strip("“”\"'.,;:()")
        plain = plain.removesuffix("'s")
        if plain and plain.lower() not in TITLES:
            words.append(plain)
    return words


def _gender_of_name(words: Sequence[str]) -> str:
    if len(words) < 2:
        return ""
    male, female = words[0] in MALE_NAMES, words[0] in FEMALE_NAMES
    return "" if male == female else "m" if male else "f"


def _gender_of_title(reading: Reading, entity: Entity) -> str:
    before = reading.parsed.text[max(0, entity.start - 6) : entity.start].split()
    inside = reading.parsed.text[entity.start : entity.end].split()
    for word in [*before[-1:], *inside[:1]]:
        gender = _TITLE_GENDER.get(word.rstrip(".").lower())
        if gender:
            return gender
    return ""


def _roles_beside(text: str, entity: Entity) -> Iterator[str]:
    """Roles right before a name ("Finance Minister X") or behind it ("X, the minister,")."""
    words = text[entity.start : entity.end].split()[:-1]
    before = [*text[max(0, entity.start - _ROLE_REACH) : entity.start].split()[-1:], *words]
    for word in before:
        if word.lower().rstrip(",") in ROLES:
            yield word.lower().rstrip(",")
    behind = text[entity.end : entity.end + 2 * _ROLE_REACH]
    if not behind.startswith(", "):
        return
    for word in behind[2:].split():
        plain = word.rstrip(",.").lower()
        if plain in ROLES:
            yield plain
        if word[-1] in ",." or plain in ("of", "said", "who"):
            return
