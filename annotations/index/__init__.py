"""The derived index: what can be asked across all articles.

index.py       what can be asked; writing.py: kept up with each write of the store
freshness.py   whether it holds what the files hold; refreshing.py: brought up to that
filling.py     made anew from all files; shares.py: rows put in their order first
reading.py     one file of the store; sealed.py: one that is whole, decoded at once
process.py     all that in a process of its own; checking.py: damage found
model.py       claims and what narrows them, as values; filters.py: from what is typed
sql.py, questions.py, upkeep.py, rows.py, schema.py   from values to SQL and back
database.py    the file: opened, made, thrown away
"""

from annotations.index.errors import ClaimIndexError, DroppedError
from annotations.index.filters import FilterError, parse_filter
from annotations.index.index import Index
from annotations.index.model import ClaimFilter, ClaimSort, IndexedClaim, Seen

__all__ = [
    "ClaimFilter",
    "ClaimIndexError",
    "ClaimSort",
    "DroppedError",
    "FilterError",
    "Index",
    "IndexedClaim",
    "Seen",
    "parse_filter",
]
