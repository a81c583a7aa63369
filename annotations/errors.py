"""What can go wrong between a mark and the disk.

The text of each exception is one sentence that a reader understands.
"""


class AnnotationError(Exception):
    """Something about annotations went wrong."""


class StoreError(AnnotationError):
    """The store could not be read or written."""


class DiskError(StoreError):
    """The disk refuses at this moment: it is full, read-only, forbidden, or another one writes.

    What was asked can be asked again later.
    """


class DamagedFileError(StoreError):
    """A file of the store does not hold what it should."""


class NewerStoreError(StoreError):
    """A file of the store was written by a newer newsread."""


class MarkingError(AnnotationError):
    """The step can't be taken: nothing to undo, or the claim can't be split there."""


class AnalysisError(AnnotationError):
    """The analysis process could not do its work."""


class PipelineError(AnalysisError):
    """The named spaCy pipeline is missing or broken."""


class FormError(AnnotationError):
    """A plain value does not hold what an annotation should."""


class FormatError(AnnotationError):
    """A file of a format does not hold what it should, or a format can't hold what is asked."""
