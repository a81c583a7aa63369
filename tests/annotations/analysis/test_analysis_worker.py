import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from analysis_samples import STORY
from pipeline_samples import GERMAN, TOLD

from annotations.analysis.choice import Choice
from annotations.analysis.json_form import from_json
from annotations.analysis.pipeline import analyse, load_pipeline
from annotations.analysis.worker import RequestError, parse_request, run

WORKER = [sys.executable, "-P", "-m", "annotations.analysis.worker"]
COMMAND = [*WORKER, "--pipeline=baseline"]


def answers(data: bytes, *options: str) -> list[dict[str, Any]]:
    done = subprocess.run([*COMMAND, *options], input=data, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_gets_its_answer_in_order() -> None:
    lines = [
        b'{"id": "a", "text": "Riga lost 40 ships."}',
        b"{broken",
        b"",
        b'{"id": 2, "text": 5}',
        b'{"id": 3, "text": "It rained in Oslo all day."}',
        b"[1]",
        b'"\xff"',
        b'{"id": 4, "text": "\\ud800"}',
        b'{"id": 5, "text": ""}',
    ]

    found = answers(b"\n".join(lines))

    assert [answer["id"] for answer in found] == ["a", None, 2, 3, None, None, 4, 5]
    assert ["error" in answer for answer in found] == [
        False, True, True, False, True, True, True, False,
    ]  # fmt: skip
    assert found[0]["figures"][0]["text"] == "40 ships"
    assert set(found[0]) == {
        *("id", "pipeline", "language", "entities", "figures", "claims", "attributions")
    }


def test_an_answer_holds_the_whole_analysis() -> None:
    (answer,) = answers(json.dumps({"id": 1, "text": STORY}).encode(), "--background")

    assert from_json(answer, len(STORY)) == analyse(load_pipeline("baseline"), STORY)


def test_the_first_line_says_that_it_listens_when_asked() -> None:
    assert answers(b"", "--announce") == [{"ready": True}]


def test_no_input_gives_no_output() -> None:
    assert answers(b"") == []


@pytest.mark.parametrize("name", ["en_no_such", "/no/such/folder", "x\ny", "--help"])
def test_a_missing_pipeline_is_one_sentence_and_the_next_best_answers(name: str) -> None:
    lines = b'{"id": 1, "text": "Riga lost 40 ships."}\n' * 3

    done = subprocess.run([*WORKER, f"--pipeline={name}"], input=lines, capture_output=True)

    assert done.returncode == 0
    assert [len(json.loads(line)["figures"]) for line in done.stdout.splitlines()] == [1, 1, 1]
    assert done.stderr.count(b"\n") == 1
    assert b"is not installed" in done.stderr


def test_a_missing_pipeline_is_part_of_the_answer_when_asked() -> None:
    line = b'{"id": 1, "text": "Riga lost 40 ships."}\n'
    command = [*WORKER, "--announce", "--pipeline=en_no_such"]

    done = subprocess.run(command, input=line, capture_output=True)

    _, answer = [json.loads(line) for line in done.stdout.splitlines()]
    assert "'en_no_such' is not installed" in answer["problem"]
    assert answer["figures"]
    assert done.stderr == b""


def test_each_text_is_answered_in_its_language(with_german: Path, with_english: Path) -> None:
    texts = [TOLD, GERMAN, TOLD]
    lines = "".join(json.dumps({"id": 1, "text": text}) + "\n" for text in texts)

    done = subprocess.run(
        [*WORKER, "--pipeline=en_tiny"], input=lines.encode(), capture_output=True
    )

    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["language"] for one in found] == ["en", "de", "en"]
    assert [one["pipeline"].split()[0] for one in found] == ["en_tiny", "de_tiny", "en_tiny"]
    assert [name["text"] for name in found[0]["entities"]] == ["Ida Holm"]
    assert found[0] == found[2]
    assert done.stderr.decode().splitlines() == [
        "This article is in German; it is read by de_tiny 1.2.3."
    ]


def test_a_pipeline_can_be_named_for_a_language(with_german: Path) -> None:
    line = json.dumps({"id": 1, "text": GERMAN})

    (found,) = answers(line.encode(), "--for-language=de=baseline")

    assert found["pipeline"].startswith("newsread-baseline ")


def test_the_language_that_a_source_states_may_come_with_a_request() -> None:
    lines = [{"id": 1, "text": "40 Schiffe"}, {"id": 2, "text": "40 Schiffe", "language": "de"}]

    found = answers("\n".join(map(json.dumps, lines)).encode())

    assert [one["language"] for one in found] == ["en", "de"]


@pytest.mark.parametrize("name", ["language", "beginning"])
def test_what_is_known_of_the_article_must_be_text(name: str) -> None:
    with pytest.raises(RequestError, match=name):
        parse_request(json.dumps({"id": 1, "text": "", name: 3}).encode())


@pytest.mark.parametrize("there", [False, True], ids=["missing", "broken"])
def test_a_bundled_pipeline_that_is_no_use_is_said_and_the_plain_rules_answer(
    tmp_path: Path, there: bool
) -> None:
    project = Path(__file__).parents[3]
    for room in ("annotations", "articles"):
        shutil.copytree(
            project / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "model")
        )
    if there:
        model = tmp_path / "annotations" / "analysis" / "en_news" / "model"
        model.mkdir()
        (model / "meta.json").write_text('{"lang": "en", "version": "1"}')
        (model / "config.cfg").write_text("[nlp]\n")

    done = subprocess.run(
        [sys.executable, "-m", "annotations.analysis.worker"],
        input=b'{"id": 1, "text": "Juris Kalns said that Riga lost 40 ships."}\n',
        capture_output=True,
        cwd=tmp_path,
    )

    (line,) = done.stdout.splitlines()
    assert json.loads(line)["pipeline"].startswith("newsread-baseline ")
    assert done.stderr.count(b"\n") == 1
    assert b"The pipeline that comes with newsread" in done.stderr
    assert b"The plain rules of newsread are used." in done.stderr


def test_answers_come_while_the_input_is_still_open() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": "It rained."}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()

        assert process.wait() == 0
        assert process.stdout.read() == b""


def test_a_reader_that_goes_away_leaves_no_traceback() -> None:
    process = subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write(b'{"id": 1, "text": "It rained."}\n')
    process.stdin.close()

    assert process.wait() == 1
    assert process.stderr.read() == b""
    process.stderr.close()


def test_run_answers_on_any_binary_stream(capsys: pytest.CaptureFixture[str]) -> None:
    out, said = io.BytesIO(), list[str]()

    run(io.BytesIO(b'{"id": 1, "text": "It rained."}'), out, Choice("baseline"), said.append)

    assert json.loads(out.getvalue())["id"] == 1
    assert capsys.readouterr().out == ""
    assert said == []


def test_people_named_earlier_may_come_with_a_request() -> None:
    line = {"id": 1, "text": "Kalns went home early.", "known_people": ["Juris Kalns"]}

    (answer,) = answers(json.dumps(line).encode())

    assert answer["entities"][0]["text"] == "Kalns"


def test_known_people_must_be_names() -> None:
    with pytest.raises(RequestError, match="known_people"):
        parse_request(b'{"id": 1, "text": "", "known_people": [1]}')
