"""Which ids came before."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from valuecase.screening.reading.seen import Seen


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefghijkl"), max_size=6), max_size=12))
def test_as_a_set_would_know(chunks):
    seen, known = Seen(), set()

    for chunk in chunks:
        expected = []
        for id in chunk:
            expected.append(id in known)
            known.add(id)
        assert seen.again(pl.Series(chunk, dtype=pl.String)).to_list() == expected
