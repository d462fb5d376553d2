"""What does not fit a model is told by key and pointer, in plain words."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError, field_validator

from govtask_extract.validation import dotted, faults, in_one_line, pointer, told


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Stop(Model):
    name: str
    platform: int = Field(default=1, ge=1)
    position: Annotated[tuple[float, float], Field(strict=False)] | None = None

    @field_validator("name")
    @classmethod
    def _not_nowhere(cls, name: str) -> str:
        if name == "nowhere":
            raise ValueError("a stop is somewhere")
        return name


def _kind(value: object) -> str | None:
    return {list: "listed", dict: "named"}.get(type(value))  # type: ignore[call-overload]


Names = Annotated[
    Annotated[list[str], Tag("listed")] | Annotated[dict[str, Stop | None], Tag("named")],
    Discriminator(_kind, custom_error_type="names", custom_error_message="names are a list or a mapping"),
]


class Line(Model):
    kind: Literal["bus", "tram", "metro"] = "bus"
    stops: list[Stop] = []
    by_day: dict[Literal["mon", "tue"], Stop] = {}
    names: Names | None = None
    notes: dict[str, list[dict[str, Stop]]] = {}
    colours: Annotated[list[Annotated[str, Field(pattern=r"\S")]], Field(min_length=1, max_length=2)] = ["red"]
    code: Annotated[str, Field(max_length=3)] = ""
    barred: bool = False
    length: Annotated[float, Field(allow_inf_nan=False)] = 1.0


def _faults(given: object) -> list[tuple[str, str, str]]:
    with pytest.raises(ValidationError) as caught:
        Line.model_validate(given)
    return [(dotted(at), pointer(at), said) for at, said in faults(caught.value, given, Line)]


STOP = "unknown key; allowed are name, platform, position"
FAULTS: list[tuple[object, str, str, str]] = [
    (7, "", "", "7 is no mapping"),
    (None, "", "", "nothing is no mapping"),
    ([], "", "", "an empty list is no mapping"),
    ({"kind": "ship"}, "kind", "/kind", '"ship" is none of bus, tram, metro'),
    ({"kind": ["bus"]}, "kind", "/kind", "a list is none of bus, tram, metro"),
    ((1, 2), "", "", "a list is no mapping"),
    ({"stops": {}}, "stops", "/stops", "a mapping is no list"),
    ({"stops": "a"}, "stops", "/stops", '"a" is no list'),
    ({"stops": [{}]}, "stops[0]", "/stops/0", 'the key "name" is missing'),
    ({"stops": [{"name": None}]}, "stops[0].name", "/stops/0/name", "nothing is no text"),
    ({"stops": [{"name": date(2030, 5, 1)}]}, "stops[0].name", "/stops/0/name", "2030-05-01 is no text"),
    ({"stops": [{"name": True}]}, "stops[0].name", "/stops/0/name", "true is no text"),
    ({"stops": [{"name": b"a"}]}, "stops[0].name", "/stops/0/name", "a value of another kind is no text"),
    ({"stops": [{"name": 16**5000}]}, "stops[0].name", "/stops/0/name", "a number of many digits is no text"),
    ({"stops": [{"name": "nowhere"}]}, "stops[0].name", "/stops/0/name", "a stop is somewhere"),
    ({"stops": [{"name": "a", "b": 1}]}, "stops[0].b", "/stops/0/b", STOP),
    ({"stops": [{"name": "a", "platform": 1.5}]}, "stops[0].platform", "/stops/0/platform", "1.5 is no whole number"),
    ({"stops": [{"name": "a", "platform": True}]}, "stops[0].platform", "/stops/0/platform", "true is no whole number"),
    (
        {"stops": [{"name": "a", "platform": 0}]},
        "stops[0].platform",
        "/stops/0/platform",
        "0 is not greater than or equal to 1",
    ),
    ({"stops": [{"name": "a", "position": [1.0]}]}, "stops[0].position", "/stops/0/position", "item 1 is missing"),
    (
        {"stops": [{"name": "a", "position": [1.0, 2.0, 3.0]}]},
        "stops[0].position",
        "/stops/0/position",
        "it has 3 items, at most 2 are wanted",
    ),
    ({"by_day": {"sun": {"name": "a"}}}, "by_day", "/by_day", 'the key "sun" is none of mon, tue'),
    ({"by_day": {"mon": {"name": "a", "x": 1}}}, "by_day.mon.x", "/by_day/mon/x", STOP),
    ({"names": 7}, "names", "/names", "names are a list or a mapping"),
    ({"names": ["a", 7]}, "names[1]", "/names/1", "7 is no text"),
    ({"names": {"a": {"x": 1, "name": "b"}}}, "names.a.x", "/names/a/x", STOP),
    ({"names": {"named": {"named": 1, "name": "b"}}}, "names.named.named", "/names/named/named", STOP),
    ({"names": {7: None}}, "names", "/names", "the key 7 is no text"),
    ({"names": {date(2030, 5, 1): None}}, "names", "/names", "the key 2030-05-01 is no text"),
    ({"names": {True: None}}, "names", "/names", "the key true is no text"),
    ({"notes": {"a/b~": [{"c.d": {}}]}}, "notes.a/b~[0].c.d", "/notes/a~1b~0/0/c.d", 'the key "name" is missing'),
    ({"notes": {"a": [{"b": {"name": "c", "d": 1}}]}}, "notes.a[0].b.d", "/notes/a/0/b/d", STOP),
    ({"colours": []}, "colours", "/colours", "it has 0 items, at least 1 are wanted"),
    ({"colours": [" \u3000"]}, "colours[0]", "/colours/0", '" \u3000" is no text'),
    ({"code": "abcd"}, "code", "/code", '"abcd" is longer than 3 characters'),
    ({"barred": "no"}, "barred", "/barred", '"no" is no yes or no'),
    ({"barred": 1}, "barred", "/barred", "1 is no yes or no"),
    ({"length": "1"}, "length", "/length", '"1" is no number'),
    ({"length": float("nan")}, "length", "/length", "nan is no number"),
    ({7: 1}, "", "", "the key 7 is no text"),
    ({None: 1}, "", "", "the key nothing is no text"),
    ({"\ud800": 1}, "", "", '"\ud800" is no text'),
]


@pytest.mark.parametrize(("given", "at", "pointed", "said"), FAULTS)
def test_a_fault_is_told_where_it_stands(given: object, at: str, pointed: str, said: str) -> None:
    assert _faults(given) == [(at, pointed, said)]


def test_all_faults_are_told_in_one_line() -> None:
    given = {"stops": [{"platform": "1"}], "colour": "red"}
    with pytest.raises(ValidationError) as caught:
        Line.model_validate(given)
    assert told(caught.value, given, Line) == (
        'stops[0]: the key "name" is missing; stops[0].platform: "1" is no whole number; '
        "colour: unknown key; allowed are kind, stops, by_day, names, notes, colours, code, barred, length"
    )


def test_very_many_faults_are_counted() -> None:
    assert in_one_line(["a"] * 20) == "; ".join("a" * 20)
    assert in_one_line(["a"] * 1500).endswith("; a; and 1,480 more")


def test_no_more_than_forty_characters_are_quoted() -> None:
    long = "长" * 50
    cut = "长" * 39 + "…"
    assert _faults({"kind": long}) == [("kind", "/kind", f'"{cut}" is none of bus, tram, metro')]
    assert _faults({"notes": {long: 7}}) == [(f"notes.{cut}", f"/notes/{cut}", "7 is no list")]
    assert _faults({"notes": {long: [{long: {}}]}})[0][0] == f"notes.{cut}[0].{cut}"
