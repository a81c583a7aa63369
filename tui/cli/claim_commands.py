"""The commands that look across all articles: list, index."""

from __future__ import annotations

import click

from tui.cli.workspace import open_workspace

VERDICTS = ("verified", "disputed", "needs_context", "not_checkable", "open")
STATES = ("anchored", "changed", "orphan")
SORTS = ("date", "worth", "verdict", "claimant", "article")


@click.command("list")
@click.option(
    "--verdict", "verdicts", type=click.Choice(VERDICTS), multiple=True,
    help="Claims with this verdict; open: without one. Several: any of them.",
)  # fmt: skip
@click.option("--claimant", metavar="NAME", help="Who says it: a name, or the beginning of one.")
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Several: all of them.")
@click.option("--since", metavar="DATE", help="Changed on this day or later, or within 7d.")
@click.option("--state", "states", type=click.Choice(STATES), multiple=True,
              help="Whether it still stands in its text.")  # fmt: skip
@click.option("--article", metavar="WORDS", help="Part of the article's title, site or source.")
@click.option("--query", metavar="WORDS", default="",
              help="Words of quote, note, evidence, claimant or tags.")  # fmt: skip
@click.option("--sort", type=click.Choice(SORTS), default="date", show_default=True)
@click.option("-n", "--limit", type=click.IntRange(min=0), help="No more than so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def list_(
    verdicts: tuple[str, ...],
    claimant: str | None,
    tags: tuple[str, ...],
    since: str | None,
    states: tuple[str, ...],
    article: str | None,
    query: str,
    sort: str,
    limit: int | None,
    as_json: bool,
) -> int:
    """List the claims of all articles.

    Those changed last come first, one line a claim; into a pipe: verdict, date, claimant, quote,
    title, source and tags, with tabs between them. The words of --query may narrow as in the
    app: newsread list --query 'ferry verdict:disputed by:ana'.
    """
    from tui.cli.claim_list import Wanted, print_claims

    parts = [
        query,
        *(f"verdict:{one}" for one in verdicts),
        *(f"state:{one}" for one in states),
    ]
    given = Wanted(" ".join(parts), claimant, tags, since, article, sort, limit)
    return print_claims(open_workspace(), given, as_json)


@click.command()
def index() -> int:
    """Make anew what answers across articles.

    It is kept up by itself; this reads every file of the store again.
    """
    from tui.cli.claim_list import rebuild_index

    return rebuild_index(open_workspace())
