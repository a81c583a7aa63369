"""The system's own clipboard, beside the one that a terminal offers a program (OSC 52)."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from shutil import which

PATIENCE = 5.0
"""Seconds that a clipboard has to take a text; one that never answers is given up."""

TOOLS = {"WAYLAND_DISPLAY": ("wl-copy",), "DISPLAY": ("xclip", "xsel")}
"""The programs that reach a desktop's clipboard, by the variable that says it is there."""


def has_clipboard(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether this machine has a desktop with a clipboard, and a program that reaches it."""
    if platform == "darwin":
        return True
    tools = (tool for desktop, names in TOOLS.items() if environment.get(desktop) for tool in names)
    return any(which(tool, path=environment.get("PATH")) for tool in tools)


async def copy_to_system(text: str) -> None:
    """Put a text into the system's clipboard; silent where there is none or it refuses.

    pyperclip runs in a process of its own: what the tool that it starts prints must not come
    upon the screen, and the text stays after newsread has ended.
    """
    if has_clipboard(os.environ):
        await asyncio.to_thread(_copy, text)


def _copy(text: str) -> None:
    from subprocess import DEVNULL, TimeoutExpired, run

    command = (sys.executable, "-P", "-X", "utf8", "-m", "pyperclip", "--copy")
    try:
        run(
            command,
            input=text.encode(),
            stdout=DEVNULL,
            stderr=DEVNULL,
            check=False,
            timeout=PATIENCE,
            start_new_session=True,
        )
    except (OSError, TimeoutExpired):
        return
