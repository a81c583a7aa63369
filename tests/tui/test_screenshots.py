"""The pictures of the README are what the app shows."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "screenshots"


def taker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("take_screenshots", FOLDER / "take.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TAKER = taker()


@pytest.mark.parametrize("scene", TAKER.SCENES, ids=lambda scene: scene.name)
async def test_the_picture_is_what_the_app_shows(
    scene: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    TAKER.stop_the_clocks()
    name = scene.name  # type: ignore[attr-defined]
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    if await TAKER.take(scene) != kept:
        pytest.fail(
            f"screenshots/{name}.svg is not what the app shows. If the change is meant, run "
            "make screenshots, look at the picture, and commit it."
        )


def test_every_picture_has_a_scene() -> None:
    pictures = {path.stem for path in FOLDER.glob("*.svg")}
    assert pictures == {scene.name for scene in TAKER.SCENES}
