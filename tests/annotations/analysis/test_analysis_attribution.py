"""Attributions in trees written by hand: each form, and where the tree is wrong."""

import pytest
from attribution_samples import Parts, found, parsed, parts

from annotations.analysis.attribution.find import find_attributions
from annotations.analysis.parsed import Parsed

THAT = parsed(
    "The mayor said on Monday that rents rose.",
    "The/DET/det/2 mayor/NOUN/nsubj/3 said/VERB/root+/0 on/ADP/case/5 Monday/PROPN/obl/3 "
    "that/SCONJ/mark/8 rents/NOUN/nsubj/8 rose/VERB/ccomp+/3 ./PUNCT/punct/3",
)
THAT_BELOW_THE_DAY = parsed(
    "Norway announced on Tuesday that 40 ships left.",
    "Norway/PROPN/nsubj/2 announced/VERB/root+/0 on/ADP/case/4 Tuesday/PROPN/obl/2 "
    "that/SCONJ/mark/8 40/NUM/nummod/7 ships/NOUN/nsubj/8 left/VERB/acl+/4 ./PUNCT/punct/2",
)
NOUN_FOR_VERB = parsed(
    "Intelligence estimates that 90 soldiers died.",
    "Intelligence/NOUN/compound/2 estimates/NOUN/root/0 that/SCONJ/mark/6 90/NUM/nummod/5 "
    "soldiers/NOUN/nsubj/6 died/VERB/acl+/2 ./PUNCT/punct/2",
)
BEHIND = parsed(
    "The dam held, officials said.",
    "The/DET/det/2 dam/NOUN/nsubj/3 held/VERB/ccomp+/6 ,/PUNCT/punct/3 officials/NOUN/nsubj/6 "
    "said/VERB/root+/0 ./PUNCT/punct/6",
)
BETWEEN = parsed(
    "The dam, officials said, would hold.",
    "The/DET/det/2 dam/NOUN/nsubj/5 ,/PUNCT/punct/4 officials/NOUN/appos/2 said/VERB/root+/0 "
    ",/PUNCT/punct/5 would/AUX/aux+/8 hold/VERB/ccomp/5 ./PUNCT/punct/5",
)
TURNED_ROUND = parsed(
    "“We stay,” said Anna Berg, a farmer. “It is home.”",
    "“/PUNCT/punct/3 We/PRON/nsubj/3 stay/VERB/ccomp+/6 ,/PUNCT/punct/3 ”/PUNCT/punct/3 "
    "said/VERB/root+/0 Anna/PROPN/nsubj/6 Berg/PROPN/flat/7 ,/PUNCT/punct/11 a/DET/det/11 "
    "farmer/NOUN/appos/7 ./PUNCT/punct/6",
    "“/PUNCT/punct/4 It/PRON/nsubj/4 is/AUX/cop+/4 home/NOUN/root/0 ./PUNCT/punct/4 "
    "”/PUNCT/punct/4",
)
RELATIVE = parsed(
    "Berg, who heads the union, told reporters that talks failed.",
    "Berg/PROPN/nsubj/8 ,/PUNCT/punct/4 who/PRON/nsubj/4 heads/VERB/acl:relcl+/1 the/DET/det/6 "
    "union/NOUN/obj/4 ,/PUNCT/punct/4 told/VERB/root+/0 reporters/NOUN/iobj/8 that/SCONJ/mark/12 "
    "talks/NOUN/nsubj/12 failed/VERB/ccomp+/8 ./PUNCT/punct/8",
)
ACCORDING = parsed(
    "Rents rose, according to the bank.",
    "Rents/NOUN/nsubj/2 rose/VERB/root+/0 ,/PUNCT/punct/7 according/VERB/case/7 to/ADP/fixed/4 "
    "the/DET/det/7 bank/NOUN/obl/2 ./PUNCT/punct/2",
)
EXPECTED = parsed(
    "The bank is expected to cut rates.",
    "The/DET/det/2 bank/NOUN/nsubj:pass/4 is/AUX/aux:pass+/4 expected/VERB/root/0 to/PART/mark/6 "
    "cut/VERB/xcomp/4 rates/NOUN/obj/6 ./PUNCT/punct/4",
)
BY_SOMEBODY = parsed(
    "The plan was criticised by both firms.",
    "The/DET/det/2 plan/NOUN/nsubj:pass/4 was/AUX/aux:pass+/4 criticised/VERB/root/0 "
    "by/ADP/case/7 both/DET/det/7 firms/NOUN/obl:agent/4 ./PUNCT/punct/4",
)
TOLD_BY = parsed(
    "Farmers were told by the mayor that rain was near.",
    "Farmers/NOUN/nsubj:pass/3 were/AUX/aux:pass+/3 told/VERB/root/0 by/ADP/case/6 the/DET/det/6 "
    "mayor/NOUN/obl:agent/3 that/SCONJ/mark/10 rain/NOUN/nsubj/10 was/AUX/cop+/10 "
    "near/ADJ/ccomp/3 ./PUNCT/punct/3",
)
QUOTED_AS_SAYING = parsed(
    "Berg was quoted as saying the dam held.",
    "Berg/PROPN/nsubj:pass/3 was/AUX/aux:pass+/3 quoted/VERB/root/0 as/SCONJ/mark/5 "
    "saying/VERB/advcl/3 the/DET/det/7 dam/NOUN/nsubj/8 held/VERB/ccomp+/5 ./PUNCT/punct/3",
)
WARNING = parsed(
    "Generals have issued warnings that the line may break.",
    "Generals/NOUN/nsubj/3 have/AUX/aux+/3 issued/VERB/root/0 warnings/NOUN/obj/3 "
    "that/SCONJ/mark/9 the/DET/det/7 line/NOUN/nsubj/9 may/AUX/aux+/9 break/VERB/acl/4 "
    "./PUNCT/punct/3",
)
POSSESSIVE = parsed(
    "The mayor's claim that rents fell is wrong.",
    "The/DET/det/2 mayor/NOUN/nmod:poss/4 's/PART/case/2 claim/NOUN/nsubj/9 that/SCONJ/mark/7 "
    "rents/NOUN/nsubj/7 fell/VERB/acl+/4 is/AUX/cop+/9 wrong/ADJ/root/0 ./PUNCT/punct/9",
)
CONFIDENT = parsed(
    "Doctors are confident that the drug works.",
    "Doctors/NOUN/nsubj/3 are/AUX/cop+/3 confident/ADJ/root/0 that/SCONJ/mark/7 the/DET/det/6 "
    "drug/NOUN/nsubj/7 works/VERB/ccomp+/3 ./PUNCT/punct/3",
)
URGED = parsed(
    "She urged voters to stay.",
    "She/PRON/nsubj/2 urged/VERB/root+/0 voters/NOUN/obj/2 to/PART/mark/5 stay/VERB/xcomp/2 "
    "./PUNCT/punct/2",
)
WANTED = parsed(
    "Unions want the firm to pay.",
    "Unions/NOUN/nsubj/2 want/VERB/root+/0 the/DET/det/4 firm/NOUN/obj/2 to/PART/mark/6 "
    "pay/VERB/xcomp/2 ./PUNCT/punct/2",
)
DENIED = parsed(
    "He denied taking bribes.",
    "He/PRON/nsubj/2 denied/VERB/root+/0 taking/VERB/xcomp/2 bribes/NOUN/obj/3 ./PUNCT/punct/2",
)
ACCUSED = parsed(
    "Prosecutors accused him of fraud.",
    "Prosecutors/NOUN/nsubj/2 accused/VERB/root+/0 him/PRON/obj/2 of/ADP/case/5 fraud/NOUN/obl/2 "
    "./PUNCT/punct/2",
)
CALLED = parsed(
    "Critics called the plan a disaster.",
    "Critics/NOUN/nsubj/2 called/VERB/root+/0 the/DET/det/4 plan/NOUN/obj/2 a/DET/det/6 "
    "disaster/NOUN/xcomp/2 ./PUNCT/punct/2",
)
AS_PUT = parsed(
    "The plan, as one minister put it, is dead.",
    "The/DET/det/2 plan/NOUN/nsubj/11 ,/PUNCT/punct/7 as/SCONJ/mark/7 one/NUM/nummod/6 "
    "minister/NOUN/nsubj/7 put/VERB/advcl+/11 it/PRON/obj/7 ,/PUNCT/punct/7 is/AUX/cop+/11 "
    "dead/ADJ/root/0 ./PUNCT/punct/11",
)
REPORTEDLY = parsed(
    "The army reportedly moved two brigades.",
    "The/DET/det/2 army/NOUN/nsubj/4 reportedly/ADV/advmod/4 moved/VERB/root+/0 two/NUM/nummod/6 "
    "brigades/NOUN/obj/4 ./PUNCT/punct/4",
)
IN_THE_VIEW = parsed(
    "In the view of analysts, rates will fall.",
    "In/ADP/case/3 the/DET/det/3 view/NOUN/obl/9 of/ADP/case/5 analysts/NOUN/nmod/3 "
    ",/PUNCT/punct/9 rates/NOUN/nsubj/9 will/AUX/aux+/9 fall/VERB/root/0 ./PUNCT/punct/9",
)
HEADLINE = parsed(
    "Minister: No tax rise this year",
    "Minister/NOUN/root/0 :/PUNCT/punct/1 No/DET/det/5 tax/NOUN/compound/5 rise/NOUN/appos/1 "
    "this/DET/det/7 year/NOUN/obl/5",
)
COLON = parsed(
    "Her deputy shrugged: “We had no choice at all.”",
    "Her/PRON/nmod:poss/2 deputy/NOUN/nsubj/3 shrugged/VERB/root+/0 :/PUNCT/punct/7 "
    "“/PUNCT/punct/7 We/PRON/nsubj/7 had/VERB/parataxis+/3 no/DET/det/9 choice/NOUN/obj/7 "
    "at/ADP/case/11 all/PRON/obl/7 ./PUNCT/punct/3 ”/PUNCT/punct/7",
)

