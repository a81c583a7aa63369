"""Which commands there are, where each lives and what it does in a line.

The help of the whole program prints this table alone; a command's own module is loaded when the
command is run or asked for help.
"""

from __future__ import annotations

from typing import NamedTuple


class Listed(NamedTuple):
    """One command of the program."""

    module: str
    """The module below `tui.cli` that declares it."""
    attribute: str
    """Its name in that module."""
    about: str
    """What it does, one line."""


COMMANDS: dict[str, Listed] = {
    "show": Listed("article_commands", "show", "Print an article with its highlights and marks."),
    "analyze": Listed("article_commands", "analyze", "Print entities, figures and claims as JSON."),
    "export": Listed(
        "export_commands", "export", "Write annotated articles, as JSON or in another format."
    ),
    "import": Listed("import_commands", "import_files", "Bring in annotated articles and marks."),
    "diff": Listed(
        "diff_commands",
        "diff",
        "Print what changed between two readings, and which claims that touches.",
    ),
    "list": Listed("claim_commands", "list_", "List the claims of all articles."),
    "index": Listed("claim_commands", "index", "Make anew what answers across articles."),
    "store": Listed("store_commands", "store", "Check, back up and restore articles and marks."),
    "search": Listed("library_commands", "search", "Search titles and full texts of the library."),
    "rules": Listed("library_commands", "rules", "List your rules and what they did."),
    "schema": Listed("article_commands", "schema", "Print the JSON Schema of what export prints."),
    "feed": Listed("feed_commands", "feed", "Take feeds, update them, bring them along."),
    "config": Listed("config_commands", "config", "Print the settings."),
    "pipeline": Listed(
        "pipeline_commands", "pipeline", "List, choose and install spaCy pipelines."
    ),
}
"""Every command of the program by its name, in the order of its help."""
