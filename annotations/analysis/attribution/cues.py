"""The words that make what stands beside them somebody's words or thoughts, and what each takes.

The classes are after Levin (1993, English Verb Classes: 37 communication, 29 predicative
complements, 31-32 psychological state and desire, 33 judgement), and what counts as a cue after
the guidelines of PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018): saying, believing,
knowing, intending and feeling. The lists are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotations.analysis.attribution.inflection import forms_of
from annotations.analysis.words import word_set


@dataclass(frozen=True, slots=True)
class Cue:
    """One word and what its content may be.

    `frames` are letters: q a quotation, c a clause, t a listener and then a clause, i an
    infinitive, r a listener and then an infinitive, w somebody who is to do or be something,
    n a noun phrase, g a gerund, a something "as" something, s something called something.
    `prepositions` are those before a content ("of", "for").
    """

    lemma: str
    frames: str
    prepositions: frozenset[str] = frozenset()

    def takes(self, frames: str) -> bool:
        """Whether the content may be one of these."""
        return any(frame in self.frames for frame in frames)


_VERBS = """
-|quote
q|read
qc-|say state claim assert contend maintain opine quip joke muse
qcn|announce confirm declare report reveal disclose mention add reiterate repeat stress
qcn|emphasize emphasise underline underscore highlight note concede admit acknowledge allege
qcn|explain predict forecast proclaim write tweet retweet post affirm reaffirm cite voice
qcng|suggest recommend deny propose advocate
qc|argue insist observe remark comment reply respond conclude testify recall exclaim shout
qc|scream yell whisper mutter murmur cry snap joke quip lament bemoan rage fume boast brag
qc|gush counter retort reason theorize theorise speculate caution counsel interject
qc|message blog text email intone declaim recount chant sing chime plead pray beg
qc|hint imply signal contend attest vouch postulate posit hypothesise hypothesize stipulate
c|mean discover learn ascertain determine establish verify certify recognise recognize
c|realise realize remember forget decide judge rule hear feel sense guess suspect doubt
c|reckon figure suppose assume presume anticipate foresee wonder dream imagine trust
c|demonstrate indicate illustrate prove show find calculate assess argue understand
c|specify clarify detail pretend complain grumble gripe protest worry rejoice regret fret
c|warrant insinuate rehearse decree ordain pronounce mandate hold
cn|fear suspect envisage envision
cn|estimate calculate project
qtcr|tell
tcr|warn advise remind teach instruct
tc|inform notify assure reassure convince persuade brief
qcr|ask
rc|urge order command implore exhort beseech entreat beg plead request
r|encourage invite pressure press lobby petition pressurise forbid summon direct challenge
qci|promise pledge vow threaten swear agree
i|plan intend aim refuse decline offer decide elect resolve choose consent volunteer
iwn|want
iw|wish prefer need like love hate
ci|hope decide
ciwn|expect believe think consider
s|consider think deem believe
cw|know understand
iwcn|demand
qc|think believe
c|see
gn|consider contemplate regret rule admit
n|criticise criticize condemn denounce slam blast praise hail decry deplore deride ridicule
n|mock dismiss reject rebuke chide lambast lambaste castigate applaud laud commend
n|question dispute challenge defend rebut refute contradict demand threaten claim oppose
n|welcome support back endorse favour favor resent doubt mourn bemoan lament trumpet tout
n|outline detail describe discuss pledge promise vow urge recommend sign order
n|blame thank attack ridicule scold
as|call brand label dub deem pronounce term
a|describe characterise characterize portray depict denounce dismiss hail condemn praise see
a|regard view perceive paint cast decry deride tout criticise criticize slam blast treat cite
"""
_PREPOSITIONS = """
of|accuse suspect warn speak complain boast approve disapprove convict talk dream tell think
of|know hear convince remind assure inform
for|call blame praise criticise criticize condemn thank appeal argue push plead lobby campaign ask
for|apologise apologize press advocate hope wish vote rebuke chide castigate lambast lambaste pray
for|slam fault attack
about|complain worry speak talk joke ask boast brag lie tweet write think care fret rant
about|warn wonder know testify hint
against|warn argue protest advise caution rail speak campaign
on|insist comment agree elaborate reflect speculate focus
to|object admit confess allude refer point agree commit
with|agree disagree sympathise sympathize
at|hint scoff laugh balk lash marvel
in|believe
at|put
over|threaten worry
"""
_PARTICLE_VERBS = """
point out qcn|make clear qcn|set out n|lay out n|spell out n|play down n|rule out gn|call for n
|turn down n|write off a|go on qc|call on r|call upon r
|point to n|make known c|put forward n|find out c|figure out c|hit back qc|shoot back qc
|fire back qc|blurt out qc|cry out qc|sum up q|put it q|single out n|appeal to r
"""
_NOUNS = """
belief claim allegation accusation suggestion statement announcement assertion argument
warning fear concern worry hope promise pledge vow threat prediction forecast estimate
assessment expectation assumption speculation rumour rumor report conclusion finding
view opinion idea notion theory insistence denial admission acknowledgement acknowledgment
acceptance recognition conviction impression feeling sense suspicion doubt complaint criticism
assurance guarantee confirmation declaration revelation disclosure confession testimony
contention proposal recommendation call demand request appeal plea order ruling decision
verdict judgment judgement determination plan intention intent desire wish wishes ambition aim
pledge commitment vow offer refusal reluctance willingness readiness agreement
advice hint indication evidence sign proof message comment remark observation
optimism confidence pessimism anger fury outrage frustration anxiety regret dismay
accusation charge opposition objection support comparison description characterization
characterisation reminder prophecy projection consensus dream vision perception
understanding knowledge realisation realization hypothesis insinuation boast
question explanation reply response answer praise condemnation defence defense
tweet post speech letter lie
"""
_WITH_CLAUSE_ONLY = word_set(
    """
    statement argument report conclusion finding view opinion idea notion theory impression feeling
    sense doubt determination message comment remark observation evidence sign proof question
    explanation reply response answer tweet post speech letter lie testimony declaration
    revelation disclosure consensus knowledge understanding indication advice guarantee optimism
    confidence pessimism anger fury outrage frustration verdict judgment judgement ruling reminder
    insistence recognition acceptance perception
    """
)
_WITH_INFINITIVE = word_set(
    """
    promise pledge vow threat proposal call demand request appeal plea order decision plan
    intention intent desire wish ambition aim commitment offer refusal reluctance willingness
    readiness agreement hope determination dream advice
    """
)
_NOUN_PREPOSITIONS = {
    "of": """allegation accusation fear threat warning hope suspicion claim charge prediction
    estimate promise assurance admission denial forecast expectation confirmation praise criticism
    condemnation description characterization characterisation assessment rumour rumor
    acceptance assertion suggestion report acknowledgement acknowledgment announcement guarantee
    vision defence defense comparison perception complaint accusation""",
    "for": "call demand hope plan request appeal plea proposal praise criticism support desire "
    "justification wish",
    "about": "concern worry fear claim complaint doubt warning allegation speculation rumour rumor "
    "question comment remark statement report optimism anxiety prediction suspicion lie",
    "over": "concern worry fear anger criticism fury outrage dismay doubt",
    "to": "opposition objection commitment",
    "on": "view opinion comment remark",
}
_ADJECTIVES = """
confident sure certain convinced aware unaware conscious worried concerned afraid fearful hopeful
optimistic pessimistic sceptical skeptical doubtful angry furious proud glad happy delighted
pleased relieved sorry surprised shocked disappointed dismayed upset adamant insistent
sad thankful grateful satisfied alarmed astonished amazed horrified outraged appalled anxious
nervous suspicious wary eager keen willing unwilling reluctant determined ready committed
mindful dubious unsure uncertain critical supportive dismissive clear emphatic unhappy excited
enthusiastic frustrated apologetic
"""
_ADJECTIVE_CLAUSE = word_set(
    """
    confident sure certain convinced aware unaware conscious worried concerned afraid fearful
    hopeful optimistic pessimistic sceptical skeptical doubtful angry furious proud glad happy
    delighted pleased relieved sorry surprised shocked disappointed dismayed upset adamant
    insistent sad thankful grateful satisfied alarmed astonished amazed horrified outraged appalled
    anxious nervous suspicious wary mindful dubious unsure uncertain clear emphatic unhappy
    frustrated determined
    """
)
_ADJECTIVE_INFINITIVE = word_set(
    """
    eager keen willing unwilling reluctant determined ready anxious afraid happy prepared committed
    """
)
_ADJECTIVE_PREPOSITIONS = word_set("about of by over on with for at")
_ADJECTIVE_PREPOSITIONAL = word_set(
    """
    confident sure certain convinced aware unaware conscious worried concerned afraid fearful
    hopeful optimistic pessimistic sceptical skeptical doubtful angry furious proud happy unhappy
    alarmed dismayed horrified outraged appalled anxious nervous suspicious wary mindful dubious
    unsure uncertain critical supportive dismissive enthusiastic excited frustrated apologetic
    """
)

NEVER_WITHOUT_THAT = word_set(
    """
    mean discover determine establish verify certify judge rule remember forget sign
    figure detail pretend prove hold show find imagine post text sing pronounce press charge
    support back vote direct
    """
)
"""Verbs whose clause needs its "that", "whether" or "if" to be told from other uses."""

WEAK_WITH_NOUN = word_set(
    """
    find see hear feel know think believe hold mean learn support back discuss sign
    repeat post write detail describe doubt add report voice challenge
    project question favour favor urge thank attack treat note highlight show
    explain text tweet calculate say consider admit consider think resent recognise recognize
    """
)
"""Verbs with a noun phrase that is too often a thing done and not a thing said."""


def _verbs() -> dict[str, Cue]:
    frames: dict[str, str] = {}
    for line in _VERBS.split("\n"):
        letters, _, verbs = line.partition("|")
        for verb in verbs.split():
            frames[verb] = frames.get(verb, "") + letters.strip("-")
    prepositions: dict[str, set[str]] = {}
    for line in _PREPOSITIONS.split("\n"):
        preposition, _, verbs = line.partition("|")
        for verb in verbs.split():
            prepositions.setdefault(verb, set()).add(preposition)
    lemmas = dict.fromkeys([*frames, *prepositions])
    return {
        lemma: Cue(lemma, frames.get(lemma, ""), frozenset(prepositions.get(lemma, ())))
        for lemma in lemmas
    }


def _by_form(cues: dict[str, Cue]) -> dict[str, Cue]:
    return {form: cue for lemma, cue in cues.items() for form in forms_of(lemma)}


def _nouns() -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for lemma in dict.fromkeys(_NOUNS.split()):
        frames = "c" + ("i" if lemma in _WITH_INFINITIVE else "")
        before = {p for p, nouns in _NOUN_PREPOSITIONS.items() if lemma in nouns.split()}
        cue = Cue(lemma, frames, frozenset(before))
        plural = lemma[:-1] + "ies" if lemma.endswith(("ry", "cy", "ty", "ny")) else lemma + "s"
        cues |= {lemma: cue, plural: cue}
    return cues


def _adjectives() -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for lemma in dict.fromkeys(_ADJECTIVES.split()):
        frames = "c" * (lemma in _ADJECTIVE_CLAUSE) + "i" * (lemma in _ADJECTIVE_INFINITIVE)
        before = _ADJECTIVE_PREPOSITIONS if lemma in _ADJECTIVE_PREPOSITIONAL else frozenset()
        cues[lemma] = Cue(lemma, frames, before)
    return cues


def _particle_verbs() -> dict[tuple[str, str], Cue]:
    cues: dict[tuple[str, str], Cue] = {}
    for entry in _PARTICLE_VERBS.replace("\n", "").split("|"):
        verb, particle, frames = entry.split()
        for form in forms_of(verb):
            cues[form, particle] = Cue(f"{verb} {particle}", frames.strip("-"))
    return cues


VERBS = _by_form(_verbs())
"""Every form of every verb of the lists."""
PARTICLE_VERBS = _particle_verbs()
"""Verbs that are cues with the word behind them only, by form and that word."""
NOUNS = _nouns()
"""Singular and plural."""
ADJECTIVES = _adjectives()

PASSIVE_TO_INFINITIVE = word_set(
    """
    expected believed thought said reported known understood alleged rumoured rumored considered
    estimated assumed presumed supposed projected predicted forecast claimed held deemed suspected
    seen feared found shown accused felt tipped slated scheduled planned intended
    judged reputed required asked told ordered urged advised warned instructed invited
    """
)
"""Participles in "is … to": "is expected to", "was told to"."""

PASSIVE_OF_RECIPIENT = word_set(
    """
    told warned informed advised reminded assured notified reassured asked ordered urged instructed
    encouraged requested persuaded convinced
    """
)
"""Participles whose subject hears and does not speak."""

PASSIVE_WITH_CLAUSE = word_set(
    """
    said reported announced believed thought known understood alleged rumoured rumored estimated
    assumed expected feared hoped agreed confirmed revealed disclosed suggested claimed decided
    argued acknowledged accepted shown found discovered noted stated predicted speculated denied
    """
)
"""Participles in "it was … that"."""

SCARCE_WITHOUT_AGENT = word_set(
    """
    accused criticised criticized condemned blamed denounced suspected praised faulted hailed
    described portrayed characterised characterized regarded viewed seen perceived depicted dubbed
    called labelled labeled branded considered deemed touted dismissed credited
    """
)
"""Participles of judgements that news give in the passive, with or without "by"."""

SUPPORTS = word_set(
    """
    make makes made making issue issues issued issuing give gives gave given giving express
    expresses expressed expressing voice voices voiced voicing raise raises raised raising have has
    had having repeat repeats repeated repeating renew renewed renews hold holds held share shares
    shared offer offers offered release releases released releasing put reiterate reiterated
    reiterates announce announced announces unveil unveiled unveils launch launched withdraw
    withdrew abandon abandoned outline outlined underline underlined echo echoed echoes reach
    reached send sent sends publish published publishes deliver delivered delivers sound sounded
    sounds set lodge lodged file filed
    """
)
"""Verbs whose subject is who speaks in the noun that is their object: "issued a warning"."""

LISTENERS = word_set(
    """
    reporters journalists lawmakers parliament us them him her me you it people viewers
    supporters voters delegates investors colleagues everyone readers mps senators congress
    """
)
"""Words for those who are told."""
