"""Words that the rules for claims read: lower case, with a straight apostrophe.

Verbs are given as the forms that stand in news, since no lemmatizer is asked.
"""

from __future__ import annotations

from annotations.analysis.words import HOLDING, SAYING, word_set

FINITE_AUXILIARIES = word_set(
    """
    is are was were am has have had do does did will would can ca could may might must shall
    should wo 'm 're 've 'll 'd ai
    """
)
"""Forms of "be", "have", "do" and the modals that make a clause finite."""

IRREGULAR_PAST = word_set(
    """
    arose ate beat became began bent bet bit bled blew bore bought bred broke brought built burnt
    burst came cast caught chose clung cost crept cut dealt drank drew drove dug fed fell felt fled
    flew forbade fought found froze gave got grew ground heard held hid hit hung hurt kept knew
    laid lay led learnt left lent let lit lost made meant met mistook outdid overtook overthrew
    paid put quit ran rang read rebuilt repaid rode rose sang sank sat saw sent set shed shook
    shone shot shrank shut slept slid sold sought spelt spent split spoke sprang spread spun stole
    stood stuck struck stung swam swept wept leapt knelt strode slew shone swore swung taught threw
    thought told took tore understood
    undid upheld went withdrew withheld woke won wore wound wove wrote
    """
)
"""Past forms that do not end in "ed"."""

IRREGULAR_PARTICIPLES = word_set(
    """
    beaten become begun bitten blown borne born broken chosen come done drawn driven drunk eaten
    fallen flown forgotten frozen given gone grown hidden known lain overthrown overtaken proven
    ridden risen run rung seen shaken shown shrunk sprung stolen sung sunk sworn taken thrown torn
    withdrawn woken worn woven written
    """
)
"""Participles that are no past form as well."""

PRESENT = word_set(
    """
        accounts aims allows appears applies begins belongs brings calls carries comes consists
        contains continues controls costs creates depends deserves differs earns employs enters
        exists expects exceeds estimates forecasts predicts faces falls feeds follows gets gives
        goes grows happens helps holds
        includes intends involves keeps kills knows lacks lasts leads leaves lies lives looks loses
        makes means meets moves needs offers opens owes owns pays plans plays prevents produces
        provides puts ranks reads remains represents requires rises runs seeks seems sells sends
        serves shows sits spends stands starts stays supports takes tells thinks tries turns uses
        wants wins works exist face hold include know lack live need own pay remain run sell spend
        stand take think want work expect make play use
        """
) | {word for word in SAYING | HOLDING if not word.endswith("ed")}
"""Present forms that are seldom nouns; read only where parts of speech are not known."""

CUES = SAYING | HOLDING | word_set("told heard ruled knew know knows feels felt thinks believes")
"""Verbs whose content may follow without "that"."""

SUBJECT_PRONOUNS = word_set("i he she it they we you there this that these those who nobody none")
DETERMINERS = word_set(
    """
    a an the this that these those its his her their our my your some any no every each all both
    another many most several few other such half
    """
)
PREPOSITIONS = word_set(
    """
    of in on at by for from with without to into onto over under after before during since until
    against among between through across about around near despite within beyond behind below
    above per via as than like including
    """
)
SUBORDINATORS = word_set(
    """
    when if because since after before until unless once where whether as although though while
    whereas how why what whenever wherever
    """
)
RELATIVE = word_set("who which whose whom")
CONTRASTING = word_set("while whereas although though")
"""Conjunctions between two things that are both asserted."""

NOT_A_SUBJECT = word_set(
    """
    to not n't and or but so yet nor because if also then even just only still more less that which
    who whose where when than as thus therefore instead rather otherwise eventually thereby
    """
) - {"that", "only", "more", "less"}

NO_PAST = word_set(
    """
    need feed seed weed deed speed breed bleed indeed exceed proceed succeed hundred shed naked
    sacred wicked crooked rugged beloved hatred kindred embed newlywed agreed-upon
    """
)
"""Words in "ed" that are no past form."""

STATE_VERBS = (
    SAYING
    | HOLDING
    | word_set(
        """
        was were had did been be being felt knew thought meant wanted needed liked loved hated owned
        belonged consisted included involved seemed appeared looked remained stayed stood
        sat lay lived existed cost lasted depended deserved mattered required resembled weighed wore
        kept used understood heard told wondered wished doubted considered regarded preferred smoked
        called described known seen supposed likely tired exhausted pleased worried interested
        married related based located named aged united limited armed retired concerned needed
        took spoke commented blamed caused licensed attributed compared expected believed estimated
        """
    )
) - word_set("found announced asked wrote ruled")
"""Past forms and participles that tell of no happening."""

CHANGE_VERBS = word_set(
    """
    rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing
    climbed climb climbs climbing dropped drop drops dropping increase decrease decline double
    increased increases increasing
    decreased decreases decreasing declined declines declining doubled doubles doubling tripled
    triples trebled quadrupled halved halves shrank shrunk shrinks shrinking soared soars soaring
    surged surges surging plunged plunges plummeted slumped slumps jumped jumps tumbled tumbles
    slowed slows widened narrowed reduced reduces dwindled swelled slid dipped eased edged rebounded
    outnumbered outnumber outpaced exceeded exceeds surpassed warmed warming
    """
)
"""Verbs that compare a quantity with what it was before."""

RISES = word_set(
    """
    rise rises fall falls grow climb climbs drop drops increase increases decrease decreases
    decline declines double doubles triples surge surges soars jumps slumps tumbles plunges reduces
    """
)
"""Forms of CHANGE_VERBS that are as often nouns."""

MOVEMENT_AFTER_CHANGE = word_set(
    "into onto off over through out ill asleep apart short behind victim silent aboard"
)
"""Words that make "fell", "rose" and their like a movement: "fell into the river"."""

JUDGEMENTS = word_set(
    """
    wonderful brilliant beautiful lovely fantastic amazing magnificent marvellous marvelous superb
    splendid great glorious delightful charming excellent perfect stunning gorgeous terrible awful
    horrible dreadful disgraceful disgusting shocking appalling alarming outrageous shameful
    pathetic ridiculous absurd stupid foolish silly boring dull ugly sad tragic heartbreaking
    disappointing depressing scandalous despicable wicked evil unfair unjust wrong inspiring
    incredible unbelievable remarkable fabulous sensational joy pleasure disgrace scandal shame
    tragedy farce nonsense triumph delight honour honor masterpiece pity shocked appalled glad proud
    sorry grateful thrilled delighted disgusted heartbroken nice good bad better best worst
    """
) - word_set("better best worst good bad great")
"""Words that judge, where they are what is said of the subject."""

COPULAS = word_set(
    "is are was were am be been being 's 're 'm feels felt looks looked seems seemed remains"
)

ANONYMOUS = word_set(
    """
    official officials source sources diplomat diplomats analyst analysts expert experts witness
    witnesses resident residents aide aides insider insiders lawmaker lawmakers observer observers
    researcher researchers scientist scientists doctor doctors worker workers trader traders
    economist economists investor investors person people neighbour neighbours neighbor neighbors
    critic critics supporter supporters investigator investigators prosecutor prosecutors soldier
    soldiers villager villagers lawyer lawyers nurse nurses survivor survivors executive executives
    employee employees activist activists campaigner campaigners historian historians reporter
    reporters journalists bankers banker fans fan voter voters farmers parents teachers students
    media reports report accounts rumours rumors forecasters auditors records commander commanders
    """
)
"""Nouns for speakers who are not named, unless a name stands beside them."""
