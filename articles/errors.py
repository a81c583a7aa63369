"""What can go wrong on the way from a source to an article.

The text of each exception is one sentence that a reader understands.
"""


class ArticleError(Exception):
    """An article could not be read."""


class SourceError(ArticleError):
    """The source is missing, unreadable, too large or of a kind that is not read."""


class FetchError(ArticleError):
    """An address did not answer, or answered with something that is not read."""


class MissingPageError(FetchError):
    """A server says that it does not give this page: asking again is no use."""


class RobotsError(FetchError):
    """A site asks programs not to fetch this page by themselves."""


class ExtractError(ArticleError):
    """The source was read but holds no article text."""


class LibraryError(ArticleError):
    """The library or the reading state could not be read or written."""


class SearchCancelledError(LibraryError):
    """A search was broken off, because another one takes its place."""


class QueryError(LibraryError):
    """What was typed to search can't be understood."""


class RuleError(LibraryError):
    """A rule of the reader's can't be used."""


class FeedError(ArticleError):
    """A feed, or a list of feeds or articles that another program wrote, could not be read."""
