"""Lines of JSON analysed by several processes at once; answers come in the order of the lines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from queue import Queue
from subprocess import PIPE, Popen
from threading import Thread
from typing import Any, BinaryIO

from annotations.analysis.choice import Choice
from annotations.analysis.worker import READY, TOO_LONG, encoded, lines_of
from annotations.errors import AnalysisError

_LINES_AHEAD = 8
"""So many lines for each process are read ahead of the answer that is written next."""

Answer = tuple[str, bytes]
"""What is to be said of an answer, and its line."""
Task = tuple[bytes, Future[Answer]]


def run_in_processes(
    stdin: BinaryIO, stdout: BinaryIO, choice: Choice, say: Callable[[str], None], count: int
) -> None:
    """As `worker.run`, by `count` processes of which each takes the next line when it is free.

    Raises AnalysisError where one of them stops; the answers before that one are written.
    """
    said = {""}
    with _processes(choice, count) as processes:
        for answer in _answers(stdin, processes):
            sentence, line = answer.result()
            if sentence not in said:
                say(sentence)
            said.add(sentence)
            stdout.write(line)
            stdout.flush()


def _answers(stdin: BinaryIO, processes: list[Popen[bytes]]) -> Iterator[Future[Answer]]:
    """The answers in the order of the lines, each promised as soon as its line was read."""
    promised: Queue[Future[Answer] | None] = Queue(_LINES_AHEAD * len(processes))
    tasks: Queue[Task] = Queue()
    for process in processes:
        asked: Queue[Future[Answer]] = Queue(1)
        _in_thread(_ask, process, tasks, asked)
        _in_thread(_listen, process, asked)
    _in_thread(_read_lines, stdin, promised, tasks)
    return iter(promised.get, None)


def _in_thread(work: Callable[..., None], *arguments: object) -> None:
    Thread(target=work, args=arguments, daemon=True).start()


def _read_lines(
    stdin: BinaryIO, promised: Queue[Future[Answer] | None], tasks: Queue[Task]
) -> None:
    """Promise an answer for each line; a full `promised` makes the input wait."""
    try:
        with _file_of_its_own(stdin) as lines:
            for line in lines_of(lines):
                answer: Future[Answer] = Future()
                promised.put(answer)
                if line is None:
                    answer.set_result(("", encoded(TOO_LONG)))
                else:
                    tasks.put((line if line.endswith(b"\n") else line + b"\n", answer))
    except (OSError, ValueError) as error:
        failed: Future[Answer] = Future()
        failed.set_exception(error)
        promised.put(failed)
    promised.put(None)


def _file_of_its_own(stdin: BinaryIO) -> AbstractContextManager[BinaryIO]:
    """The same input: Python aborts at its end where a thread still reads its own stdin."""
    try:
        return os.fdopen(os.dup(stdin.fileno()), "rb")
    except OSError:
        return nullcontext(stdin)


def _ask(process: Popen[bytes], tasks: Queue[Task], asked: Queue[Future[Answer]]) -> None:
    """Hand lines to one process: one is under work while the next one waits in its pipe."""
    while True:
        line, answer = tasks.get()
        asked.put(answer)
        try:
            _pipe(process.stdin).write(line)
            _pipe(process.stdin).flush()
        except (OSError, ValueError):
            # The process is gone: who listens to it learns that.
            return


def _listen(process: Popen[bytes], asked: Queue[Future[Answer]]) -> None:
    """Keep the promises by what one process answers."""
    while True:
        answer = asked.get()
        try:
            answer.set_result(_answer_of(process))
        except (AnalysisError, OSError, ValueError) as error:
            answer.set_exception(error)


@contextmanager
def _processes(choice: Choice, count: int) -> Iterator[list[Popen[bytes]]]:
    """Workers that are ready, and gone at the end."""
    languages = [f"--for-language={code}={name}" for code, name in choice.by_language]
    command = [sys.executable, "-P", "-m", "annotations.analysis.worker", "--remark"]
    command += [f"--pipeline={choice.pipeline}", *languages]
    started: list[Popen[bytes]] = []
    try:
        for _ in range(count):
            started.append(Popen(command, stdin=PIPE, stdout=PIPE))
        for process in started:
            if _pipe(process.stdout).readline() != encoded(READY):
                raise _stopped()
        yield started
    finally:
        for process in started:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    _pipe(pipe).close()


def _answer_of(process: Popen[bytes]) -> Answer:
    """The next remark and answer; the answer goes on as it came."""
    remark, line = _pipe(process.stdout).readline(), _pipe(process.stdout).readline()
    if not line.endswith(b"\n"):
        raise _stopped()
    sentence: str = json.loads(remark)
    return sentence, line


def _stopped() -> AnalysisError:
    return AnalysisError("An analysis process stopped.")


def _pipe(pipe: Any) -> BinaryIO:
    """A pipe that `Popen` was asked for."""
    assert pipe is not None
    opened: BinaryIO = pipe
    return opened
