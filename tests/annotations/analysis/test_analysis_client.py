import asyncio
import os
import signal
import stat
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
import spacy
from analysis_samples import STORY, article, long_text
from pipeline_samples import GERMAN

from annotations.analysis.choice import Choice
from annotations.analysis.client import AnalysesHere, AnalysisClient
from annotations.analysis.model import Analysis
from annotations.analysis.pipeline import analyse, load_pipeline
from annotations.analysis.version import pipeline_version
from annotations.errors import AnalysisError
from articles.model import Article

LONG = long_text(500)
BASELINE = Choice("baseline")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "analyses"


@pytest_asyncio.fixture
async def client(cache: Path) -> AsyncIterator[AnalysisClient]:
    client = AnalysisClient(BASELINE, cache)
    yield client
    await client.close()


async def all_of(client: AnalysisClient, read: Article, first: int = 0) -> list[Analysis]:
    return [analysis async for analysis in client.analyse(read, first)]


def test_a_short_text_gives_one_complete_analysis_and_keeps_it(cache: Path) -> None:
    async def read() -> None:
        client = AnalysisClient(BASELINE, cache)
        assert client.cached(article(STORY)) is None
        found = await all_of(client, article(STORY))
        assert found == [analyse(load_pipeline("baseline"), STORY)]
        await client.close()
        assert client.worker_pid is None

        again = AnalysisClient(BASELINE, cache)
        assert again.cached(article(STORY)) == found[0]
        assert await all_of(again, article(STORY)) == found
        assert again.worker_pid is None, "a kept analysis needs no process"

    asyncio.run(read())


async def test_a_long_text_grows_to_what_one_go_would_see(client: AnalysisClient) -> None:
    found = await all_of(client, article(LONG))

    sizes = [len(analysis.claims) for analysis in found]
    assert len(sizes) > 2
    assert sizes == sorted(sizes)
    assert found[-1] == analyse(load_pipeline("baseline"), LONG)


async def test_the_piece_that_is_looked_at_comes_first(client: AnalysisClient) -> None:
    first = len(LONG) - 100

    found = await all_of(client, article(LONG), first)

    assert found[0].claims[0].start > len(LONG) // 2
    assert found[0].figures[-1].end > len(LONG) - 20
    assert found[-1] == analyse(load_pipeline("baseline"), LONG)


async def test_two_articles_at_once_do_not_mix(client: AnalysisClient) -> None:
    other = "It snowed in Oslo for 9 days.\n\n" + LONG[len(STORY) :]

    one, two, three = await asyncio.gather(
        all_of(client, article(LONG)),
        all_of(client, article(other)),
        all_of(client, article(STORY)),
    )

    nlp = load_pipeline("baseline")
    assert one[-1] == analyse(nlp, LONG)
    assert two[-1] == analyse(nlp, other)
    assert three[-1] == analyse(nlp, STORY)


async def test_one_that_goes_away_leaves_the_next_in_order(client: AnalysisClient) -> None:
    async for _ in client.analyse(article(LONG)):
        leaving = asyncio.create_task(all_of(client, article(LONG)))
        await asyncio.wait({leaving}, timeout=0)
        leaving.cancel()
        break

    assert (await all_of(client, article(STORY)))[-1] == analyse(load_pipeline("baseline"), STORY)


async def test_a_killed_process_is_one_sentence_and_the_next_call_starts_another(
    client: AnalysisClient,
) -> None:
    stream = client.analyse(article(LONG))
    await anext(stream)
    killed = client.worker_pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)

    with pytest.raises(AnalysisError, match="The analysis process stopped"):
        async for _ in stream:
            pass

    assert client.cached(article(LONG)) is None, "an unfinished analysis must not be kept"
    assert (await all_of(client, article(STORY)))[-1].claims
    assert client.worker_pid not in (None, killed)


async def test_closing_ends_the_process(client: AnalysisClient) -> None:
    await all_of(client, article(STORY))
    pid = client.worker_pid
    assert pid is not None

    await client.close()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert (await all_of(client, article("It rained in Riga.")))[-1].claims