FORMS: list[tuple[Parsed, Parts]] = [
    (THAT, ("The mayor", "said", "rents rose.")),
    (THAT_BELOW_THE_DAY, ("Norway", "announced", "40 ships left.")),
    (NOUN_FOR_VERB, ("Intelligence", "estimates", "90 soldiers died.")),
    (BEHIND, ("officials", "said", "The dam held")),
    (BETWEEN, ("officials", "said", "The dam, officials said, would hold.")),
    (
        TURNED_ROUND,
        (
            "Anna Berg, a farmer",
            "said",
            "“We stay,” said Anna Berg, a farmer. “It is home.”",
        ),
    ),
    (RELATIVE, ("Berg, who heads the union", "told", "talks failed.")),
    (ACCORDING, ("the bank", "according to", "Rents rose")),
    (EXPECTED, (None, "is expected", "The bank is expected to cut rates.")),
    (BY_SOMEBODY, ("both firms", "was criticised", "The plan")),
    (TOLD_BY, ("the mayor", "were told", "rain was near.")),
    (QUOTED_AS_SAYING, ("Berg", "was quoted as saying", "the dam held.")),
    (WARNING, ("Generals", "warnings", "the line may break.")),
    (POSSESSIVE, ("The mayor", "claim", "rents fell")),
    (CONFIDENT, ("Doctors", "confident", "the drug works.")),
    (URGED, ("She", "urged", "to stay.")),
    (WANTED, ("Unions", "want", "the firm to pay.")),
    (DENIED, ("He", "denied", "taking bribes.")),
    (ACCUSED, ("Prosecutors", "accused", "him of fraud.")),
    (CALLED, ("Critics", "called", "the plan a disaster.")),
    (AS_PUT, ("one minister", "put it", "The plan, as one minister put it, is dead.")),
    (REPORTEDLY, (None, "reportedly", "The army reportedly moved two brigades.")),
    (IN_THE_VIEW, ("analysts", "In the view", "rates will fall.")),
    (HEADLINE, ("Minister", ":", "No tax rise this year")),
    (COLON, ("Her deputy", "shrugged", "“We had no choice at all.”")),
]

