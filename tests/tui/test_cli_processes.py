"""`newsread analyze --jsonl --processes`: real processes, from the command line on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from program import PROGRAM, RunNewsread

from benchmarks.support.processes import children_of, ends

STORY = (
    "The harbour of Tarn counted 48 boats on Monday, said Ilse Brandt, who keeps its books. "
    "“Four of them need new engines,” she told the council. Repairs cost €12,000 a boat.\n\n"
)


def lines_of_json(count: int) -> list[bytes]:
    """Requests of very different lengths, so that a later one is often ready before."""
    longest_first = (count - number for number in range(count))
    return [
        json.dumps({"id": number, "text": STORY * (1 + length % 7)}).encode()
        for number, length in enumerate(longest_first)
    ]


def heeding_interrupts() -> None:
    """What is started in the background may have been told to ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def running(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """The filter with its pipes open and a session of its own, gone at the end."""
    process = subprocess.Popen(
        [PROGRAM, "analyze", "--jsonl", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heeding_interrupts,
    )
    try:
        yield process
    finally:
        for one in (*children_of(process.pid), process.pid):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            with suppress(OSError):
                assert pipe is not None
                pipe.close()


def ask(process: subprocess.Popen[bytes], line: bytes) -> dict[str, object]:
    """One line in, one line out."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line + b"\n")
    process.stdin.flush()
    answer: dict[str, object] = json.loads(process.stdout.readline())
    return answer


def test_two_processes_print_the_bytes_of_one(run_newsread: RunNewsread) -> None:
    lines = lines_of_json(12)
    lines[5:5] = [b'{"id": 5, "text', b"", b'{"id": "none"}', b'"text"']
    lines.append(json.dumps({"id": "last", "text": "Il treno è partito con 40 persone."}).encode())
    stdin = b"\n".join(lines)

    alone = run_newsread("analyze", "--jsonl", stdin=stdin)
    together = run_newsread("analyze", "--jsonl", "--processes", "2", stdin=stdin)

    assert together == alone
    answers = [json.loads(line) for line in together.out.splitlines()]
    ids = [answer["id"] for answer in answers]
    assert ids == [*range(5), None, "none", None, *range(5, 12), "last"]
    assert [number for number, one in enumerate(answers) if "error" in one] == [5, 6, 7]
    assert answers[0]["figures"]
    assert answers[0]["attributions"]


def test_more_processes_than_lines_answer_as_well(run_newsread: RunNewsread) -> None:
    finished = run_newsread("analyze", "--jsonl", "--processes", "3", stdin=lines_of_json(1)[0])
    assert (finished.code, finished.err) == (0, "")
    assert json.loads(finished.out)["id"] == 0


def test_no_lines_have_no_answers(run_newsread: RunNewsread) -> None:
    finished = run_newsread("analyze", "--jsonl", "--processes", "2", stdin=b"\n\n")
    assert (finished.code, finished.out, finished.err) == (0, "", "")


def test_an_answer_comes_before_the_next_line_is_written() -> None:
    with running("--processes", "2") as process:
        answers = [ask(process, line) for line in lines_of_json(3)]
    assert [answer["id"] for answer in answers] == [0, 1, 2]


def test_a_killed_process_ends_the_run_with_one_sentence() -> None:
    with running("--processes", "2") as process:
        assert process.stdin is not None
        first, *others = lines_of_json(40)
        assert ask(process, first)["id"] == 0
        workers = children_of(process.pid)
        os.kill(workers[0], signal.SIGKILL)
        process.stdin.write(b"\n".join(others) + b"\n")
        process.stdin.flush()
        assert process.stdout is not None
        assert process.stderr is not None
        printed, said = process.stdout.read(), process.stderr.read()

        assert process.wait() == 1
        assert said == b"newsread: An analysis process stopped.\n"
        ids = [json.loads(line)["id"] for line in printed.splitlines()]
        assert ids == [*range(1, 1 + len(ids))]
        assert all(ends(worker) for worker in workers)


def test_an_interrupt_ends_all_processes_without_a_word() -> None:
    with running("--processes", "2") as process:
        assert ask(process, lines_of_json(1)[0])["id"] == 0
        workers = children_of(process.pid)
        os.killpg(process.pid, signal.SIGINT)

        assert process.wait(timeout=60) == 130
        assert process.stderr is not None
        assert process.stderr.read().strip() == b""
        assert all(ends(worker) for worker in workers)


def test_a_reader_who_takes_no_more_ends_it() -> None:
    with running("--processes", "2") as process:
        assert process.stdout is not None
        assert process.stdin is not None
        first, *others = lines_of_json(40)
        assert ask(process, first)["id"] == 0
        workers = children_of(process.pid)
        process.stdout.close()
        many = b"\n".join(others * 50) + b"\n"
        with pytest.raises(BrokenPipeError):
            process.stdin.write(many)

        process.wait(timeout=60)
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert all(ends(worker) for worker in workers)
