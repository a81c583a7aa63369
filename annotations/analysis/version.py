"""Which pipeline a name means, and which version of it is there, without loading it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from annotations.errors import PipelineError

BASELINE = "baseline"
"""The name of the rules alone; an empty name means the same."""

RULES = 1
"""The version of our rules: counted up with each change that finds something else."""


def is_baseline(name: str) -> bool:
    """Whether the name asks for our rules alone."""
    return name in ("", BASELINE)


def pipeline_version(name: str) -> str:
    """Name and version of what `load_pipeline(name)` gives, without loading it.

    Two versions that differ may see different things. Raises PipelineError where no such
    pipeline is installed.
    """
    if is_baseline(name):
        return f"newsread-baseline {RULES}"
    return f"{name} {_installed_version(name)} + newsread rules {RULES}"


def missing(name: str) -> PipelineError:
    """What to say of a pipeline that is not there."""
    return PipelineError(
        f"The spaCy pipeline {name!r} is not installed; install it beside newsread, or name "
        "another one in the settings."
    )


def _installed_version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except (PackageNotFoundError, ValueError):
        return _folder_version(name)


def _folder_version(name: str) -> str:
    """Version of a pipeline in a folder, and a mark of what its meta.json holds."""
    try:
        meta = (Path(name).expanduser() / "meta.json").read_bytes()
        stated = str(json.loads(meta)["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise missing(name) from error
    return f"{stated} {sha256(meta).hexdigest()[:8]}"
