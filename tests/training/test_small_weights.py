"""Rounding of weights: what is kept of a number."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from training.assemble import rounded

weights = arrays("float32", (3, 4), elements=st.floats(-100, 100, width=32))


@given(weights, st.integers(2, 10))
def test_a_rounded_weight_is_near_and_short(numbers: np.ndarray, bits: int) -> None:
    short = rounded(numbers, bits)
    assert short.dtype == np.float32
    assert short.shape == numbers.shape
    assert np.all(np.abs(short - numbers) <= np.abs(numbers) * 2.0 ** -(bits + 1) + 1e-37)
    assert not np.any(np.ascontiguousarray(short).view("uint32") & ((1 << (23 - bits)) - 1))


def test_weights_that_are_not_finite_stay() -> None:
    odd = np.array([np.inf, np.nan, 1.0], dtype="float32")
    assert np.array_equal(rounded(odd, 4), odd, equal_nan=True)
