"""Which of several attributions a claim has."""

from annotations.analysis.claims.attributed import Said
from annotations.analysis.model import Attribution, Span


def test_who_is_quoted_goes_before_what_is_reported_inside_the_quotation() -> None:
    quoted = Attribution(Span(60, 70), Span(55, 59), Span(0, 54), direct=True)
    nested = Attribution(Span(10, 16), Span(17, 21), Span(22, 52), direct=False)

    assert Said([quoted, nested]).of(Span(22, 52)) == quoted


def test_the_innermost_of_two_reports_counts() -> None:
    outer = Attribution(Span(0, 5), Span(6, 10), Span(11, 60), direct=False)
    inner = Attribution(Span(15, 20), Span(21, 25), Span(26, 58), direct=False)

    assert Said([outer, inner]).of(Span(26, 58)) == inner
