import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from analysis_samples import STORY, long_text
from pipeline_samples import TOLD

from annotations.analysis.entities import find_entities
from annotations.analysis.figures.find import find_figures
from annotations.analysis.pieces import WHOLE
from annotations.analysis.pipeline import WORDS_KEPT, analyse, load_pipeline, pipeline_version
from annotations.analysis.version import RULES
from annotations.errors import PipelineError


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [{"label": "ORG", "pattern": "Riga"}, {"label": "CARDINAL", "pattern": "40"}]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "tiny")
    return tmp_path / "tiny"


def test_the_baseline_sees_what_its_rules_see() -> None:
    nlp = load_pipeline("baseline")

    analysis, doc = analyse(nlp, STORY), nlp(STORY)

    assert analysis.pipeline == f"newsread-baseline {RULES}"
    assert analysis.language == "en"
    assert analysis.entities == find_entities(STORY)
    assert analysis.figures == find_figures(STORY)
    assert analysis.attributions == doc._.attributions
    assert analysis.claims == doc._.claims
    assert analysis.claims
    assert analysis.attributions


def test_the_baseline_leaves_spans_on_the_doc() -> None:
    doc = load_pipeline("baseline")(STORY)

    assert doc.spans["figures"][0].text == "over 40 ships"
    assert len(doc.spans["claims"]) == len(doc._.claims)


def test_a_long_text_is_seen_as_if_it_were_analysed_in_one_go() -> None:
    text, nlp = long_text(500), load_pipeline("baseline")
    assert len(text) > WHOLE

    analysis, doc = analyse(nlp, text), nlp(text)

    assert analysis.entities == find_entities(text)
    assert analysis.figures == find_figures(text)
    assert analysis.claims == doc._.claims
    assert analysis.attributions == doc._.attributions


def test_a_text_seen_a_second_time_is_seen_in_the_same_way(with_english: Path) -> None:
    nlp = load_pipeline("en_tiny")
    other = "Zorbla Quint told Mirrox that 7 frints fell in Oslo."

    first, between, again = analyse(nlp, TOLD), analyse(nlp, other), analyse(nlp, TOLD)

    assert first == again
    assert between.attributions


def test_words_of_earlier_texts_are_given_back_once_the_vocabulary_is_full(
    with_english: Path,
) -> None:
    nlp = load_pipeline("en_tiny")
    early = analyse(nlp, TOLD)
    nlp.make_doc(" ".join(f"word{number}" for number in range(WORDS_KEPT)))
    before = len(nlp.vocab.strings)

    for number in range(50):
        analyse(nlp, f"Zorbla{number} told Mirrox{number} that 7 frints{number} fell.")

    assert len(nlp.vocab.strings) == before
    assert analyse(nlp, TOLD) == early


@pytest.mark.parametrize("text", ["", " \n\n ", "🙂", "…", "\u200b", "A\tB"])
def test_odd_texts_have_an_analysis(text: str) -> None:
    assert analyse(load_pipeline("baseline"), text).claims == ()


def test_our_components_run_on_top_of_a_pipeline_in_a_folder(saved: Path) -> None:
    analysis = analyse(load_pipeline(str(saved)), STORY)

    assert {STORY[e.start : e.end] for e in analysis.entities} == {"Riga"}
    assert {entity.label for entity in analysis.entities} == {"ORG"}
    assert analysis.figures == find_figures(STORY)
    assert analysis.pipeline.startswith(str(saved))


def test_a_pipeline_that_changed_has_another_version(saved: Path) -> None:
    before = pipeline_version(str(saved))
    meta = saved / "meta.json"
    meta.write_text(meta.read_text().replace('"version":"0.0.0"', '"version":"0.0.1"'))

    assert pipeline_version(str(saved)) != before


@pytest.mark.parametrize("name", ["no_such_pipeline", "/no/such/folder", ".", "a b\nc"])
def test_a_missing_pipeline_is_named_in_one_sentence(name: str) -> None:
    with pytest.raises(PipelineError, match="is not installed") as raised:
        load_pipeline(name)

    assert repr(name) in str(raised.value)
    assert "\n" not in str(raised.value)
    with pytest.raises(PipelineError):
        pipeline_version(name)


def test_a_broken_pipeline_is_named_in_one_sentence(saved: Path) -> None:
    (saved / "config.cfg").write_text("[nlp]\nlang = \n")

    with pytest.raises(PipelineError, match="can't be loaded") as raised:
        load_pipeline(str(saved))

    assert "\n" not in str(raised.value)


def test_versions_and_the_client_need_no_spacy() -> None:
    program = (
        "import sys, annotations.analysis.client as client\n"
        "from annotations.analysis.pipeline import pipeline_version\n"
        "pipeline_version('')\n"
        "heavy = {'spacy', 'numpy', 'textual', 'tinydb', 'trafilatura'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.returncode == 0, f"these were imported: {done.stderr}"
