"""What the commands that look after the store do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from articles.clean import clean_line
from articles.version import VERSION
from tui.cli.workspace import Workspace
from tui.output import escaped, notice, tell, write_data

if TYPE_CHECKING:
    from annotations.store.archive import Places
    from annotations.store.check import Finding

DONE, FAILED = 0, 1
"""Exit codes."""

Item = TypeVar("Item")


def check_store(workspace: Workspace, repair: bool, as_json: bool) -> int:
    """Print what is wrong with the store; 1 where something still is."""
    from annotations.store.check import examine

    folder = workspace.folders.store
    examined = list(_counted(examine(folder, repair=repair), "Checking the store"))
    findings = [finding for one in examined for finding in one.findings]
    findings += _of_index(workspace.folders.index, repair)
    files = max(0, len(examined) - 1)
    wrong = [finding for finding in findings if finding.matters]
    if as_json:
        write_data(_as_json(folder, files, findings))
    else:
        for finding in findings:
            write_data(f"{_line(finding)}\n")
        write_data(f"{files} {'article' if files == 1 else 'articles'}, {_summary(findings)}\n")
    if wrong and not repair:
        tell("newsread store check --repair puts right what can be.")
    return FAILED if wrong else DONE


def _of_index(path: Path, repair: bool) -> Iterator[Finding]:
    from annotations.index.checking import is_damaged
    from annotations.index.database import discard
    from annotations.store.check import Fault, Finding

    if not is_damaged(path):
        return
    if not repair:
        yield Finding(path, Fault.INDEX, f"The index {path} is damaged; your marks are not.")
        return
    discard(path)
    sentence = f"The index {path} was damaged; it is made anew when it is needed."
    yield Finding(path, Fault.INDEX, sentence, repaired=True)


def _line(finding: Finding) -> str:
    sign = "+" if finding.repaired else "!" if finding.matters else " "
    return f"{sign} {clean_line(finding.sentence, 1000)}"


def _summary(findings: list[Finding]) -> str:
    wrong = sum(finding.matters for finding in findings)
    repaired = sum(finding.repaired for finding in findings)
    said = f"{wrong} {'problem' if wrong == 1 else 'problems'}" if wrong else "nothing is wrong"
    return f"{said}, {repaired} repaired" if repaired else said


def _as_json(folder: Path, files: int, findings: list[Finding]) -> str:
    document = {
        "folder": str(folder),
        "articles": files,
        "findings": [
            {
                "path": str(finding.path),
                "fault": str(finding.fault),
                "sentence": finding.sentence,
                "repaired": finding.repaired,
                "wrong": finding.matters,
            }
            for finding in findings
        ],
    }
    return escaped(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def back_up(workspace: Workspace, file: Path) -> int:
    """Make an archive of everything."""
    from annotations.store.archive import make_archive

    with _steps("Backing up") as step:
        count = make_archive(_places(workspace), file.absolute(), **_made(), step=step)
    tell(f"{count} files are in {file}.")
    return DONE


def restore_from(workspace: Workspace, file: Path, clash: str) -> int:
    """Put back what an archive holds."""
    from annotations.store.restore import Clash, restore

    with _steps("Restoring") as step:
        done = restore(file.absolute(), _places(workspace), Clash(clash), **_made(), step=step)
    if done.former is not None:
        tell(f"What was here before is in {done.former}.")
    told = {"added": done.added, "replaced": done.replaced, "left as they were": done.kept}
    said = [f"{count} {what}" for what, count in told.items() if count]
    tell(", ".join([*said, f"{done.same} were the same"]) + ".")
    return DONE


def purge_deleted(workspace: Workspace, yes: bool) -> int:
    """Take deleted marks away after asking. Raises UsageError where nobody can be asked."""
    import click

    from annotations.store.purge import deleted_marks, purge

    folder = workspace.folders.store
    found = deleted_marks(folder) if folder.exists() else ()
    if not found:
        tell("There are no deleted marks.")
        return DONE
    total = _marks(sum(one.marks for one in found))
    if not yes and not (sys.stdin is not None and sys.stdin.isatty()):
        raise click.UsageError(f"Add --yes to take {total} away for good: nobody can be asked.")
    for one in found:
        tell(f"{_marks(one.marks)} of “{clean_line(one.title)}”")
    if not yes and not click.confirm(f"Take {total} away for good?", err=True):
        tell("Nothing was taken away.")
        return FAILED
    taken = sum(purge(folder, one.article_id, workspace.index) for one in found)
    tell(f"{_marks(taken)} taken away for good.")
    damaged = folder / "damaged"
    if damaged.is_dir() and any(damaged.iterdir()):
        notice(f"Files that were set aside may hold deleted marks too: {damaged}.")
    return DONE


def _marks(count: int) -> str:
    return f"{count} deleted {'mark' if count == 1 else 'marks'}"


def _places(workspace: Workspace) -> Places:
    from annotations.store.archive import Places

    folders = workspace.folders
    return Places(folders.data, folders.state, folders.config_file)


def _made() -> dict[str, str]:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"created": now, "generator": f"newsread {VERSION}"}


class _Count:
    """Says how far something is, on a terminal, every hundredth time."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._done = 0

    def __call__(self, _: object) -> None:
        self._done += 1
        if self._done % 100 == 1 and sys.stderr is not None and sys.stderr.isatty():
            sys.stderr.write(f"\r{self._what} … {self._done:,}")
            sys.stderr.flush()

    def end(self) -> None:
        if self._done and sys.stderr is not None and sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def _steps(what: str) -> Iterator[_Count]:
    count = _Count(what)
    try:
        yield count
    finally:
        count.end()


def _counted(items: Iterable[Item], what: str) -> Iterator[Item]:
    with _steps(what) as step:
        for item in items:
            step(item)
            yield item
