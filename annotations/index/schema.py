"""The tables of the index. A change of them is a new number: older files are made anew.

The number of a claim is the second of its last change, then bits of its id: so that the greatest
is the claim decided last, words are found newest first without sorting, and a date is a bound of
it. It is the same in every index of the same store, but where two claims would share it.
"""

from __future__ import annotations

APPLICATION = 0x6E657772
SCHEMA = 2

ID_BITS = 24
"""Bits of a claim's number that its id gives."""

AT_ONCE = 500
"""Values of one statement; SQLite allows 999 everywhere."""

TABLES = """
CREATE TABLE noted (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    inode INTEGER NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    site TEXT,
    published TEXT,
    retrieved TEXT NOT NULL,
    verified INTEGER NOT NULL,
    disputed INTEGER NOT NULL,
    needs_context INTEGER NOT NULL,
    not_checkable INTEGER NOT NULL,
    open INTEGER NOT NULL,
    problem TEXT,
    seal INTEGER NOT NULL
);
CREATE TABLE claim (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    verdict INTEGER NOT NULL,
    state INTEGER NOT NULL,
    status INTEGER NOT NULL,
    claimant TEXT,
    note TEXT NOT NULL,
    tags TEXT NOT NULL,
    evidence TEXT NOT NULL,
    sources TEXT NOT NULL,
    creator TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    worth REAL,
    seal INTEGER NOT NULL
);
CREATE TABLE seen (
    id TEXT NOT NULL,
    article TEXT NOT NULL,
    worth REAL,
    speaker TEXT,
    PRIMARY KEY (article, id)
) WITHOUT ROWID;
CREATE TABLE tag (
    name TEXT NOT NULL COLLATE NOCASE,
    number INTEGER NOT NULL,
    PRIMARY KEY (name, number)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
    quote, note, sources, claimant, tags,
    content='claim', content_rowid='number', columnsize=0, tokenize="unicode61 remove_diacritics 2"
);
"""

INDEXES = """
CREATE INDEX claim_by_place ON claim (article, start);
CREATE INDEX claim_by_verdict ON claim (verdict, number DESC);
CREATE INDEX claim_by_claimant ON claim (claimant COLLATE NOCASE, number DESC);
CREATE INDEX claim_by_worth ON claim (worth DESC, number DESC);
CREATE INDEX article_by_source ON article (source);
CREATE INDEX article_by_text ON article (sha256);
CREATE INDEX article_by_title ON article (title COLLATE NOCASE);
"""
