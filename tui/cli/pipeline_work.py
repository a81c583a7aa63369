"""What `newsread pipeline` does: lists pipelines, writes one into the settings, installs one."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from articles.clean import clean_line
from tui.output import escaped, notice, progress, tell, write_data
from tui.pipeline_settings import pipeline_choice, pipeline_named
from tui.settings import Settings, SettingsError

if TYPE_CHECKING:
    from annotations.analysis.listing import Listed

DONE, FAILED = 0, 1
"""Exit codes."""

HEAD = ("NAME", "LANGUAGE", "VERSION", "SIZE", "LICENCE", "SPACY", "IN USE")
PACKAGE_NAME = re.compile(r"[a-z]{2,3}_[a-z0-9]+(?:_[a-z0-9]+)*")
"""How spaCy names its pipelines, such as de_core_news_sm."""

_TRACEBACK = "Traceback (most recent call last)"
_NOT_CONNECTED = re.compile(
    r"ConnectionError|Timeout|NameResolution|ProxyError|Max retries|resolve"
)
_NOT_THERE = re.compile(r"No compatible package", re.IGNORECASE)
_MEGABYTE = 1_000_000


def print_pipelines(settings: Settings, as_json: bool) -> int:
    """Print the pipelines that are there, as a table or as a JSON array."""
    from annotations.analysis.listing import listed_pipelines

    listed = listed_pipelines(pipeline_choice(settings))
    if as_json:
        rows = [_as_json(one) for one in listed]
        write_data(escaped(json.dumps(rows, indent=2, ensure_ascii=False)) + "\n")
    else:
        write_data(_table([HEAD, *map(_row, listed)]))
    return DONE


def _as_json(one: Listed) -> dict[str, object]:
    return {
        "name": one.name,
        "language": one.language or None,
        "version": one.version,
        "size": one.size,
        "licence": one.licence or None,
        "fits": one.fits,
        "in_use": bool(one.used_for),
        "used_for": list(one.used_for),
        "instead_of": list(one.instead_of),
    }


def _row(one: Listed) -> tuple[str, ...]:
    from annotations.analysis.languages import language_name

    there = one.version is not None
    return (
        clean_line(one.name),
        clean_line(one.language_title),
        clean_line(one.version) if one.version is not None else "missing",
        f"{one.size / _MEGABYTE:.1f} MB" if one.size is not None else "",
        clean_line(one.licence),
        "" if not there else "fits" if one.fits else "made for another",
        _used_for([language_name(code) for code in one.used_for], one.instead_of),
    )


def _used_for(languages: Sequence[str], instead_of: Sequence[str]) -> str:
    """Such as "for English (en_core_web_sm is missing)"."""
    if not languages:
        return ""
    missing = "".join(f" ({clean_line(name)} is missing)" for name in instead_of)
    return f"for {', '.join(languages)}{missing}"


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def use_pipeline(name: str, config_file: Path) -> int:
    """Write the pipeline into the settings at `config_file`, if it can be loaded.

    Raises PipelineError where it is missing or broken.
    """
    from annotations.analysis.codes import ANY, BASELINE, BUNDLED, ENGLISH
    from annotations.analysis.installed import find_pipeline
    from annotations.analysis.languages import language_name
    from tui.settings_toml import write_setting

    if not name.strip():
        notice("Name a pipeline, such as bundled; `newsread pipeline list` says what is there.")
        return FAILED
    name = pipeline_named(name)
    setting, value, what = "pipeline", name, "English articles are"
    if name not in (BUNDLED, BASELINE):
        found = find_pipeline(name)
        value = name if found.is_package else str(found.folder.absolute())
        if found.language not in (ENGLISH, ANY):
            setting = f"pipelines.{found.language}"
            what = f"{language_name(found.language)} articles are"
        elif found.language == ANY:
            what = "Articles are"
    with progress(f"Loading {clean_line(name or 'the bundled pipeline')}"):
        _try(value)
    try:
        write_setting(config_file, setting, value)
    except SettingsError as error:
        notice(str(error))
        return FAILED
    own = {BUNDLED: "the pipeline that comes with newsread", BASELINE: "plain rules alone"}
    tell(f"{what} read by {own.get(value, value)} now.")
    return DONE


def _try(name: str) -> None:
    """Load a pipeline and let it see a sentence; raises AnalysisError."""
    from annotations.analysis.pipeline import analyse, load_pipeline

    with redirect_stdout(sys.stderr):
        analyse(load_pipeline(name), "Officials in Riga said on Monday that 40 ships were late.")


def install_pipeline(name: str) -> int:
    """Install one of spaCy's pipelines by its own command, whose output goes to stderr."""
    if not PACKAGE_NAME.fullmatch(name):
        notice(
            f'"{clean_line(name)}" is no name of a spaCy pipeline; they look like '
            "de_core_news_sm and are listed at https://spacy.io/models."
        )
        return FAILED
    command = _download_command(name)
    if command is None:
        notice(
            "Nothing can be installed into newsread's environment, since it has no pip; "
            f"`{sys.executable} -m ensurepip` adds it."
        )
        return FAILED
    code, output = _run(command)
    if code != 0:
        notice(_why_not(name, output))
        return FAILED
    tell(_what_now(name))
    return DONE


def _download_command(name: str) -> list[str] | None:
    """spaCy's download command, None where it would find nothing to install with.

    spaCy falls back on uv, which has to be told into which environment.
    """
    import shutil
    from importlib.util import find_spec

    command = [sys.executable, "-m", "spacy", "download", name]
    if find_spec("pip") is not None:
        return command
    return [*command, "--python", sys.executable] if shutil.which("uv") else None


def _run(command: list[str]) -> tuple[int, str]:
    """Exit code and output of a command; stderr shows the output but for a traceback."""
    import os
    import subprocess

    environment = {**os.environ, "TYPER_STANDARD_TRACEBACK": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        env=environment, text=True, errors="replace",
    ) as running:  # fmt: skip
        lines = list(_shown(running.stdout or ()))
    return running.returncode, "".join(lines)


def _shown(lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    """The lines, each put on stderr as it comes until a traceback begins."""
    failed = False
    for line in lines:
        failed = failed or _TRACEBACK in line
        if not failed and sys.stderr is not None:
            sys.stderr.write(clean_line(line, 1000) + "\n")
        yield line


def _why_not(name: str, output: str) -> str:
    """What went wrong, from the output of spaCy's download command."""
    if _NOT_THERE.search(output):
        return (
            f"spaCy has no pipeline {name} for its installed version; see https://spacy.io/models."
        )
    if _NOT_CONNECTED.search(output):
        return f"{name} was not installed: there is no connection to where spaCy keeps pipelines."
    last = next((line for line in reversed(output.splitlines()) if line.strip()), "")
    reason = f": {clean_line(last)}" if last else ""
    return f"{name} was not installed{reason}"


def _what_now(name: str) -> str:
    """What the reader has of it."""
    import importlib

    from annotations.analysis.codes import ENGLISH
    from annotations.analysis.installed import find_pipeline
    from annotations.analysis.languages import language_name
    from annotations.errors import PipelineError

    importlib.invalidate_caches()
    try:
        language = find_pipeline(name).language
    except PipelineError:
        return f"{name} was installed, but not where newsread looks for it."
    if language == ENGLISH:
        return f"{name} is installed; `newsread pipeline use {name}` makes it yours."
    return f"{name} is installed; articles in {language_name(language)} can be read by it."