OWN_VOICE = [
    parsed(
        "The phone told the time.",
        "The/DET/det/2 phone/NOUN/nsubj/3 told/VERB/root+/0 the/DET/det/5 time/NOUN/obj/3 "
        "./PUNCT/punct/3",
    ),
    parsed(
        "It is worth saying that no mirror is larger.",
        "It/PRON/expl/3 is/AUX/cop+/3 worth/ADJ/root/0 saying/VERB/csubj/3 that/SCONJ/mark/8 "
        "no/DET/det/7 mirror/NOUN/nsubj/8 is/AUX/ccomp+/4 larger/ADJ/xcomp/8 ./PUNCT/punct/3",
    ),
    parsed(
        "The bridge was built in 1931.",
        "The/DET/det/2 bridge/NOUN/nsubj:pass/4 was/AUX/aux:pass+/4 built/VERB/root/0 "
        "in/ADP/case/6 1931/NUM/obl/4 ./PUNCT/punct/4",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), FORMS, ids=lambda value: getattr(value, "text", ""))
def test_a_form_is_read(tree: Parsed, expected: Parts) -> None:
    assert found(tree) == [expected]


@pytest.mark.parametrize("tree", OWN_VOICE, ids=lambda tree: tree.text)
def test_the_reporters_own_voice_has_no_attribution(tree: Parsed) -> None:
    assert found(tree) == []


