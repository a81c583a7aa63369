"""The tables of the library's database, and how an older database becomes a newer one.

`counts` is kept by triggers: of each feed (0: no feed) how many items lie in the lists, unread,
starred, archived, and the same for local files under the number -1. `search` is an FTS5 index
over `texts`, kept by triggers too, with prefixes of two and three letters for search as one types;
Chinese, Japanese and Korean characters stand apart in it (`runs.apart`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

NO_FEED = 0
LOCAL_FILES = -1

_TABLES = """
CREATE TABLE feeds (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    own_title TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    folder TEXT NOT NULL DEFAULT '',
    full_text INTEGER NOT NULL DEFAULT 0,
    home TEXT,
    updated TEXT,
    problem TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    retry TEXT,
    is_gone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE items (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    feed INTEGER NOT NULL DEFAULT 0,
    is_local INTEGER NOT NULL DEFAULT 0,
    shelf INTEGER NOT NULL DEFAULT 0,
    is_read INTEGER NOT NULL DEFAULT 0,
    is_starred INTEGER NOT NULL DEFAULT 0,
    moment TEXT NOT NULL,
    opened TEXT,
    source TEXT NOT NULL,
    guid TEXT,
    title TEXT NOT NULL,
    site TEXT,
    byline TEXT NOT NULL DEFAULT '[]',
    published TEXT,
    received TEXT NOT NULL,
    language TEXT,
    first_lines TEXT NOT NULL DEFAULT ''
);
CREATE INDEX items_shown ON items (shelf, moment, number);
CREATE INDEX items_unread ON items (moment, number) WHERE shelf = 0 AND is_read = 0;
CREATE INDEX items_starred ON items (moment, number) WHERE shelf < 2 AND is_starred = 1;
CREATE INDEX items_local ON items (moment, number) WHERE shelf = 0 AND is_local = 1;
CREATE INDEX items_feed ON items (feed, shelf, moment, number);
CREATE TABLE texts (
    number INTEGER PRIMARY KEY REFERENCES items (number) ON DELETE CASCADE,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    captions TEXT NOT NULL DEFAULT '[]',
    links TEXT NOT NULL DEFAULT '[]',
    is_full INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE tags (
    tag TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES items (number) ON DELETE CASCADE,
    PRIMARY KEY (tag, number)
) WITHOUT ROWID;
CREATE INDEX tags_of_item ON tags (number);
CREATE TABLE rule_hits (
    rule TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES items (number) ON DELETE CASCADE,
    time TEXT NOT NULL,
    done TEXT NOT NULL,
    PRIMARY KEY (rule, number)
) WITHOUT ROWID;
CREATE INDEX rule_hits_of_item ON rule_hits (number);
CREATE TABLE searches (name TEXT PRIMARY KEY, query TEXT NOT NULL);
CREATE TABLE steps (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    words TEXT NOT NULL,
    changed INTEGER NOT NULL,
    reversal TEXT NOT NULL
);
CREATE TABLE counts (
    feed INTEGER PRIMARY KEY,
    shown INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0
);
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content='texts', content_rowid='number',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
    INSERT INTO search (rowid, title, body) VALUES (new.number, new.title, new.body);
END;
CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
    INSERT INTO search (search, rowid, title, body)
    VALUES ('delete', old.number, old.title, old.body);
END;
CREATE TRIGGER texts_changed AFTER UPDATE OF title, body ON texts BEGIN
    INSERT INTO search (search, rowid, title, body)
    VALUES ('delete', old.number, old.title, old.body);
    INSERT INTO search (rowid, title, body) VALUES (new.number, new.title, new.body);
END;
"""

_ADD_TO_COUNT = """
    INSERT INTO counts (feed, shown, unread, starred, archived)
    SELECT {feed}, {sign}({row}.shelf = 0), {sign}({row}.shelf = 0 AND {row}.is_read = 0),
        {sign}({row}.shelf < 2 AND {row}.is_starred = 1), {sign}({row}.shelf = 1)
    WHERE {where}
    ON CONFLICT (feed) DO UPDATE SET
        shown = shown + excluded.shown, unread = unread + excluded.unread,
        starred = starred + excluded.starred, archived = archived + excluded.archived;
"""


def _counted(row: str, sign: str) -> str:
    """SQL that adds an old or new row of `items` to the counts, or takes it away."""
    of_feed = _ADD_TO_COUNT.format(feed=f"{row}.feed", row=row, sign=sign, where="true")
    local = f"{row}.is_local = 1"
    return of_feed + _ADD_TO_COUNT.format(feed=LOCAL_FILES, row=row, sign=sign, where=local)


def _triggers() -> str:
    changes = "UPDATE OF feed, is_local, shelf, is_read, is_starred"
    return f"""
CREATE TRIGGER items_added AFTER INSERT ON items BEGIN {_counted("new", "")} END;
CREATE TRIGGER items_removed AFTER DELETE ON items BEGIN {_counted("old", "-")} END;
CREATE TRIGGER items_changed AFTER {changes} ON items
    BEGIN {_counted("old", "-")} {_counted("new", "")} END;
"""


_OF_RUNS = "SELECT number, {values} FROM texts WHERE apart(title) <> title OR apart(body) <> body"

_RUNS = f"""
DROP TRIGGER texts_added; DROP TRIGGER texts_removed; DROP TRIGGER texts_changed;
INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', * FROM ({_OF_RUNS.format(values="title, body")});
INSERT INTO search (rowid, title, body) {_OF_RUNS.format(values="apart(title), apart(body)")};
CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
    INSERT INTO search (rowid, title, body) VALUES (new.number, apart(new.title), apart(new.body));
END;
CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
    INSERT INTO search (search, rowid, title, body)
    VALUES ('delete', old.number, apart(old.title), apart(old.body));
END;
CREATE TRIGGER texts_changed AFTER UPDATE OF title, body ON texts BEGIN
    INSERT INTO search (search, rowid, title, body)
    VALUES ('delete', old.number, apart(old.title), apart(old.body));
    INSERT INTO search (rowid, title, body) VALUES (new.number, apart(new.title), apart(new.body));
END;
"""
"""The index with each character of a run apart; `apart` is a function of each connection."""

MIGRATIONS: tuple[str, ...] = (_TABLES + _triggers(), _RUNS)
"""Each takes the database from the version of its place to the next; never edit one that was
released, add another."""

VERSION = len(MIGRATIONS)


def migrate(connection: Connection) -> None:
    """Bring the database to VERSION, each step whole or not at all.

    Another process may do the same at the same moment: a step that it took is passed over.
    """
    from sqlite3 import OperationalError

    for number in range(_version(connection), VERSION):
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE; {MIGRATIONS[number]} PRAGMA user_version = {number + 1}; COMMIT;"
            )
        except OperationalError:
            if connection.in_transaction:
                connection.rollback()
            if _version(connection) <= number:
                raise


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
