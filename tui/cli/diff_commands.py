"""The command that tells what changed between two readings of an article."""

from __future__ import annotations

import click

from tui.cli.workspace import open_workspace


@click.command("diff")
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.option(
    "--from", "earlier", type=click.IntRange(min=1), metavar="K",
    help="The number of the earlier reading, the oldest being 1.",
)  # fmt: skip
@click.option(
    "--to", "later", type=click.IntRange(min=1), metavar="K",
    help="The number of the later reading; without both, the last two.",
)  # fmt: skip
@click.option(
    "--take", is_flag=True,
    help="Take what the source shows now, though it is only a part of what you marked.",
)  # fmt: skip
def diff(source: str, as_json: bool, earlier: int | None, later: int | None, take: bool) -> int:
    """Print what changed between two readings, and which claims that touches.

    SOURCE is read again first; another text or headline than before is kept as a new reading.
    """
    from tui.cli import diff_output

    return diff_output.print_diff(source, open_workspace(), as_json, earlier, later, take=take)