def test_of_nested_attributions_both_are_found() -> None:
    tree = parsed(
        "Ryder said Norway believed that ships left.",
        "Ryder/PROPN/nsubj/2 said/VERB/root+/0 Norway/PROPN/nsubj/4 believed/VERB/ccomp+/2 "
        "that/SCONJ/mark/7 ships/NOUN/nsubj/7 left/VERB/ccomp+/4 ./PUNCT/punct/2",
    )

    assert found(tree) == [
        ("Ryder", "said", "Norway believed that ships left."),
        ("Norway", "believed", "ships left."),
    ]


def test_a_participle_behind_a_comma_goes_on_with_the_same_source() -> None:
    tree = parsed(
        "Tanaka said he would go, adding that it was late.",
        "Tanaka/PROPN/nsubj/2 said/VERB/root+/0 he/PRON/nsubj/5 would/AUX/aux+/5 go/VERB/ccomp/2 "
        ",/PUNCT/punct/7 adding/VERB/advcl/5 that/SCONJ/mark/11 it/PRON/nsubj/11 was/AUX/cop+/11 "
        "late/ADJ/ccomp/7 ./PUNCT/punct/2",
    )

    assert found(tree) == [
        ("Tanaka", "said", "he would go"),
        ("Tanaka", "adding", "it was late."),
    ]


def test_only_a_quoted_content_is_direct() -> None:
    direct = [find_attributions(tree)[0].direct for tree in (TURNED_ROUND, COLON, BEHIND, CALLED)]

    assert direct == [True, True, False, False]


def test_a_quotation_of_the_next_paragraph_has_the_speaker_but_no_cue() -> None:
    tree = parsed(
        "“We stay,” said Anna Berg.\n\n“It is our home now.”",
        "“/PUNCT/punct/3 We/PRON/nsubj/3 stay/VERB/ccomp+/6 ,/PUNCT/punct/3 ”/PUNCT/punct/3 "
        "said/VERB/root+/0 Anna/PROPN/nsubj/6 Berg/PROPN/flat/7 ./PUNCT/punct/6",
        "“/PUNCT/punct/4 It/PRON/nsubj/4 is/AUX/cop+/4 our/PRON/nmod:poss/5 home/NOUN/root/0 "
        "now/ADV/advmod/5 ./PUNCT/punct/5 ”/PUNCT/punct/5",
    )

    second = find_attributions(tree)[1]

    assert parts(tree.text, second) == ("Anna Berg", None, "“It is our home now.”")
    assert second.direct
