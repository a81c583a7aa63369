"""The commands that put articles on stdout."""

from __future__ import annotations

from pathlib import Path

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
def analyze(sources: tuple[str, ...], jsonl: bool) -> int:
    """Print entities, figures and claims as JSON.

    One line for each SOURCE.
    """
    if bool(sources) == jsonl:
        raise click.UsageError("Name a SOURCE, or give --jsonl alone.")
    from tui.cli import article_data

    return (
        article_data.analyze_lines(open_workspace())
        if jsonl
        else article_data.analyze(sources, open_workspace())
    )


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--format", "kind", type=click.Choice(["json"]), default="json", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Write to a file, whole or not at all.",
)  # fmt: skip
def export(sources: tuple[str, ...], kind: str, output: Path | None) -> int:
    """Print annotated articles as JSON.

    Without a SOURCE: all that were ever read.
    """
    from tui.cli import article_data

    target = None if output is None or str(output) == "-" else output
    return article_data.export(sources, open_workspace(), target)


@click.command()
def schema() -> int:
    """Print the JSON Schema of what export prints."""
    from tui.cli import article_data

    return article_data.print_schema()
