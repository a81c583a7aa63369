"""The commands about spaCy pipelines."""

from __future__ import annotations

import click

from tui.cli.workspace import open_workspace


@click.group()
def pipeline() -> None:
    """List, choose and install spaCy pipelines."""


@pipeline.command("list")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
def list_pipelines(as_json: bool) -> int:
    """Print the pipelines that are there and which one is in use."""
    from tui.cli import pipeline_work

    return pipeline_work.print_pipelines(open_workspace().settings, as_json)


@pipeline.command()
@click.argument("name")
def use(name: str) -> int:
    """Write a pipeline into the settings.

    NAME is an installed pipeline, the folder of one, bundled (the one that comes with newsread)
    or baseline (plain rules alone). One for another language than English is used for articles
    in that language.
    """
    from tui.cli import pipeline_work

    return pipeline_work.use_pipeline(name, open_workspace().folders.config_file)


@pipeline.command()
@click.argument("name")
def install(name: str) -> int:
    """Download one of spaCy's pipelines and install it beside newsread.

    This goes to the network, by spaCy's own download command. For German, say:

    newsread pipeline install de_core_news_sm
    """
    from tui.cli import pipeline_work

    return pipeline_work.install_pipeline(name)
