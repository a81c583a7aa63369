"""Commands that take an article or a claim out of newsread: browser, clipboard, look-up."""

from __future__ import annotations

from tui.commands.base import ShareCommand


class StarArticle(ShareCommand):
    """Give the article a star in the library, or take it away."""

    id, keys = "article.star", "asterisk"


class BrowseArticle(ShareCommand):
    """Open the article's address in your browser."""

    id, keys = "article.browse", "B"


class FollowLink(ShareCommand):
    """Open a link of the article in your browser, by its number."""

    id, keys = "article.follow", "f"


class LookUpClaim(ShareCommand):
    """Look up the current claim in your browser, at the address that the settings name."""

    id, keys = "claim.look_up", "i"


class CopyLink(ShareCommand):
    """Copy the article's address."""

    id, keys = "article.copy_link", "Y"


class CopyQuote(ShareCommand):
    """Copy the current claim as a quotation in Markdown, with its source."""

    id, keys = "claim.copy_quote", "Q"


class CiteArticle(ShareCommand):
    """Copy the article as a citation in Markdown: title, link, author, site, date."""

    id, keys = "article.cite", "M"
