"""The commands that put articles on stdout."""

from __future__ import annotations

import click

from tui.cli.workspace import open_workspace


@click.command()
@click.argument("source")
@click.option("--plain", is_flag=True, help="No signs, no colours, for pipes and screen readers.")
def show(source: str, plain: bool) -> int:
    """Print an article with its highlights and marks."""
    from tui.cli import article_data

    return article_data.show(source, open_workspace(), plain)


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--jsonl", is_flag=True, help='Read lines of {"id", "text"} from standard input.')
@click.option(
    "--processes", type=click.IntRange(1, 64), default=1, show_default=True,
    help="How many processes share the lines of --jsonl.",
)  # fmt: skip
def analyze(sources: tuple[str, ...], jsonl: bool, processes: int) -> int:
    """Print entities, figures and claims as JSON.

    One line for each SOURCE.
    """
    if bool(sources) == jsonl:
        raise click.UsageError("Name a SOURCE, or give --jsonl alone.")
    from tui.cli import article_data

    return (
        article_data.analyze_lines(open_workspace(), processes)
        if jsonl
        else article_data.analyze(sources, open_workspace())
    )


@click.command()
def schema() -> int:
    """Print the JSON Schema of what export prints."""
    from tui.cli import article_data

    return article_data.print_schema()
