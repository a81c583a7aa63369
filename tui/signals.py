"""What the system asks of a program: to end, since it is told to or the terminal closes."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

ENDING = (signal.SIGTERM, signal.SIGHUP)

EXIT_CODE_OF_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""


def end_on_signals(end: Callable[[int], object]) -> None:
    """Call `end` with an exit code in place of ending at once; to be called in the event loop."""
    loop = asyncio.get_running_loop()
    for number in ENDING:
        loop.add_signal_handler(number, end, EXIT_CODE_OF_SIGNAL + number)