async def test_a_missing_pipeline_is_told_and_the_next_best_used(cache: Path) -> None:
    client = AnalysisClient(Choice("en_no_such"), cache)

    assert client.cached(article(STORY)) is None
    found = await all_of(client, article(STORY))
    await client.close()

    assert "'en_no_such' is not installed" in client.problem
    assert found[-1].figures
    assert not cache.exists(), "what a stand-in saw must not be kept for the missing one"


async def test_a_broken_pipeline_is_told_and_the_next_best_used(
    tmp_path: Path, cache: Path
) -> None:
    spacy.blank("en").to_disk(tmp_path / "tiny")
    (tmp_path / "tiny" / "config.cfg").write_text("[nlp]\n")
    client = AnalysisClient(Choice(str(tmp_path / "tiny")), cache)

    found = await all_of(client, article(STORY))
    await client.close()

    assert "can't be loaded" in client.problem
    assert client.problem.count("\n") == 0
    assert found[-1].figures
    assert client.cached(article(STORY)) is None


async def test_a_pipeline_in_a_folder_serves(tmp_path: Path, cache: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "tiny")
    client = AnalysisClient(Choice(str(tmp_path / "tiny")), cache)

    found = await all_of(client, article(STORY))
    await client.close()

    assert client.problem == ""
    assert found[-1].entities == ()
    assert found[-1].figures == analyse(load_pipeline("baseline"), STORY).figures
    assert AnalysisClient(BASELINE, cache).cached(article(STORY)) is None


async def test_all_pieces_of_a_long_text_are_in_the_language_of_its_beginning(
    client: AnalysisClient,
) -> None:
    english = "The ferry that the men had been waiting for was late, and they said so."
    long = "\n\n".join([GERMAN] * 500 + [english] * 50)

    found = await all_of(client, article(long), len(long) - 1)

    assert {one.language for one in found} == {"de"}
    assert {one.pipeline for one in found} == {pipeline_version("blank:de")}
    assert client.cached(article(long)) == found[-1]


async def test_the_stated_language_of_a_short_text_counts(client: AnalysisClient) -> None:
    short = replace(article("Hafen zu: 40 Schiffe"), language="de")

    assert (await all_of(client, short))[-1].language == "de"


def test_analyses_made_here_are_the_same_and_are_kept(cache: Path) -> None:
    said: list[str] = []
    analyses = AnalysesHere(BASELINE, cache, said.append)

    found = analyses.analyse(article(STORY))

    assert found == analyse(load_pipeline("baseline"), STORY)
    assert AnalysisClient(BASELINE, cache).cached(article(STORY)) == found
    assert AnalysesHere(BASELINE, cache, said.append).analyse(article(STORY)) == found
    assert said == []


def test_what_is_wrong_and_what_is_not_english_is_said_once(cache: Path) -> None:
    said: list[str] = []
    analyses = AnalysesHere(Choice("en_no_such"), cache, said.append)

    for text in (STORY, GERMAN, STORY + " ", GERMAN + " ", GERMAN):
        analyses.analyse(article(text))

    assert len(said) == 2
    assert "en_no_such" in said[0]
    assert "in German" in said[1]


def test_kept_analyses_are_readable_by_their_owner_alone(cache: Path) -> None:
    AnalysesHere(BASELINE, cache, print).analyse(article(STORY))

    (kept,) = cache.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff", b'{"pipeline": "x"}', b"[" * 10**6])
def test_a_damaged_cache_is_as_good_as_none(cache: Path, damage: bytes) -> None:
    found = AnalysesHere(BASELINE, cache, print).analyse(article(STORY))
    (kept,) = cache.iterdir()
    kept.write_bytes(damage)

    assert AnalysisClient(BASELINE, cache).cached(article(STORY)) is None
    assert AnalysesHere(BASELINE, cache, print).analyse(article(STORY)) == found


def test_a_cache_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    assert AnalysesHere(BASELINE, tmp_path / "file" / "cache", print).analyse(article(STORY)).claims
