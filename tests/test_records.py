"""Records behave as frozen dataclasses with slots do."""

from __future__ import annotations

from dataclasses import field

import pytest

from govtask_extract.records import field_names, is_record, record, replace, values_of


@record
class Point:
    """A place."""

    x: int
    y: int = 0
    seen: list[int] = field(default_factory=list)

    def moved(self, by: int) -> Point:
        return replace(self, x=self.x + by)


def test_fields_are_given_by_position_or_name_and_have_defaults() -> None:
    assert values_of(Point(1, y=2)) == (1, 2, [])
    assert Point(1).moved(2).x == 3
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        replace(Point(1), z=1)


def test_records_with_as_many_fields_keep_their_own_names_and_defaults() -> None:
    @record
    class Span:
        start: int
        end: int = 9

    @record
    class Name:
        first: str
        last: str = "?"

    assert (Span(1).end, Name("a").last, Name(last="b", first="a").last) == (9, "?", "b")
    with pytest.raises(TypeError, match="first"):
        Name(last="b")  # type: ignore[call-arg]


def test_a_field_without_a_default_stands_before_those_that_have_one() -> None:
    with pytest.raises(TypeError, match="without a default"):

        @record
        class Late:
            first: int = 0
            last: int  # type: ignore[misc]


def test_what_a_factory_makes_is_not_shared() -> None:
    first, second = Point(1), Point(1)
    first.seen.append(1)
    assert second.seen == []
    assert replace(first, y=1).seen is first.seen


def test_equal_values_are_equal_and_hash_alike() -> None:
    @record
    class Pair:
        x: int
        y: int

    assert Pair(1, 2) == Pair(1, 2) != Pair(2, 1)
    assert len({Pair(1, 2), Pair(1, 2), Pair(2, 1)}) == 2
    assert Pair(1, 2) != (1, 2)


def test_nothing_but_the_fields_fits_in() -> None:
    with pytest.raises(AttributeError):
        Point(1).z = 1  # type: ignore[attr-defined]
    assert not hasattr(Point(1), "__dict__")


def test_a_record_says_what_it_is() -> None:
    assert repr(Point(1)) == "Point(x=1, y=0, seen=[])"
    assert Point.__doc__ == "A place."
    assert Point.__module__ == __name__
    assert field_names(Point) == ("x", "y", "seen")
    assert is_record(Point(1)) and not is_record((1, 0))
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_field_that_asks_for_more_is_refused() -> None:
    with pytest.raises(TypeError, match="y: a record's `field` has a default_factory"):

        @record
        class Unusual:
            y: int = field(init=False)
