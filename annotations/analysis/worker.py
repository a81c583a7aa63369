"""JSON lines in, JSON lines out: the analysis as a filter, which the app starts as a process.

A request is {"id", "text"}; "known_people" may list people named earlier in the same article.
An answer is {"id", "pipeline", "entities", "figures", "claims"}, or {"id", "error"} for a line
that can't be analysed. Answers come in the order of the requests.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from annotations.analysis.json_form import to_json
from annotations.analysis.pipeline import analyse, load_pipeline, pipeline_version
from annotations.errors import AnalysisError, PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_LINE = 64 * 1024 * 1024
"""So many bytes a request may have."""

_BACKGROUND_NICENESS = 5


@dataclass(frozen=True, slots=True)
class Request:
    """One text to analyse."""

    id: Any
    text: str
    known_people: tuple[str, ...] = ()


class RequestError(AnalysisError):
    """A line is no request; `id` is the line's id where it has one."""

    def __init__(self, message: str, id: Any = None) -> None:
        """Keep the id of the line that is answered."""
        super().__init__(message)
        self.id = id


def run(stdin: BinaryIO, stdout: BinaryIO, pipeline: str, *, announce: bool = False) -> None:
    """Answer each line of `stdin` on `stdout` until it ends; nothing else is written there.

    With `announce` the first line out is {"ready": version} or {"error": sentence}. Raises
    PipelineError where the pipeline is missing or broken.
    """
    with contextlib.redirect_stdout(sys.stderr):
        try:
            nlp = load_pipeline(pipeline)
        except PipelineError as error:
            if announce:
                _write(stdout, {"error": str(error)})
            raise
        if announce:
            _write(stdout, {"ready": pipeline_version(pipeline)})
        for line in _lines(stdin):
            _write(stdout, _answer(nlp, line))


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
    if not isinstance(known, list) or not all(isinstance(name, str) for name in known):
        raise RequestError('"known_people" is no list of strings.', id)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RequestError("The text holds half of a character.", id) from error
    return Request(id, text, tuple(known))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the filter on standard input and output; 0 at the end of input, 1 for an error."""
    options = _parser().parse_args(arguments)
    if options.background:
        os.nice(_BACKGROUND_NICENESS)
    try:
        run(sys.stdin.buffer, sys.stdout.buffer, options.pipeline, announce=options.announce)
    except PipelineError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        _forget_stdout()
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _answer(nlp: Language, line: bytes | None) -> dict[str, Any]:
    if line is None:
        return {"id": None, "error": f"The line is longer than {LONGEST_LINE} bytes."}
    try:
        request = parse_request(line)
    except RequestError as error:
        return {"id": error.id, "error": str(error)}
    try:
        analysis = analyse(nlp, request.text, request.known_people)
    except AnalysisError as error:
        return {"id": request.id, "error": str(error)}
    return {"id": request.id, **to_json(analysis, request.text)}


def _lines(stdin: BinaryIO) -> Iterator[bytes | None]:
    """The lines that are not blank, each as soon as it is there; None for one that is too long."""
    while line := stdin.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stdin.readline(LONGEST_LINE)
            yield None
        elif line.strip():
            yield line


def _write(stdout: BinaryIO, answer: dict[str, Any]) -> None:
    stdout.write(json.dumps(answer, ensure_ascii=False).encode(errors="backslashreplace") + b"\n")
    stdout.flush()


def _forget_stdout() -> None:
    """Point standard output nowhere, so that flushing it at exit can't fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="annotations.analysis.worker", description=__doc__)
    parser.add_argument("--pipeline", default="", help="a spaCy pipeline; none: our rules alone")
    parser.add_argument("--announce", action="store_true", help="say first that it is ready")
    parser.add_argument("--background", action="store_true", help="leave the processor to others")
    return parser


if __name__ == "__main__":
    sys.exit(main())
