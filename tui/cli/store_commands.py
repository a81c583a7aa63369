"""The commands that look after the store."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.workspace import open_workspace

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def store() -> None:
    """Check, back up and restore articles and marks."""


@store.command()
def path() -> int:
    """Print the folder with one file an article."""
    from tui.folders import find_folders
    from tui.output import write_data

    write_data(f"{find_folders().store}\n")
    return 0


@store.command()
@click.option("--repair", is_flag=True, help="Put right what can be.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def check(repair: bool, as_json: bool) -> int:
    """Look at every file and say what is wrong.

    --repair sets damaged files aside, restores them from their copies and closes what others
    could read. The exit status is 1 where something is wrong after that.
    """
    from tui.cli.store_work import check_store

    return check_store(open_workspace(), repair, as_json)


@store.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> int:
    """Put everything into one archive: articles, marks, library, settings.

    FILE must not be there yet. Only you can read it.
    """
    from tui.cli.store_work import back_up

    return back_up(open_workspace(), file)


@store.command()
@click.argument("file", type=FILE)
@click.option("--keep", "clash", flag_value="keep", help="Leave what is here, add what is not.")
@click.option("--replace", "clash", flag_value="replace", help="Take the archive's versions.")
def restore(file: Path, clash: str | None) -> int:
    """Put back what an archive of `newsread store backup` holds.

    All of it is checked first. Where it holds another version of a file that is here, nothing is
    done unless --keep or --replace says what; --replace makes an archive of all that is here
    before. What the archive does not hold stays.
    """
    from tui.cli.store_work import restore_from

    return restore_from(open_workspace(), file, clash or "refuse")


@store.command()
@click.option("--yes", is_flag=True, help="Do it without asking.")
def purge(yes: bool) -> int:
    """Take deleted marks and their history away for good.

    Until then they stay in the files, so that a deletion can be undone.
    """
    from tui.cli.store_work import purge_deleted

    return purge_deleted(open_workspace(), yes)
