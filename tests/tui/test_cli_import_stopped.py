"""An import that is killed between two articles."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

from program import PROGRAM, RunNewsread

from annotations.marking import Marking
from annotations.store import Store
from articles.model import Article
from tui.folders import folders_below

MANY = 200
TEXT = "The ferry carried 310 people on its first day, the port said."
FIRST = Article("https://port.example/0", "Ferry", TEXT, "2026-05-01T08:00:00Z")


def test_an_import_that_was_killed_leaves_whole_articles_and_is_done_again(
    home: Path, run_newsread: RunNewsread, tmp_path: Path
) -> None:
    here = Store(folders_below(home).store)
    for number in range(MANY):
        article = replace(FIRST, source=f"https://port.example/{number}")
        Marking(here, article, "ana").add_claim(0, 9)
    assert run_newsread("export", "-o", "all.json").code == 0
    other = tmp_path / "other"
    folder = folders_below(other).store

    running = subprocess.Popen(
        [PROGRAM, "import", "all.json"],
        cwd=tmp_path,
        env={**os.environ, "NEWSREAD_HOME": str(other)},
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 120
    while len(list(folder.glob("*.json"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.001)
    running.send_signal(signal.SIGKILL)
    running.communicate()

    store = Store(folder)
    came = store.article_ids()
    assert running.returncode == -signal.SIGKILL
    assert 3 <= len(came) < MANY
    for name in came:
        held = store.load(name)
        assert held is not None
        assert [one.quote for one in held.annotations] == ["The ferry"]

    again = run_newsread("import", "all.json", NEWSREAD_HOME=str(other))

    assert again.code == 0
    assert f"{MANY} articles, {MANY - len(came)} of them new" in again.err
    assert f"{len(came)} same, 0 in conflict" in again.err
    assert sorted(Store(folder).article_ids()) == sorted(here.article_ids())
    # The file in hand may lack its copy still; nothing else is wrong.
    run_newsread("store", "check", "--repair", NEWSREAD_HOME=str(other))
    assert run_newsread("store", "check", NEWSREAD_HOME=str(other)).code == 0
