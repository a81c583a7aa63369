"""Lines of JSON analysed by several processes at once; answers come in the order of the lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Queue
from subprocess import PIPE, Popen
from threading import Thread
from typing import Any, BinaryIO

from annotations.analysis.choice import Choice
from annotations.analysis.language_note import language_note
from annotations.analysis.model import Analysis
from annotations.analysis.worker import TOO_LONG, lines_of, write_answer
from annotations.errors import AnalysisError

_LINES_AHEAD = 4
"""So many lines a process has at once, one under work and some that wait."""

Turn = Popen[bytes] | dict[str, Any] | Exception | None
"""The process that answers next, or the answer itself, or what went wrong; None at the end."""


def run_in_processes(
    stdin: BinaryIO, stdout: BinaryIO, choice: Choice, say: Callable[[str], None], count: int
) -> None:
    """As `worker.run`, by `count` processes that take the lines in turns.

    Raises AnalysisError where one of them stops.
    """
    said = set[str]()
    with _processes(choice, count) as processes:
        turns: Queue[Turn] = Queue(_LINES_AHEAD * count)
        Thread(target=_feed, args=(stdin, processes, turns), daemon=True).start()
        while (turn := turns.get()) is not None:
            if isinstance(turn, Exception):
                raise turn
            answer = dict(turn) if isinstance(turn, dict) else _answer_of(turn)
            for sentence in _sentences(answer):
                if sentence not in said:
                    say(sentence)
                said.add(sentence)
            write_answer(stdout, answer)


def _feed(stdin: BinaryIO, processes: Sequence[Popen[bytes]], turns: Queue[Turn]) -> None:
    """Hand the lines round; `turns` learns whose turn it is, and holds only so many."""
    try:
        for number, line in enumerate(lines_of(stdin)):
            process = processes[number % len(processes)]
            if line is None:
                turns.put(TOO_LONG)
                continue
            turns.put(process)
            _pipe(process.stdin).write(line if line.endswith(b"\n") else line + b"\n")
            _pipe(process.stdin).flush()
    except (BrokenPipeError, ValueError):
        # The process is gone; who waits for its answer learns that.
        turns.put(_stopped())
    except OSError as error:
        turns.put(error)
    turns.put(None)


@contextmanager
def _processes(choice: Choice, count: int) -> Iterator[list[Popen[bytes]]]:
    """Workers that are ready, and gone at the end."""
    languages = [f"--for-language={code}={name}" for code, name in choice.by_language]
    command = [sys.executable, "-P", "-m", "annotations.analysis.worker", "--announce"]
    command += [f"--pipeline={choice.pipeline}", *languages]
    started: list[Popen[bytes]] = []
    try:
        for _ in range(count):
            started.append(Popen(command, stdin=PIPE, stdout=PIPE))
        for process in started:
            if "ready" not in _answer_of(process):
                raise _stopped()
        yield started
    finally:
        for process in started:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    _pipe(pipe).close()


def _answer_of(process: Popen[bytes]) -> dict[str, Any]:
    line = _pipe(process.stdout).readline()
    if not line:
        raise _stopped()
    answer: dict[str, Any] = json.loads(line)
    return answer


def _sentences(answer: dict[str, Any]) -> list[str]:
    """What is to be said of an answer; the problem leaves it."""
    problem = str(answer.pop("problem", ""))
    if "error" in answer:
        return []
    seen = Analysis(str(answer["pipeline"]), language=answer["language"])
    sentence = problem or language_note(seen)
    return [sentence] if sentence else []


def _stopped() -> AnalysisError:
    return AnalysisError("An analysis process stopped.")


def _pipe(pipe: Any) -> BinaryIO:
    """A pipe that `Popen` was asked for."""
    assert pipe is not None
    opened: BinaryIO = pipe
    return opened
