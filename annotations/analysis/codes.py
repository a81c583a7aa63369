"""Names that languages and our own pipelines go by; nothing is loaded for them."""

from __future__ import annotations

ENGLISH = "en"
ANY = "xx"
"""spaCy's code for a pipeline that serves several languages, and for none it knows."""

BUNDLED = ""
"""The name of the pipeline that comes with newsread."""

BUNDLED_TITLE = "bundled"
"""What it is called where an empty name would not be seen."""

BASELINE = "baseline"
"""The name of our rules alone."""
