"""Several processes answer as one does, in the order of the lines."""

from __future__ import annotations

import json
import os
import signal
from io import BytesIO
from pathlib import Path

import pytest

from annotations.analysis.choice import Choice
from annotations.analysis.worker import run
from annotations.analysis.worker_pool import run_in_processes
from annotations.errors import AnalysisError

RULES = Choice("baseline")


def requests(count: int) -> bytes:
    lines = [
        {"id": number, "text": f"The town of Riva counted {number} boats. " * (1 + number % 5)}
        for number in range(count)
    ]
    return b"\n".join(json.dumps(line).encode() for line in lines)


def test_the_answers_are_those_of_one_process() -> None:
    lines = requests(17) + b"\n\nno json\n" + requests(3)
    alone, together = BytesIO(), BytesIO()
    run(BytesIO(lines), alone, RULES, print)
    run_in_processes(BytesIO(lines), together, RULES, print, 2)
    assert together.getvalue() == alone.getvalue()


def test_what_is_wrong_with_a_pipeline_is_said_once() -> None:
    said: list[str] = []
    answers = BytesIO()
    run_in_processes(BytesIO(requests(4)), answers, Choice("en_no_such"), said.append, 2)
    assert len(said) == 1
    assert all("problem" not in json.loads(line) for line in answers.getvalue().splitlines())


def test_a_text_in_another_language_is_told() -> None:
    said: list[str] = []
    text = "Die Bauern haben in diesem Jahr 4.000 Tonnen Gerste geerntet, sagte der Minister."
    line = json.dumps({"id": 1, "text": text}).encode()
    run_in_processes(BytesIO(line), BytesIO(), RULES, said.append, 2)
    assert "German" in said[0]


def test_a_process_that_dies_is_an_error(tmp_path: Path) -> None:
    class Killing(BytesIO):
        """Kills the processes with the first answer."""

        def write(self, data: object) -> int:
            for pid in Path("/proc/self/task").glob(f"{os.getpid()}/children"):
                for child in pid.read_text().split():
                    os.kill(int(child), signal.SIGKILL)
            return 0

    if not Path(f"/proc/self/task/{os.getpid()}/children").exists():
        pytest.skip("this system does not list the children of a process")
    with pytest.raises(AnalysisError, match="stopped"):
        run_in_processes(BytesIO(requests(200)), Killing(), RULES, print, 2)
