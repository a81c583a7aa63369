"""The command line as click reads it; a command's own module is loaded when it is run."""

from __future__ import annotations

import click

from articles.version import VERSION
from tui.cli.families import COMMANDS
from tui.cli.lazy_group import Families
from tui.cli.start import INTERRUPTED, WRONG_USAGE, open_app
from tui.output import notice

SOURCES_ONLY = "newsread.sources_only"
"""Set in click's context where "--" stands before the first word: no word is a command then."""


class SourcesOrCommand(Families):
    """A group whose first word may be a source instead of a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Notice a "--" before click takes it away."""
        first = next((arg for arg in args if arg in ("-", "--") or not arg.startswith("-")), None)
        ctx.meta[SOURCES_ONLY] = first == "--"
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The named command, or the one that opens sources."""
        if ctx.meta[SOURCES_ONLY]:
            return open_sources.name, open_sources, ["--", *args]
        if args[0] not in COMMANDS:
            return open_sources.name, open_sources, args
        return super().resolve_command(ctx, args)


class OpenSources(click.Command):
    """What a command line without a command does; its help is that of the whole program."""

    def get_help(self, ctx: click.Context) -> str:
        """The help of the group."""
        return super().get_help(ctx) if ctx.parent is None else ctx.parent.get_help()


@click.group(
    cls=SourcesOrCommand,
    invoke_without_command=True,
    subcommand_metavar="[SOURCE]... | COMMAND [ARGS]...",
    epilog="newsread -- show opens a file that is named as a command.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(VERSION, message="newsread %(version)s")
@click.pass_context
def newsread(context: click.Context) -> int | None:
    """Read news in the terminal and mark its claims.

    A SOURCE is a path, an http(s) address, or - for standard input. Without one, newsread lists
    the articles read before.
    """
    return open_app(()) if context.invoked_subcommand is None else None


@click.command("", cls=OpenSources)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
def open_sources(sources: tuple[str, ...]) -> int:
    """Open articles."""
    return open_app(sources)


def run_command(words: list[str]) -> int:
    """Run one command line that click reads; returns the exit code."""
    try:
        code = newsread.main(words, prog_name="newsread", standalone_mode=False)
    except click.UsageError as error:
        explain_usage(error)
        return WRONG_USAGE
    except click.Abort:
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def explain_usage(error: click.UsageError) -> None:
    """Say on stderr what was wrong with the command line, or how it goes where all is left out."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and error.ctx is not None:
        click.echo(error.ctx.get_help(), err=True)
        return
    notice(error.format_message())
    if error.ctx is not None:
        click.echo(f"Try: {error.ctx.command_path.strip()} --help", err=True)
