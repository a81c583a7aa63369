"""The store: one TinyDB file for each article, written whole or not at all.

store.py       what can be asked of the store and done to it
form.py        what a file holds, as tables and as values
seals.py       the check that stands beside the fields of each document
migrations.py  from the shape of each earlier schema to the next one
database.py    TinyDB, over a file that is written whole
shelf.py       the files of one store: read where they changed, written, copied
files.py       files that only their owner reads; locks.py: one writer at a time
rescue.py      a damaged file set aside, and what can be had again of it
check.py       all files looked at, and put right where that is asked for
archive.py     everything in one file; restore.py: that file read again
purge.py       deleted annotations gone for good
summaries.py   what a list says of an article
observing.py   how an index learns of each write
"""

from annotations.store.form import StoredArticle
from annotations.store.observing import StoreObserver, StoreWrite
from annotations.store.store import Store
from annotations.store.summaries import ArticleSummary

__all__ = ["ArticleSummary", "Store", "StoreObserver", "StoreWrite", "StoredArticle"]
