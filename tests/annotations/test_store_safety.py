from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from annotation_samples import ARTICLE, annotation
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.errors import DamagedFileError, DiskError, NewerStoreError, StoreError
from annotations.store import Store
from annotations.store.locks import LOCK_NAME, FolderLock


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data" / "articles")


@pytest.fixture(params=[0o000, 0o022, 0o777])
def umask(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[int]:
    (tmp_path / "data").mkdir()
    former = os.umask(request.param)
    yield request.param
    os.umask(former)


def file_of(store: Store) -> Path:
    return store._folder / f"{ARTICLE.id}.json"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def rewrite(store: Store, change: dict[str, Any], table: str = "article") -> bytes:
    held = json.loads(file_of(store).read_text("utf-8"))
    held[table]["1"].update(change, check=None)
    content = json.dumps(held).encode()
    file_of(store).write_bytes(content)
    return content


@pytest.mark.usefixtures("umask")
def test_only_the_owner_can_read_the_store_whatever_the_umask(store: Store) -> None:
    store.save_article(ARTICLE)
    store.change(ARTICLE, lambda _: [annotation()])

    assert mode_of(store._folder) == 0o700
    assert {mode_of(path) for path in store._folder.rglob("*") if path.is_file()} == {0o600}
    assert {mode_of(path) for path in store._folder.rglob("*") if path.is_dir()} == {0o700}


def test_a_folder_that_others_could_read_is_closed_to_them(store: Store) -> None:
    store._folder.mkdir(parents=True, mode=0o755)
    store._folder.chmod(0o755)

    store.save_article(ARTICLE)

    assert mode_of(store._folder) == 0o700


def test_nothing_but_the_files_and_the_lock_is_left_after_a_write(store: Store) -> None:
    store.save_article(ARTICLE)

    assert sorted(path.name for path in store._folder.iterdir()) == [
        LOCK_NAME,
        file_of(store).name,
        "backup",
    ]


@pytest.mark.parametrize(
    "article_id", ["", "../../etc/passwd", "A" * 16, "0" * 15, "0" * 16 + "\n"]
)
def test_an_id_that_is_not_one_never_becomes_a_path(store: Store, article_id: str) -> None:
    with pytest.raises(StoreError, match="16 hexadecimal digits"):
        store.load(article_id)


def test_a_symbolic_link_in_the_place_of_a_file_is_refused(store: Store, tmp_path: Path) -> None:
    store.save_article(ARTICLE)
    elsewhere = tmp_path / "elsewhere.json"
    file_of(store).rename(elsewhere)
    file_of(store).symlink_to(elsewhere)
    before = elsewhere.read_bytes()

    for use in (Store(store._folder).load, Store(store._folder)._shelf.look):
        with pytest.raises(StoreError, match="symbolic link"):
            use(ARTICLE.id)
    with pytest.raises(StoreError, match="symbolic link"):
        store.change(ARTICLE, lambda _: [annotation()])
    assert "symbolic link" in (store.summaries()[0].problem or "")
    assert elsewhere.read_bytes() == before


def test_a_pipe_in_the_place_of_a_file_is_refused_and_does_not_hang(store: Store) -> None:
    store._folder.mkdir(parents=True)
    os.mkfifo(file_of(store))

    with pytest.raises(StoreError, match="not a file"):
        store.load(ARTICLE.id)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")

    with pytest.raises(StoreError, match="can't be made"):
        Store(tmp_path / "data" / "articles").save_article(ARTICLE)


def test_a_write_that_fails_keeps_the_former_content_and_the_next_one_works(store: Store) -> None:
    store.change(ARTICLE, lambda _: [annotation()])
    before = file_of(store).read_bytes()
    in_the_way = store._folder / f".{file_of(store).name}.tmp"
    in_the_way.mkdir()

    with pytest.raises(StoreError, match="can't be written"):
        store.change(ARTICLE, lambda _: [annotation(id="b")])
    assert file_of(store).read_bytes() == before
    in_the_way.rmdir()

    kept = store.change(ARTICLE, lambda _: [annotation(id="c")])
    assert [one.id for one in kept] == [annotation().id, "c"]


def test_a_writer_does_not_wait_for_ever_for_another_one(
    store: Store,
) -> None:
    impatient = Store(store._folder, patience=0.05)

    with (
        FolderLock(store._folder).held(),
        pytest.raises(DiskError, match="Another newsread is writing"),
    ):
        impatient.save_article(ARTICLE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"null",
        b'{"article": {}}',
        b'{"article": {"1": 3}}',
        b'{"article": {"one": {"schema": 1}}}',
        b'{"article": {"1": {"schema": "1"}}}',
        b'{"article": {"1": {"schema": true}}}',
        b'{"article": {"1": {"schema": 1}}}',
        b"[" * 100_000,
        b'{"article": {"1": {"schema": 1, "check": 7}}}',
        b'{"article": {"1": {"schema": 2}}}',
        b'{"article": {"1": {"schema": 2, "check": null}}}',
        b'{"article": {"1": {"schema": 2, "check": true}}, "contents": {}}',
        b'{"article": {"1": {"schema": 2, "check": null}}, "contents": {"1": {"check": null}}}',
        b'{"article": {"1": {"schema": 1, "views": NaN}}}',
        b'{"article": {"1": {"schema": 1, "title": "\\ud800"}}}',
        b'{"article": {"1": {"schema": 1}}, "annotations": []}',
    ],
)
def test_a_damaged_file_is_named_and_left_alone(store: Store, content: bytes) -> None:
    store.save_article(ARTICLE)
    file_of(store).write_bytes(content)

    for use in (store.load, store._shelf.freshest):
        with pytest.raises(DamagedFileError, match=rf"{ARTICLE.id}\.json is damaged: .*\.$"):
            use(ARTICLE.id)
    with pytest.raises(DamagedFileError):
        store.save_article(ARTICLE)
    with pytest.raises(DamagedFileError):
        store.change(ARTICLE, lambda _: [annotation()])
    assert file_of(store).read_bytes() == content


