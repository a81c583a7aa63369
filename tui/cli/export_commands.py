"""The command that writes articles with their marks in one of many formats."""

from __future__ import annotations

from pathlib import Path

import click

from annotations.formats.registry import FORMATS
from tui.cli.workspace import open_workspace

WRITTEN = tuple(one for one in FORMATS if one.writes)
LIST_OF_FORMATS = "\n".join(("\b", "Formats:", *(f"  {one.id:<13}{one.title}" for one in WRITTEN)))


@click.command(epilog=LIST_OF_FORMATS)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--format", "name", type=click.Choice([one.id for one in WRITTEN]), default="json",
    show_default=True, metavar="FORMAT", help="One of those below.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(allow_dash=True, path_type=Path),
    help="Write to a file, whole or not at all; for formats of several files a folder, or an "
    "archive where its name ends in .zip.",
)  # fmt: skip
def export(sources: tuple[str, ...], name: str, output: Path | None) -> int:
    """Write annotated articles, as JSON or in another format.

    Without a SOURCE: all that were ever read.
    """
    from tui.cli import export_work

    target = None if output is None or str(output) == "-" else output
    kind = next(one for one in WRITTEN if one.id == name)
    if target is None and kind.several:
        raise click.UsageError(
            f"{kind.title} is made of several files: say where with -o FOLDER or -o NAME.zip."
        )
    return export_work.export(sources, open_workspace(), kind, target)
