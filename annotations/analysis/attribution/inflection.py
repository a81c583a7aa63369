"""The forms of English verbs: rules for the regular ones, a table for the others."""

from __future__ import annotations

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "hear": "hears heard hearing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "see": "sees saw seen seeing",
    "show": "shows showed shown showing",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "forget": "forgets forgot forgotten forgetting",
    "forbid": "forbids forbade forbidden forbidding",
    "foresee": "foresees foresaw foreseen foreseeing",
    "mean": "means meant meaning",
    "teach": "teaches taught teaching",
    "understand": "understands understood understanding",
    "hold": "holds held holding",
    "sing": "sings sang sung singing",
    "learn": "learns learned learnt learning",
    "dream": "dreams dreamed dreamt dreaming",
    "cast": "casts casting",
    "beseech": "beseeches besought beseeched beseeching",
    "forecast": "forecasts forecasted forecasting",
    "choose": "chooses chose chosen choosing",
    "make": "makes made making",
    "set": "sets setting",
    "lay": "lays laid laying",
    "spell": "spells spelled spelt spelling",
    "come": "comes came coming",
    "go": "goes went gone going",
    "put": "puts putting",
    "shoot": "shoots shot shooting",
    "hit": "hits hitting",
    "take": "takes took taken taking",
    "lie": "lies lied lying",
}
_DOUBLED = frozenset(
    "admit quip beg regret commit plan refer rebut chat blog brag dub compel".split()
)
_ALSO_DOUBLED_IN_BRITAIN = frozenset("label signal counsel".split())


def forms_of(lemma: str) -> tuple[str, ...]:
    """The lemma and its other forms, in both spellings where they differ."""
    if lemma in _IRREGULAR:
        return (lemma, *_IRREGULAR[lemma].split())
    forms = [lemma, _third(lemma), *_past_and_gerund(lemma)]
    if lemma in _ALSO_DOUBLED_IN_BRITAIN:
        forms += [lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
    return tuple(forms)


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past_and_gerund(lemma: str) -> tuple[str, str]:
    if lemma.endswith("ee"):
        return lemma + "d", lemma + "ing"
    if lemma.endswith("e"):
        return lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied", lemma + "ing"
    if lemma in _DOUBLED:
        return lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    return lemma + "ed", lemma + "ing"
