"""The command that brings in what other people or programs marked."""

from __future__ import annotations

import click

from annotations.formats.registry import FORMATS
from tui.cli.workspace import open_workspace

READ = tuple(one for one in FORMATS if one.reads)
LIST_OF_FORMATS = "\n".join(("\b", "Formats:", *(f"  {one.id:<13}{one.title}" for one in READ)))


@click.command("import", epilog=LIST_OF_FORMATS)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "name", type=click.Choice([one.id for one in READ]), metavar="FORMAT",
    help="One of those below; found by what stands in the file where it is left out.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON on standard output.")
def import_files(files: tuple[str, ...], name: str | None, dry_run: bool, as_json: bool) -> int:
    """Bring in annotated articles and marks.

    A FILE may be a folder, a ZIP archive, or - for standard input. What is here is never
    overwritten: both histories are kept, and where two people changed the same differently, yours
    stays, theirs is in the history, and the claim is tagged "conflict". Claims that two people
    marked each on their own stand side by side. A file in which anything is wrong is left out
    whole; an import that was stopped can be done again, and again changes nothing.
    """
    from tui.cli import import_work

    kind = next((one for one in READ if one.id == name), None)
    return import_work.import_files(files, open_workspace(), kind, dry_run, as_json)
