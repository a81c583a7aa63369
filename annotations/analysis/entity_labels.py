"""What other pipelines call people, places and organisations, in the labels that newsread shows.

The sources are the label schemes in the model cards of spaCy's own pipelines (3.8).
"""

from __future__ import annotations

_SAME = {
    "PER": "PERSON",
    "PRS": "PERSON",
    "PS": "PERSON",
    "persName": "PERSON",
    "ORGANIZATION": "ORG",
    "OG": "ORG",
    "orgName": "ORG",
    "GPE_LOC": "GPE",
    "GPE_ORG": "GPE",
    "LC": "LOC",
    "placeName": "GPE",
    "geogName": "LOC",
    "NAT_REL_POL": "NORP",
    "DATETIME": "DATE",
    "DT": "DATE",
    "date": "DATE",
}
_NUMERIC = frozenset("CARDINAL MONEY PERCENT QUANTITY ORDINAL NUMERIC NUMERIC_VALUE QT MSR".split())
"""Labels of quantities, which newsread finds as figures."""


def shown_label(label: str) -> str | None:
    """The label of newsread for one of a pipeline; None where that marks quantities."""
    return None if label in _NUMERIC else _SAME.get(label, label)
