"""A damaged file: set aside with its bytes, restored from its copy and its own whole lines."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from annotation_samples import ARTICLE, annotation

from annotations.errors import DamagedFileError, StoreError
from annotations.model import AnchorState, Annotation, Verdict
from annotations.store import Store, StoredArticle, StoreWrite
from annotations.store.rescue import Rescue
from articles.model import Article

MARKS = (
    annotation(note="first"),
    annotation(id="b", verdict=Verdict.DISPUTED),
    annotation(id="c", tags=("quay",)),
)
NEWER = replace(ARTICLE, text="Now. " + ARTICLE.text)


class Reader:
    """One who is told of rescues."""

    def __init__(self, folder: Path) -> None:
        self.told: list[Rescue] = []
        self.folder = folder
        self.store = Store(folder, tell=self.told.append)
        self.file = folder / f"{ARTICLE.id}.json"
        self.copy = folder / "backup" / self.file.name

    @property
    def damaged(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted((self.folder / "damaged").iterdir())]

    def load(self) -> StoredArticle | None:
        return self.store.load(ARTICLE.id)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    reader = Reader(tmp_path / "articles")
    for mark in MARKS:
        reader.store.change(ARTICLE, lambda _, mark=mark: [mark])
    return reader


def zeros(content: bytes) -> bytes:
    return bytes(len(content))


def flipped(content: bytes) -> bytes:
    place = content.index(b"disputed")
    return content[:place] + b"e" + content[place + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda content: content[: len(content) // 2],
    "zeros": zeros,
    "flipped": flipped,
    "foreign": lambda _: b'{"_default": {"1": {"name": "mine"}}}',
    "empty": lambda _: b"",
    "no contents": lambda content: content.replace(b'"contents"', b'"cantents"'),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_restored_without_loss_and_its_bytes_are_kept(
    reader: Reader, damage: Callable[[bytes], bytes]
) -> None:
    content, times = reader.file.read_bytes(), reader.file.stat()
    harmed = damage(content)
    reader.file.write_bytes(harmed)
    os.utime(reader.file, ns=(times.st_atime_ns, times.st_mtime_ns))
    reader = Reader(reader.folder)

    held = reader.load()

    assert held == StoredArticle(ARTICLE, MARKS)
    assert reader.damaged == [harmed]
    (rescue,) = reader.told
    assert rescue.lost == 0
    assert "Ferries late in Lindholm" in rescue.sentence
    assert "Nothing is lost." in rescue.sentence
    assert Store(reader.folder).load(ARTICLE.id) == held
    assert reader.load() == held
    assert len(reader.told) == 1


@pytest.mark.parametrize("damage", [zeros, flipped], ids=["zeros", "flipped"])
def test_a_mark_is_taken_on_a_file_that_was_damaged_meanwhile(
    reader: Reader, damage: Callable[[bytes], bytes]
) -> None:
    reader.file.write_bytes(damage(reader.file.read_bytes()))

    kept = reader.store.change(ARTICLE, lambda _: [annotation(id="d")])

    assert kept == (*MARKS, annotation(id="d"))
    assert len(reader.told) == 1


def test_whole_lines_of_the_file_win_over_an_older_copy(reader: Reader) -> None:
    older = reader.copy.read_bytes()
    reader.store.change(ARTICLE, lambda _: [replace(MARKS[2], note="newest")])
    reader.copy.write_bytes(older)
    reader.file.write_bytes(flipped(reader.file.read_bytes()))

    held = reader.load()

    assert held is not None
    assert held.annotations == (MARKS[0], MARKS[1], replace(MARKS[2], note="newest"))
    assert reader.told[0].lost is None
    assert "may be lost" in reader.told[0].sentence


def test_without_a_copy_the_whole_lines_are_left_and_the_lost_marks_are_counted(
    reader: Reader,
) -> None:
    reader.copy.unlink()
    reader.file.write_bytes(flipped(reader.file.read_bytes()))

    held = reader.load()

    assert held == StoredArticle(ARTICLE, (MARKS[0], MARKS[2]))
    assert reader.told[0].lost == 1
    assert "1 mark is lost." in reader.told[0].sentence


def test_a_file_and_a_copy_damaged_in_different_places_give_all_back(reader: Reader) -> None:
    reader.copy.write_bytes(reader.copy.read_bytes().replace(b"first", b"fixed"))
    reader.file.write_bytes(flipped(reader.file.read_bytes()))

    assert reader.load() == StoredArticle(ARTICLE, MARKS)
    assert reader.told[0].lost == 0
    assert len(reader.damaged) == 2


def test_an_article_of_which_nothing_is_left_can_be_read_and_marked_again(reader: Reader) -> None:
    reader.copy.unlink()
    reader.file.write_bytes(b"\0" * 40)

    assert reader.load() is None
    assert "open its source again" in reader.told[0].sentence
    assert reader.damaged == [b"\0" * 40]
    assert reader.store.change(ARTICLE, lambda _: [MARKS[0]]) == (MARKS[0],)


def test_marks_of_another_text_than_the_one_that_is_left_become_orphans(reader: Reader) -> None:
    older = reader.copy.read_bytes()

    def moved(stored: StoredArticle) -> list[Annotation]:
        return [replace(one, start=one.start + 5, end=one.end + 5) for one in stored.annotations]

    reader.store.revise(NEWER, moved)
    reader.copy.write_bytes(older)
    content = reader.file.read_bytes()
    start = content.index(b'"annotations": {')
    reader.file.write_bytes(content[:start] + content[start:].replace(b'"b"', b'"x"'))

    held = reader.load()

    assert held is not None
    assert held.article == NEWER
    first, second, _ = held.annotations
    assert (first.start, first.state) == (5, AnchorState.ANCHORED)
    assert (second.id, second.quote) == ("b", MARKS[1].quote)
    assert (second.state, second.start) == (AnchorState.ORPHAN, second.end)


def test_without_anyone_to_tell_a_damaged_file_is_left_alone(reader: Reader) -> None:
    reader.file.write_bytes(b"{")
    store = Store(reader.folder)

    with pytest.raises(DamagedFileError):
        store.load(ARTICLE.id)
    assert reader.file.read_bytes() == b"{"


def test_a_damaged_file_in_a_folder_that_refuses_stands_as_it_was(reader: Reader) -> None:
    reader.file.write_bytes(b"{")
    (reader.folder / "damaged").symlink_to(reader.folder.parent)

    with pytest.raises(StoreError, match="symbolic link"):
        reader.load()
    assert reader.file.read_bytes() == b"{"
    assert reader.told == []


def test_two_windows_that_meet_a_damaged_file_restore_it_once(reader: Reader) -> None:
    other = Reader(reader.folder)
    reader.file.write_bytes(b"{")

    assert reader.load() == other.load() == StoredArticle(ARTICLE, MARKS)
    assert len(reader.told) + len(other.told) == 1


def test_an_observer_learns_of_what_was_restored(reader: Reader) -> None:
    writes: list[StoreWrite] = []

    class Observer:
        def wrote(self, write: StoreWrite) -> None:
            writes.append(write)

    reader.file.write_bytes(b"{")
    Store(reader.folder, Observer(), tell=reader.told.append).load(ARTICLE.id)

    assert [one.stored for one in writes] == [StoredArticle(ARTICLE, MARKS)]


def test_damage_to_the_copy_alone_disturbs_nobody(reader: Reader) -> None:
    reader.copy.write_bytes(b"")

    assert Reader(reader.folder).load() == StoredArticle(ARTICLE, MARKS)
    assert reader.store.change(ARTICLE, lambda _: [annotation(id="d")])
    assert reader.copy.read_bytes() == reader.file.read_bytes()


def test_a_copy_ends_where_a_file_that_became_shorter_ends(reader: Reader) -> None:
    reader.store.change(ARTICLE, lambda _: [replace(MARKS[0], note="first " * 900)])
    longest = reader.file.stat().st_size

    reader.store.change(ARTICLE, lambda _: [replace(MARKS[0], note="")])

    assert reader.file.stat().st_size < longest
    assert reader.copy.read_bytes() == reader.file.read_bytes()


def test_what_a_killed_write_left_behind_is_taken_up_by_the_next_one(reader: Reader) -> None:
    left = reader.folder / f".{reader.file.name}.tmp"
    left.write_bytes(b"{ never finished" * 900)

    assert len(reader.store.change(ARTICLE, lambda _: [annotation(id="d")])) == 4
    assert not left.exists()
    held = Store(reader.folder).load(ARTICLE.id)
    assert held is not None
    assert len(held.annotations) == 4


def test_a_copy_that_is_a_link_out_of_the_store_is_not_followed(reader: Reader) -> None:
    outside = reader.folder.parent / "outside"
    outside.write_text("mine")
    reader.copy.unlink()
    reader.copy.symlink_to(outside)

    kept = reader.store.change(ARTICLE, lambda _: [annotation(id="d")])

    assert len(kept) == 4
    assert outside.read_text() == "mine"


def test_a_title_with_control_characters_reaches_the_reader_clean(tmp_path: Path) -> None:
    told: list[Rescue] = []
    loud = Article("https://port.example/x", "Quay\x1b[31m", "Ships wait.", "2026-03-02T08:00:00Z")
    store = Store(tmp_path, tell=told.append)
    store.save_article(loud)
    (tmp_path / f"{loud.id}.json").write_bytes(b"")

    store.load(loud.id)

    assert "\x1b" not in told[0].sentence


def test_where_file_and_copy_are_cut_before_the_marks_the_reader_learns_that_all_are_gone(
    reader: Reader,
) -> None:
    cut = reader.file.read_bytes().partition(b'"annotations"')[0]
    reader.file.write_bytes(cut)
    reader.copy.write_bytes(cut)

    held = reader.load()

    assert held == StoredArticle(ARTICLE)
    (rescue,) = reader.told
    assert "only its text is restored" in rescue.sentence
    assert "The marks that it held are lost." in rescue.sentence


def test_where_nobody_can_know_what_is_lost_the_marks_that_were_found_are_counted(
    reader: Reader,
) -> None:
    reader.store.change(ARTICLE, lambda _: [annotation(id="d")])
    reader.copy.write_bytes(b"")
    reader.file.write_bytes(reader.file.read_bytes().partition(b'"contents"')[0])

    held = reader.load()

    assert held is not None
    (rescue,) = reader.told
    assert f"{len(held.annotations)} marks were found; what was marked last" in rescue.sentence