@pytest.mark.parametrize(
    ("table", "change", "sentence"),
    [
        ("article", {"text": "Another text."}, "text was changed"),
        ("article", {"source": "https://harbour.example/other"}, "another article"),
        ("article", {"id": None}, "another article"),
        ("article", {"title": None}, "title"),
        ("annotations", {"verdict": "maybe"}, "verdict"),
        ("annotations", {"end": 10_000}, "outside the text"),
        ("annotations", {"id": "b"}, "same id"),
    ],
)
def test_a_file_whose_parts_do_not_fit_says_which(
    store: Store, table: str, change: dict[str, Any], sentence: str
) -> None:
    store.change(ARTICLE, lambda _: [annotation(), annotation(id="b")])
    rewrite(store, change, table)

    with pytest.raises(DamagedFileError, match=sentence):
        store.load(ARTICLE.id)


@settings(max_examples=60)
@given(st.data())
def test_a_file_that_lost_or_changed_a_byte_is_read_or_called_damaged(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    store.change(ARTICLE, lambda _: [annotation(note="late")])
    content = bytearray(file_of(store).read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    file_of(store).write_bytes(content[: data.draw(st.integers(0, len(content)))])

    with suppress(DamagedFileError, NewerStoreError):
        Store(store._folder).load(ARTICLE.id)


def test_a_file_of_a_newer_newsread_is_left_alone(store: Store) -> None:
    store.save_article(ARTICLE)
    content = rewrite(store, {"schema": 3})

    for use in (store.load, lambda _: store.save_article(ARTICLE)):
        with pytest.raises(NewerStoreError, match="newer newsread"):
            use(ARTICLE.id)
    with pytest.raises(NewerStoreError):
        store.change(ARTICLE, lambda _: [annotation()])
    assert file_of(store).read_bytes() == content


def test_the_text_of_standard_input_is_found_by_its_own_id(store: Store) -> None:
    typed = replace(ARTICLE, source="-")

    store.save_article(typed)

    held = store.load(typed.id)
    assert held is not None
    assert held.article == typed
