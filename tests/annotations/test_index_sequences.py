"""The index answers what a scan of the files answers, whatever happened to either."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from annotation_samples import ARTICLE, any_annotation
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from annotations.errors import StoreError
from annotations.index import ClaimFilter, ClaimSort, Index
from annotations.index.database import COMPANIONS
from annotations.model import Annotation, Status
from annotations.store import Store, StoredArticle

ARTICLES = tuple(
    replace(ARTICLE, source=f"https://harbour.example/{number}", title=f"Ferries {number}")
    for number in range(3)
)

Row = tuple[object, ...]


def row_of(article_id: str, title: str, one: Annotation) -> Row:
    return (
        *(article_id, title, one.id, one.start, one.end, one.quote, one.verdict, one.state),
        *(one.claimant or None, one.note, one.tags, one.evidence, one.creator, one.modified),
    )


def is_accepted(one: Annotation) -> bool:
    return one.status is Status.ACCEPTED


class Indexed(RuleBasedStateMachine):
    """Two windows with an index and a program that knows of none, over one store."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.path = self.root / "cache" / "index.sqlite"
        self.indexes = [self.index(), self.index()]
        self.plain = Store(self.folder)
        self.stores = [Store(self.folder, one) for one in self.indexes]

    @property
    def folder(self) -> Path:
        return self.root / "articles"

    def index(self) -> Index:
        return Index(self.folder, self.path)

    def teardown(self) -> None:
        for one in self.indexes:
            one.close()
        shutil.rmtree(self.root)

    def stored(self) -> list[StoredArticle]:
        found = []
        for key in self.plain.article_ids():
            try:
                stored = Store(self.folder).load(key)
            except StoreError:
                continue
            found += [stored] if stored is not None else []
        return found

    @rule(
        window=st.integers(0, 2),
        article=st.sampled_from(ARTICLES),
        made=st.lists(any_annotation(), max_size=3, unique_by=lambda one: one.id),
    )
    def mark(self, window: int, article: object, made: list[Annotation]) -> None:
        store = [*self.stores, self.plain][window]
        try:
            store.change(article, lambda _: made)  # type: ignore[arg-type]
        except StoreError:
            self.take_away(article)

    @rule(window=st.integers(0, 1), article=st.sampled_from(ARTICLES), note=st.text(max_size=8))
    def change_all(self, window: int, article: object, note: str) -> None:
        try:
            self.stores[window].change(
                article,  # type: ignore[arg-type]
                lambda kept: [replace(one, note=note) for one in kept],
            )
        except StoreError:
            self.take_away(article)

    @rule(article=st.sampled_from(ARTICLES))
    def take_away(self, article: object) -> None:
        (self.folder / f"{article.id}.json").unlink(missing_ok=True)  # type: ignore[attr-defined]

    @rule(article=st.sampled_from(ARTICLES), content=st.binary(max_size=20))
    def damage_file(self, article: object, content: bytes) -> None:
        path = self.folder / f"{article.id}.json"  # type: ignore[attr-defined]
        if path.exists():
            path.unlink()
            path.write_bytes(content)

    @rule()
    def delete_index(self) -> None:
        for ending in ("", *COMPANIONS):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    @rule(place=st.floats(0, 1), bytes_=st.binary(min_size=1, max_size=64))
    def damage_index(self, place: float, bytes_: bytes) -> None:
        for one in self.indexes:
            one.close()
        if self.path.exists():
            content = bytearray(self.path.read_bytes())
            start = int(place * len(content))
            content[start : start + len(bytes_)] = bytes_
            self.path.write_bytes(content)

    @rule(window=st.integers(0, 1))
    def make_anew(self, window: int) -> None:
        self.indexes[window].rebuild()

    @invariant()
    def the_index_answers_what_the_files_hold(self) -> None:
        stored = self.stored()
        wanted = sorted(
            (
                row_of(held.article.id, held.article.title, one)
                for held in stored
                for one in held.annotations
                if is_accepted(one)
            ),
            key=repr,
        )
        for index in self.indexes:
            index.refresh()
            for sort in (ClaimSort.DATE, ClaimSort.ARTICLE):
                found = [
                    row_of(one.article_id, one.title, one)  # type: ignore[arg-type]
                    for one in index.claims(ClaimFilter(), sort)
                ]
                assert sorted(found, key=repr) == wanted
            assert set(index.summaries()) == set(self.plain.summaries())

    @invariant()
    def each_tag_and_verdict_finds_its_claims(self) -> None:
        rows = [one for held in self.stored() for one in held.annotations if is_accepted(one)]
        index = self.indexes[0]
        index.refresh()
        for tag in {tag for one in rows for tag in one.tags}:
            found = {one.id for one in index.claims(ClaimFilter(tags=(tag,)))}
            same = {one.id for one in rows if tag.lower() in {it.lower() for it in one.tags}}
            assert {one.id for one in rows if tag in one.tags} <= found <= same
        for verdict in {one.verdict for one in rows}:
            found = {one.id for one in index.claims(ClaimFilter(verdicts=frozenset({verdict})))}
            assert found == {one.id for one in rows if one.verdict is verdict}


TestIndexed = Indexed.TestCase
TestIndexed.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
