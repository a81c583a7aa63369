"""Reading in a process of its own, so that the app's keys never wait for it.

Run as `python -P -m articles.reading_process SOURCE` it prints one line of JSON: {"article": …},
or {"error": sentence, "kind": name of the exception}.
"""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress

from articles import errors
from articles.clean import clean_line
from articles.errors import ArticleError
from articles.json_form import article_from_json, article_to_json
from articles.model import Article
from articles.sources import open_source

_ERRORS: dict[str, type[ArticleError]] = {
    kind.__name__: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, ArticleError)
}


async def read_in_process(source: str) -> Article:
    """The article that the path or address `source` names, read by another process.

    Cancelling it ends that process. Raises the same ArticleErrors as `open_source`.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", __name__, source, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
        )
    except (OSError, ValueError) as error:
        raise ArticleError(f"{clean_line(source)} could not be read") from error
    try:
        output, _ = await process.communicate()
    finally:
        await _end(process)
    return read_answer(output, source)


async def _end(process: Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def read_answer(output: bytes, source: str) -> Article:
    """The article in what the process printed; raises the ArticleError that it reports."""
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise ArticleError(f"{clean_line(source)} could not be read") from error
    if not isinstance(answer, dict) or "error" in answer:
        fields = answer if isinstance(answer, dict) else {}
        kind = _ERRORS.get(str(fields.get("kind")), ArticleError)
        raise kind(str(fields.get("error", f"{clean_line(source)} could not be read")))
    return article_from_json(answer.get("article"))


def answer_for(source: str) -> str:
    """What the process prints for `source`."""
    try:
        return json.dumps({"article": article_to_json(open_source(source))})
    except ArticleError as error:
        return json.dumps({"error": str(error), "kind": type(error).__name__})


if __name__ == "__main__":
    print(answer_for(sys.argv[1]))
