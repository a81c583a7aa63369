"""The store: one TinyDB file for each article, written whole or not at all.

store.py       what can be asked of the store and done to it
form.py        what a file holds, as tables and as values
seals.py       the check that stands beside the fields of each document
migrations.py  from the shape of each earlier schema to the next one
database.py    TinyDB, over a file that is written whole
files.py       files that only their owner reads; locks.py: one writer at a time
observing.py   how an index learns of each write
"""

from annotations.store.form import StoredArticle
from annotations.store.observing import StoreObserver, StoreWrite
from annotations.store.store import Store
from annotations.store.summaries import ArticleSummary

__all__ = ["ArticleSummary", "Store", "StoreObserver", "StoreWrite", "StoredArticle"]
