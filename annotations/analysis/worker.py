"""JSON lines in, JSON lines out: the analysis as a filter, which the app starts as a process.

A request is {"id", "text"}. There may also be "language", the code that the source states;
"known_people", names from earlier in the same article; "beginning", the first code points of an
article of which the text is a piece. An answer is {"id", "pipeline", "language", "entities",
"figures", "claims", "attributions"}, or {"id", "error"} for a line that can't be analysed. Answers
come in the order of the requests. What is wrong with a pipeline is said on standard error, once.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from annotations.analysis.choice import Choice
from annotations.analysis.json_form import to_json
from annotations.analysis.language_note import language_note
from annotations.analysis.pipelines import Pipelines
from annotations.errors import AnalysisError

LONGEST_LINE = 64 * 1024 * 1024
"""So many bytes a request may have."""

TOO_LONG: dict[str, Any] = {"id": None, "error": f"The line is longer than {LONGEST_LINE} bytes."}
"""The answer to a line that has more."""

READY: dict[str, Any] = {"ready": True}
"""The first line of a worker that is to tell when it listens."""

_BACKGROUND_NICENESS = 5


@dataclass(frozen=True, slots=True)
class Request:
    """One text to analyse."""

    id: Any
    text: str
    known_people: tuple[str, ...] = ()
    language: str | None = None
    """The language that the source states."""
    beginning: str | None = None
    """The first code points of the whole article, where the text is a piece of it."""


class RequestError(AnalysisError):
    """A line is no request; `id` is the line's id where it has one."""

    def __init__(self, message: str, id: Any = None) -> None:
        """Keep the id of the line that is answered."""
        super().__init__(message)
        self.id = id


def run(
    stdin: BinaryIO,
    stdout: BinaryIO,
    choice: Choice,
    say: Callable[[str], None],
    *,
    announce: bool = False,
) -> None:
    """Answer each line of `stdin` on `stdout` until it ends; nothing else is written there.

    Where the chosen pipeline is missing or broken the next best answers. `say` gets a sentence
    on that, and one on each text in another language than English; each only once. With
    `announce` the first line out is {"ready": true}, and an answer with something wrong has the
    sentence as its "problem" instead.
    """
    pipelines, said = Pipelines(choice), set[str]()
    with contextlib.redirect_stdout(sys.stderr):
        if announce:
            write_answer(stdout, READY)
        for line in lines_of(stdin):
            answer, sentences = _answer(pipelines, line, announce)
            write_answer(stdout, answer)
            for sentence in sentences:
                if sentence not in said:
                    say(sentence)
                said.add(sentence)


def run_with_remarks(stdin: BinaryIO, stdout: BinaryIO, choice: Choice) -> None:
    """As `run`, for one of several processes: READY, then two lines for each that comes in.

    The first is what is to be said of the answer as a JSON string, "" where nothing; the second
    is the answer as it is to be handed on.
    """
    pipelines = Pipelines(choice)
    with contextlib.redirect_stdout(sys.stderr):
        write_answer(stdout, READY)
        for line in lines_of(stdin):
            answer, sentences = _answer(pipelines, line, announce=False)
            stdout.write(json.dumps(" ".join(sentences)).encode() + b"\n")
            write_answer(stdout, answer)


def parse_request(line: bytes) -> Request:
    """The request that a line holds; raises RequestError."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RequestError("The line is not valid JSON in UTF-8.") from error
    if not isinstance(data, dict):
        raise RequestError("The line is no JSON object.")
    id, text, known = data.get("id"), data.get("text"), data.get("known_people", [])
    if not isinstance(text, str):
        raise RequestError('The line has no "text" that is a string.', id)
    for name in ("language", "beginning"):
        if not isinstance(data.get(name), str | None):
            raise RequestError(f'"{name}" is no string.', id)
    if not isinstance(known, list) or not all(isinstance(name, str) for name in known):
        raise RequestError('"known_people" is no list of strings.', id)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RequestError("The text holds half of a character.", id) from error
    return Request(id, text, tuple(known), data.get("language"), data.get("beginning"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the filter on standard input and output; 0 at the end of input, 1 for an error."""
    options = _parser().parse_args(arguments)
    if options.background:
        os.nice(_BACKGROUND_NICENESS)
    choice = Choice(options.pipeline, tuple(options.for_language))
    try:
        if options.remark:
            run_with_remarks(sys.stdin.buffer, sys.stdout.buffer, choice)
        else:
            run(sys.stdin.buffer, sys.stdout.buffer, choice, _say, announce=options.announce)
    except BrokenPipeError:
        _forget_stdout()
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _answer(
    pipelines: Pipelines, line: bytes | None, announce: bool
) -> tuple[dict[str, Any], list[str]]:
    """The answer to one line, and what is to be said about it."""
    if line is None:
        return TOO_LONG, []
    try:
        request = parse_request(line)
    except RequestError as error:
        return {"id": error.id, "error": str(error)}, []
    try:
        seen = pipelines.analyse(
            request.text,
            request.known_people,
            stated=request.language,
            beginning=request.beginning,
        )
    except AnalysisError as error:
        return {"id": request.id, "error": str(error)}, []
    answer = {"id": request.id, **to_json(seen.analysis, request.text)}
    if announce:
        return {**answer, "problem": seen.problem}, []
    sentence = seen.problem or language_note(seen.analysis)
    return answer, [sentence] if sentence else []


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def lines_of(stdin: BinaryIO) -> Iterator[bytes | None]:
    """The lines that are not blank, each as soon as it is there; None for one that is too long."""
    while line := stdin.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stdin.readline(LONGEST_LINE)
            yield None
        elif line.strip():
            yield line


def write_answer(stdout: BinaryIO, answer: dict[str, Any]) -> None:
    """Put an answer on a line of its own."""
    stdout.write(encoded(answer))
    stdout.flush()


def encoded(answer: dict[str, Any]) -> bytes:
    """An answer as its line."""
    return json.dumps(answer, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"


def _forget_stdout() -> None:
    """Point standard output nowhere, so that flushing it at exit can't fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="annotations.analysis.worker", description=__doc__)
    parser.add_argument(
        "--pipeline",
        default="",
        help="a spaCy pipeline, or baseline for our rules alone; none: the one inside",
    )
    parser.add_argument(
        "--for-language",
        action="append",
        default=[],
        type=_language_and_name,
        metavar="CODE=NAME",
        help="the pipeline for texts in one language",
    )
    parser.add_argument("--announce", action="store_true", help="say first that it is ready")
    parser.add_argument("--remark", action="store_true", help="say of each answer what is wrong")
    parser.add_argument("--background", action="store_true", help="leave the processor to others")
    return parser


def _language_and_name(words: str) -> tuple[str, str]:
    code, _, name = words.partition("=")
    return code, name


if __name__ == "__main__":
    sys.exit(main())
