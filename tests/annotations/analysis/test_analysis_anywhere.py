"""What holds in every language: figures in digits, sentences, claims."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.claims.anywhere import Sentence, find_claims_anywhere
from annotations.analysis.entity_labels import shown_label
from annotations.analysis.figures.anywhere import find_figures_anywhere
from annotations.analysis.model import Bound, Entity, Reason
from annotations.analysis.sentences_anywhere import sentence_spans_anywhere

LANGUAGES = ["de", "fr", "es", "pl", "ru", "ja", "ar", "hi", "tr", "sw", "xx", "qqq"]

FIGURES = [
    ("de", "1.200 Arbeiter", "1.200", 1200, None),
    ("de", "es kostet 3,5 Millionen Euro", "3,5 Millionen Euro", 3_500_000, "EUR"),
    ("de", "bis zu 12,25 Prozent der Stimmen", "12,25 Prozent", 12.25, "percent"),
    ("de", "bei -3 °C im Schatten", "-3 °C", -3, "celsius"),
    ("de", "für US$ 5 Mrd. verkauft", "US$ 5 Mrd", 5_000_000_000, "USD"),
    ("de", "rund 1.234.567,8 Tonnen", "1.234.567,8 Tonnen", 1_234_567.8, "tonne"),
    ("de", "12’500 Franken", "12’500 Franken", 12_500, "CHF"),
    ("fr", "3,5 milliards d’euros", "3,5 milliards d’euros", 3_500_000_000, "EUR"),
    ("fr", "12 500 hectares brûlés", "12 500 hectares", 12_500, "hectare"),
    ("fr", "1 million de personnes", "1 million", 1_000_000, None),
    ("es", "unos 5 millones de euros", "5 millones de euros", 5_000_000, "EUR"),
    ("es", "3 mil millones de dólares", "3 mil millones de dólares", 3_000_000_000, "USD"),
    ("pl", "2 tys. osób", "2 tys", 2000, None),
    ("pl", "3 mln złotych", "3 mln złotych", 3_000_000, "PLN"),
    ("ru", "3,5 млн рублей", "3,5 млн рублей", 3_500_000, "RUB"),
    ("ru", "между 10 миллионами людей", "10 миллионами", 10_000_000, None),
    ("fi", "3,5 miljoonan talo", "3,5 miljoonan", 3_500_000, None),
    ("sv", "500 kr per dag", "500 kr", 500, "SEK"),
    ("da", "500 kr om dagen", "500 kr", 500, "DKK"),
    ("tr", "%5 artış", "%5", 5, "percent"),
    ("ja", "彼は35万円を払った", "35万円", 350_000, "JPY"),
    ("ja", "3億ドルの契約", "3億ドル", 300_000_000, "USD"),
    ("zh", "超过35万人", "35万", 350_000, None),
    ("ar", "نسبة ٣٫٥٪ من", "٣٫٥٪", 3.5, "percent"),
    ("hi", "1,20,000 लोग", "1,20,000", 120_000, None),
    ("hi", "5 करोड़ रुपये", "5 करोड़", 50_000_000, None),
    ("de", "rund 2,5 Mio. Euro Schaden", "2,5 Mio. Euro", 2_500_000, "EUR"),
    ("qqq", "12.5% xyz", "12.5%", 12.5, "percent"),
]

NO_FIGURES = [
    ("de", "am 3. Oktober 2024 um 14.30 Uhr, um 9 Uhr, im Jahr 1989"),
    ("de", "die A40, F-16, Covid-19, 15. Sitzung, 3:1, Tel. 030/123-456, 192.168.0.1"),
    ("fr", "le 3 octobre à 14h30, le 1er mai, le 20e siècle, le 03/10/2024"),
    ("es", "el 3 de mayo de 2020, el 5º puesto, n.º 7, 2020-2024"),
    ("ja", "2024年10月3日午後3時"),
    ("ko", "2024년 10월 3일"),
    ("ru", "5 мая 2020 года, 90-х"),
    ("xx", "1.2.3 a@5 #7 x_8 http://a.example/9"),
    ("de", "12.5"),
]


@pytest.mark.parametrize(("language", "text", "words", "value", "unit"), FIGURES)
def test_a_figure_is_read_as_its_language_writes_it(
    language: str, text: str, words: str, value: float, unit: str | None
) -> None:
    (figure,) = find_figures_anywhere(text, language)

    assert text[figure.start : figure.end] == words
    assert (figure.value, figure.low, figure.high, figure.unit) == (value, value, value, unit)


@pytest.mark.parametrize(("language", "text"), NO_FIGURES)
def test_dates_times_names_and_unclear_numbers_are_no_figures(language: str, text: str) -> None:
    found = find_figures_anywhere(text, language)

    assert [text[figure.start : figure.end] for figure in found] == []


def test_the_rest_of_the_text_tells_how_its_separators_are_meant() -> None:
    spain = find_figures_anywhere("1,5 casas y 2.500 personas", "es")
    mexico = find_figures_anywhere("1,234,567 personas, 1,500 casas y 2.5 km", "es")

    assert [figure.value for figure in spain] == [1.5, 2500]
    assert [figure.value for figure in mexico] == [1_234_567, 1500, 2.5]


numbers = st.lists(
    st.sampled_from(
        ["1", "12", "500", "2024", ".", ",", " ", "\u00a0", "'", "-", "−", "%", "€", "$", "US$",
         "EUR", "Mio", "Millionen", "de", "d’", "年", "万", "円", "km", "h", "th", ":", "/", "x",
         "Mai", "mayo", "٣", "٫"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(numbers | st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_figures_of_any_text_stand_inside_it_and_apart(text: str, language: str) -> None:
    figures = find_figures_anywhere(text, language)

    assert all(0 <= one.start < one.end <= len(text) for one in figures)
    assert all(left.end <= right.start for left, right in pairwise(figures))


@pytest.mark.parametrize(
    "unit", ["9", "1.", "1,", "1 ", "1\u00a0", "-", "€", "1 Mio. ", "1’", "9d’"]
)
def test_a_long_run_of_one_thing_is_read_in_time(unit: str) -> None:
    text = unit * (50_000 // len(unit))

    assert len(find_figures_anywhere(text, "de")) <= len(text)


SENTENCES = [
    ("de", "Er kam am 3. Oktober. Dr. Müller z. B. blieb. „Nein!“ rief er. Ende", 4),
    ("fr", "M. Durand est là. « Oui ! » dit-il. Fin.", 3),
    ("ja", "港は閉まった。「なぜ？」と聞いた。", 3),
    ("hi", "बंदरगाह बंद रहा। लोग आए।", 2),
    ("ar", "أغلق الميناء. لماذا؟ لا أحد يعرف.", 3),
    ("zh", "港口关闭了！工人罢工。", 2),
    ("es", "¿Quién paga? Nadie. El Sr. Ruiz calla.", 3),
    ("en", "It ended on 3. It rained.", 2),
    ("de", "Eins\n\nZwei", 2),
]


@pytest.mark.parametrize(("language", "text", "count"), SENTENCES)
def test_sentences_end_at_the_marks_of_their_script(language: str, text: str, count: int) -> None:
    spans = sentence_spans_anywhere(text, language)

    assert len(spans) == count, [text[span.start : span.end] for span in spans]


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_sentences_hold_every_letter_of_the_text(text: str, language: str) -> None:
    spans = sentence_spans_anywhere(text, language)

    held = "".join(text[span.start : span.end] for span in spans)
    assert "".join(held.split()) == "".join(text.split())


def claims(text: str, *, verbs: bool | None, names: tuple[Entity, ...] = ()) -> list[str]:
    sentences = [Sentence(span, verbs) for span in sentence_spans_anywhere(text, "de")]
    found = find_claims_anywhere(text, sentences, names, find_figures_anywhere(text, "de"))
    return [text[claim.start : claim.end] for claim in found]


def test_a_sentence_with_a_figure_is_a_claim_unless_it_asks() -> None:
    text = "Es waren 40 Schiffe im Hafen. Waren es 40 Schiffe im Hafen? Es regnete den ganzen Tag."

    assert claims(text, verbs=None) == ["Es waren 40 Schiffe im Hafen."]


def test_a_sentence_with_a_name_is_a_claim_where_it_is_known_to_hold_a_verb() -> None:
    text = "Holm kam am Montag nach Riga."
    names = (Entity(0, 4, "PERSON"),)

    assert claims(text, verbs=True, names=names) == [text]
    assert claims(text, verbs=None, names=names) == []


def test_a_heading_without_a_verb_is_no_claim() -> None:
    assert claims("Mit 40 Schiffen nach Riga", verbs=False) == []


def test_what_makes_a_claim_worth_checking_is_named() -> None:
    text = "Es waren 40 Schiffe im Hafen."
    (claim,) = find_claims_anywhere(
        text,
        [Sentence(sentence_spans_anywhere(text, "de")[0])],
        (),
        find_figures_anywhere(text, "de"),
    )

    assert claim.reasons == (Reason.FIGURE,)
    assert 0 < claim.score < 1


def test_other_label_schemes_are_shown_in_one() -> None:
    assert [shown_label(one) for one in ("PER", "persName", "ORG", "MISC", "QT")] == [
        "PERSON", "PERSON", "ORG", "MISC", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "words", "low", "high", "unit"),
    [
        ("de", "bei 60 bis 65 Prozent", "60 bis 65 Prozent", 60, 65, "percent"),
        ("de", "etwa 2 bis 3 Millionen Euro", "2 bis 3 Millionen Euro", 2e6, 3e6, "EUR"),
        ("fr", "de 12 à 15 % des voix", "12 à 15 %", 12, 15, "percent"),
        ("es", "de 3 a 4 millones", "3 a 4 millones", 3e6, 4e6, None),
        ("it", "dal 3 al 5 %", "3 al 5 %", 3, 5, "percent"),
        ("nl", "van 20 tot 25 procent", "20 tot 25 procent", 20, 25, "percent"),
    ],
)
def test_two_numbers_that_share_a_unit_are_one_range(
    language: str, text: str, words: str, low: float, high: float, unit: str | None
) -> None:
    (figure,) = find_figures_anywhere(text, language)

    assert text[figure.start : figure.end] == words
    assert (figure.value, figure.low, figure.high) == (None, low, high)
    assert (figure.bound, figure.unit) == (Bound.BETWEEN, unit)


def test_a_fall_to_less_is_no_range() -> None:
    figures = find_figures_anywhere("von 65 bis 60 Prozent", "de")

    assert [figure.value for figure in figures] == [65, 60]
