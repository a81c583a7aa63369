import io
import json
import subprocess
import sys
from typing import Any

import pytest
from analysis_samples import STORY

from annotations.analysis.json_form import from_json
from annotations.analysis.pipeline import analyse, load_pipeline
from annotations.analysis.worker import RequestError, parse_request, run
from annotations.errors import PipelineError

COMMAND = [sys.executable, "-P", "-m", "annotations.analysis.worker"]


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
    assert set(found[0]) == {"id", "pipeline", "entities", "figures", "claims"}


def test_an_answer_holds_the_whole_analysis() -> None:
    (answer,) = answers(json.dumps({"id": 1, "text": STORY}).encode(), "--background")

    assert from_json(answer, len(STORY)) == analyse(load_pipeline(""), STORY)


def test_the_first_line_announces_the_pipeline_when_asked() -> None:
    assert answers(b"", "--announce") == [{"ready": "newsread-baseline 1"}]


def test_no_input_gives_no_output() -> None:
    assert answers(b"") == []


def test_a_missing_pipeline_is_one_sentence_and_exit_1() -> None:
    command = [*COMMAND, "--pipeline", "no_such_pipeline"]

    done = subprocess.run(command, input=b"", capture_output=True, text=False)

    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().count("\n") == 1
    assert b"no_such_pipeline" in done.stderr


def test_a_missing_pipeline_is_announced_when_asked() -> None:
    command = [*COMMAND, "--announce", "--pipeline", "no_such_pipeline"]

    done = subprocess.run(command, input=b"", capture_output=True)

    assert "no_such_pipeline" in json.loads(done.stdout)["error"]


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
    out = io.BytesIO()

    run(io.BytesIO(b'{"id": 1, "text": "It rained."}'), out, "")

    assert json.loads(out.getvalue())["id"] == 1
    assert capsys.readouterr().out == ""


def test_run_raises_for_a_missing_pipeline() -> None:
    with pytest.raises(PipelineError):
        run(io.BytesIO(), io.BytesIO(), "no_such_pipeline")


def test_people_named_earlier_may_come_with_a_request() -> None:
    line = {"id": 1, "text": "Kalns went home early.", "known_people": ["Juris Kalns"]}

    (answer,) = answers(json.dumps(line).encode())

    assert answer["entities"][0]["text"] == "Kalns"


def test_known_people_must_be_names() -> None:
    with pytest.raises(RequestError, match="known_people"):
        parse_request(b'{"id": 1, "text": "", "known_people": [1]}')
