"""Work grows with the text and not with its square, whatever the text repeats: counted in calls, not in seconds."""

from __future__ import annotations

from cProfile import Profile

import pytest
from bench_growth import PIECES, SAMPLE, TIMES, UNITS, VALUES, Reading, read_groups, read_notice, read_values, texts


def calls(read: Reading, text: str) -> int:
    """Of functions, ours and built-in ones; the same each time, once caches are filled."""
    profile = Profile()
    profile.runcall(read, text)
    return sum(entry.callcount for entry in profile.getstats())


def work(read: Reading, piece: str, size: int) -> float:
    """How many times the calls ten times the text takes."""
    read(texts(piece, size, 1)[0])
    short, long = texts(piece, size, 2)
    return calls(read, long) / calls(read, short)


@pytest.mark.parametrize("kind", PIECES)
def test_ten_times_the_text_is_ten_times_the_work(kind: str) -> None:
    assert work(read_notice, PIECES[kind], 1_000) < 1.1 * TIMES


@pytest.mark.parametrize("unit", UNITS)
def test_so_it_is_in_one_group(unit: str) -> None:
    assert work(read_groups, unit, 400) < 1.1 * TIMES


@pytest.mark.parametrize("unit", VALUES)
def test_so_it_is_for_numbers_and_times(unit: str) -> None:
    assert work(read_values, unit, 1_500) < 1.1 * TIMES


def test_so_it_is_for_many_notices() -> None:
    assert work(read_notice, SAMPLE.read_text("utf-8"), 0) < 1.1 * TIMES


def test_work_that_grows_with_the_square_is_seen() -> None:
    def compare_all(text: str) -> None:
        for _ in text:
            for one in text:
                ord(one)

    assert work(compare_all, "一", 20) > 5 * TIMES
