"""The command line. What costs time to load is loaded inside the command that needs it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from annotations.errors import AnnotationError
from articles.errors import ArticleError
from articles.version import VERSION
from tui.output import abandon_stdout, notice
from tui.terminal import NoTerminalError, require_terminal, take_terminal

if TYPE_CHECKING:
    from tui.cli_data import Workspace

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130
"""Exit codes."""

SOURCES_ONLY = "newsread.sources_only"
"""Set in click's context where "--" stands before the first word: no word is a command then."""


class SourcesOrCommand(click.Group):
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
        if args[0] not in self.commands:
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


def open_app(sources: Sequence[str]) -> int:
    """Open the app on `sources`, on the library where there are none; returns its exit code."""
    from tui.folders import find_folders
    from tui.opening import prepare_openings
    from tui.settings import load_settings

    folders = find_folders()
    loaded = load_settings(folders.config_file)
    ready = prepare_openings(sources, folders)
    require_terminal()
    take_terminal()
    from tui.app import run_app

    return run_app(ready.openings, loaded.settings, loaded.problems + ready.problems, folders)


@newsread.command()
@click.argument("source")
@click.option("--plain", is_flag=True, help="No signs, no colours, for pipes and screen readers.")
def show(source: str, plain: bool) -> int:
    """Print an article with its highlights and marks."""
    from tui import cli_data

    return cli_data.show(source, workspace(), plain)


@newsread.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--jsonl", is_flag=True, help='Read lines of {"id", "text"} from standard input.')
def analyze(sources: tuple[str, ...], jsonl: bool) -> int:
    """Print entities, figures and claims as JSON.

    One line for each SOURCE.
    """
    if bool(sources) == jsonl:
        raise click.UsageError("Name a SOURCE, or give --jsonl alone.")
    from tui import cli_data

    return cli_data.analyze_lines(workspace()) if jsonl else cli_data.analyze(sources, workspace())


@newsread.command()
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
    from tui import cli_data

    target = None if output is None or str(output) == "-" else output
    return cli_data.export(sources, workspace(), target)


@newsread.command()
def schema() -> int:
    """Print the JSON Schema of what export prints."""
    from tui import cli_data

    return cli_data.print_schema()


@newsread.group()
def config() -> None:
    """Print the settings."""


@config.command()
def path() -> int:
    """Print where the settings file is, or would be."""
    from tui.folders import find_folders
    from tui.output import write_data

    write_data(f"{find_folders().config_file}\n")
    return 0


@config.command("show")
def show_settings() -> int:
    """Print the settings in effect as TOML, ready to be a settings file."""
    from tui.cli_config import print_settings

    return print_settings(workspace().settings)


@config.command()
def keys() -> int:
    """Print every command with its id and keys."""
    from tui.cli_config import print_keys

    return print_keys(workspace().settings.keys)


@newsread.group()
def pipeline() -> None:
    """List, choose and install spaCy pipelines."""


@pipeline.command("list")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
def list_pipelines(as_json: bool) -> int:
    """Print the pipelines that are there and which one is in use."""
    from tui import cli_pipeline

    return cli_pipeline.print_pipelines(workspace().settings, as_json)


@pipeline.command()
@click.argument("name")
def use(name: str) -> int:
    """Write a pipeline into the settings.

    NAME is an installed pipeline, the folder of one, bundled (the one that comes with newsread)
    or baseline (plain rules alone). One for another language than English is used for articles
    in that language.
    """
    from tui import cli_pipeline

    return cli_pipeline.use_pipeline(name, workspace().folders.config_file)


@pipeline.command()
@click.argument("name")
def install(name: str) -> int:
    """Download one of spaCy's pipelines and install it beside newsread.

    This goes to the network, by spaCy's own download command. For German, say:

    newsread pipeline install de_core_news_sm
    """
    from tui import cli_pipeline

    return cli_pipeline.install_pipeline(name)


def workspace() -> Workspace:
    """Folders and settings; what is wrong with the settings is said on stderr."""
    from tui.cli_data import Workspace
    from tui.folders import find_folders
    from tui.settings import load_settings

    folders = find_folders()
    loaded = load_settings(folders.config_file)
    for problem in loaded.problems:
        notice(problem)
    return Workspace(folders, loaded.settings)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line (the process's own where None is given); returns the exit code."""
    words = None if arguments is None else list(arguments)
    try:
        code = newsread.main(words, prog_name="newsread", standalone_mode=False)
    except click.UsageError as error:
        explain_usage(error)
        return WRONG_USAGE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        abandon_stdout()
        return FAILED
    except (ArticleError, AnnotationError, NoTerminalError) as error:
        notice(str(error))
        return FAILED
    except OSError as error:
        abandon_stdout()
        notice(f"the output could not be written: {error.strerror or error}")
        return FAILED
    return code if isinstance(code, int) else 0


def explain_usage(error: click.UsageError) -> None:
    """Say on stderr what was wrong with the command line, or how it goes where all is left out."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and error.ctx is not None:
        click.echo(error.ctx.get_help(), err=True)
        return
    notice(error.format_message())
    if error.ctx is not None:
        click.echo(f"Try: {error.ctx.command_path.strip()} --help", err=True)


def main() -> NoReturn:
    """Run as a program."""
    sys.exit(run())
