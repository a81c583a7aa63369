"""The feeds' process: out of the way of everything else before it loads anything.

Run as `python -P -m articles.feeds LIBRARY FEEDS`; process.py says what it reads and writes.
"""

from __future__ import annotations

import os
import sys

NICENESS = 10

if __name__ == "__main__":
    os.nice(NICENESS)
    from articles.feeds.process import main

    sys.exit(main())
