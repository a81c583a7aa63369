"""The commands that ask the library: search, rules."""

from __future__ import annotations

import click

from tui.cli.workspace import open_workspace


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--newest", is_flag=True, help="The newest first, instead of the best.")
@click.option("-n", "--limit", type=click.IntRange(min=0), default=50, show_default=True,
              help="No more than so many.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def search(query: tuple[str, ...], newest: bool, limit: int, as_json: bool) -> int:
    """Search titles and full texts of the library.

    All words must be there; "quotes" hold words together, -word keeps articles out that have it.
    Filters narrow: feed:NAME tag:NAME is:unread is:starred is:archived is:marked since:7d
    before:2026-01-31 verdict:disputed claimant:NAME. Into a pipe: date, title, source and
    snippet, with tabs between them. Quote the whole for the shell:

    newsread search 'flood "river bank" -sports since:7d'

    A word that begins with a minus needs -- before the query.
    """
    from tui.cli.library_output import print_hits

    return print_hits(open_workspace(), " ".join(query), newest, limit, as_json)


@click.group(invoke_without_command=True)
@click.pass_context
def rules(context: click.Context) -> int | None:
    """List your rules and what they did."""
    if context.invoked_subcommand is not None:
        return None
    from tui.cli.library_output import print_rules

    return print_rules(open_workspace())


@rules.command("show")
@click.argument("name")
def show_rule(name: str) -> int:
    """Print the articles that the rule NAME did something to."""
    from tui.cli.library_output import print_rule

    return print_rule(open_workspace(), name)


@rules.command("apply")
def apply_rules() -> int:
    """Apply your rules to the articles that are there already.

    What a rule did to an article before is not done again; the key u in the library takes back
    what each rule did.
    """
    from tui.cli.library_output import apply_rules

    return apply_rules(open_workspace())
