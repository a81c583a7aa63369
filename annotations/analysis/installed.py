"""Which spaCy pipelines are installed and what they say of themselves; none is loaded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from annotations.errors import PipelineError

_DOWNLOADED = r"[a-z]{2,3}_[a-z0-9]+(?:_[a-z0-9]+)*"
"""How spaCy names the pipelines that it offers."""
_ENTRY_POINTS = "spacy_models"
"""The group in which pipeline packages name themselves."""


class InstalledPipeline(NamedTuple):
    """What the meta.json of a pipeline says."""

    name: str
    """What the settings call it: the name of its package, or its folder."""
    folder: Path
    is_package: bool
    language: str
    """spaCy's code; "xx" for several languages."""
    version: str
    needs_spacy: str
    """The versions of spaCy that it was made for, such as ">=3.8.0,<3.9.0"; "" unknown."""
    licence: str
    """"" unknown."""
    mark: str
    """Eight hexadecimal digits that change with what meta.json says."""

    def fits(self, spacy: str) -> bool:
        """Whether it was made for that version of spaCy; unknown fits."""
        from packaging.specifiers import InvalidSpecifier, SpecifierSet
        from packaging.version import InvalidVersion

        try:
            return SpecifierSet(self.needs_spacy).contains(spacy, prereleases=True)
        except (InvalidSpecifier, InvalidVersion):
            return True

    def size(self) -> int:
        """Bytes of its files."""
        try:
            return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())
        except OSError:
            return 0


def spacy_version() -> str:
    """The version of the installed spaCy, which is not imported."""
    from importlib.metadata import version

    return version("spacy")


def find_pipeline(name: str) -> InstalledPipeline:
    """The pipeline of that name, a package or else a folder; PipelineError where there is none."""
    found = _package(name) if name.isascii() and name.isidentifier() else None
    if found is None and name.strip():
        found = pipeline_in(Path(name).expanduser(), name)
    if found is None:
        raise missing(name)
    return found


def installed_pipelines() -> tuple[InstalledPipeline, ...]:
    """The pipelines whose packages are installed, by name; broken packages are left out."""
    from importlib.metadata import entry_points

    names = sorted({entry.value.partition(":")[0] for entry in entry_points(group=_ENTRY_POINTS)})
    return tuple(_packages(names))


def pipeline_in(folder: Path, name: str, *, is_package: bool = False) -> InstalledPipeline | None:
    """What the meta.json in a folder says; None where there is none or it says too little."""
    try:
        raw = (folder / "meta.json").read_bytes()
        meta: dict[str, Any] = json.loads(raw)
        language, version = str(meta["lang"]), str(meta["version"])
        needs, licence = meta.get("spacy_version"), meta.get("license")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    mark = sha256(raw).hexdigest()[:8]
    return InstalledPipeline(
        name, folder, is_package, language, version, str(needs or ""), str(licence or ""), mark
    )


def missing(name: str) -> PipelineError:
    """What to say of a pipeline that is not there."""
    if re.fullmatch(_DOWNLOADED, name):
        return PipelineError(
            f"Pipeline {name!r} is not installed: `newsread pipeline install {name}` fetches it."
        )
    return PipelineError(f"Pipeline {name!r} is not installed, and there is no such folder.")


def _packages(names: list[str]) -> Iterator[InstalledPipeline]:
    for name in names:
        found = _package(name)
        if found is not None:
            yield found


def _package(name: str) -> InstalledPipeline | None:
    """The package of that name, if it is a pipeline; it is found, not imported."""
    from importlib.metadata import PackageNotFoundError, version
    from importlib.util import find_spec

    try:
        version(name)
        spec = find_spec(name)
    except (PackageNotFoundError, ImportError, ValueError):
        return None
    if spec is None or spec.origin is None:
        return None
    return pipeline_in(Path(spec.origin).parent, name, is_package=True)
