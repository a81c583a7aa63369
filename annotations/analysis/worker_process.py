"""The analysis process, as its parent sees it: start, ask, close."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import Any

from annotations.analysis.choice import Choice
from annotations.errors import AnalysisError

_LONGEST_ANSWER = 64 * 1024 * 1024
_STDERR_TAIL = 2_000
_GRACE_SECONDS = 2.0


class WorkerProcess:
    """One running worker; one request at a time."""

    def __init__(self, process: Process) -> None:
        """Take over a process that was started with pipes; `start` makes one."""
        self._process = process
        self._last_id = 0
        self._tail = b""
        self._listening = asyncio.create_task(self._keep_tail())

    @classmethod
    async def start(cls, choice: Choice) -> WorkerProcess:
        """Start a worker and wait until it listens; AnalysisError where it can't start."""
        command = ["-P", "-m", "annotations.analysis.worker", "--announce", "--background"]
        languages = (f"--for-language={code}={name}" for code, name in choice.by_language)
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *command,
                f"--pipeline={choice.pipeline}",
                *languages,
                stdin=PIPE,
                stdout=PIPE,
                stderr=PIPE,
                limit=_LONGEST_ANSWER,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise AnalysisError("The analysis process can't be started.") from error
        worker = cls(process)
        try:
            await worker._wait_until_ready()
        except BaseException:
            await worker.close()
            raise
        return worker

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    async def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """The worker's answer to one request; raises AnalysisError where it gives none.

        An answer to an earlier request whose asker went away is passed over.
        """
        self._last_id += 1
        id = self._last_id
        line = json.dumps({**request, "id": id}).encode() + b"\n"
        writer = self._process.stdin
        if writer is None:
            raise AnalysisError("The analysis process has no input.")
        try:
            writer.write(line)
            await writer.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            raise await self._stopped() from error
        while True:
            answer = await self._read()
            if answer.get("id") == id:
                break
        if "error" in answer:
            raise AnalysisError(str(answer["error"]))
        return answer

    async def close(self) -> None:
        """End the process: politely, and after a grace by force."""
        with suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), _GRACE_SECONDS)
        except TimeoutError:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._listening

    async def _wait_until_ready(self) -> None:
        answer = await self._read()
        if "ready" not in answer:
            raise AnalysisError("The analysis process answered with something else.")

    async def _read(self) -> dict[str, Any]:
        reader = self._process.stdout
        try:
            line = await reader.readline() if reader else b""
            if not line:
                raise await self._stopped()
            answer = json.loads(line)
        except ValueError as error:
            raise AnalysisError("The analysis process answered with something else.") from error
        if not isinstance(answer, dict):
            raise AnalysisError("The analysis process answered with something else.")
        return answer

    async def _stopped(self) -> AnalysisError:
        """What to say of a process that is gone, with the last line it wrote as the reason."""
        await self._process.wait()
        await self._listening
        lines = self._tail.decode(errors="replace").split("\n")
        reason = next((line.strip() for line in reversed(lines) if line.strip()), "")
        plain = "".join(letter for letter in reason if letter.isprintable())
        return AnalysisError(
            f"The analysis process stopped: {plain}" if plain else "The analysis process stopped."
        )

    async def _keep_tail(self) -> None:
        reader = self._process.stderr
        while reader is not None and (data := await reader.read(_STDERR_TAIL)):
            self._tail = (self._tail + data)[-_STDERR_TAIL:]
