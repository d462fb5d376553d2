"""Whether data fits a schema: told as a library for JSON Schema tells it, at the same places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from checking import FAULTY
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from govtask_extract import extract
from govtask_extract.schemas import CURRENT, schema_bytes
from govtask_extract.schemas.fit import faults

SCHEMA = json.loads(schema_bytes(CURRENT))
VALIDATOR = Draft202012Validator(SCHEMA)
REPORT = json.loads(extract(FAULTY.encode()).model_dump_json(exclude_unset=True))
VALUES = [None, True, 0, -1, 1.0, 1.5, "", "1", "form", [], [1, 2, 3, 4], {}, {"a/b~": 1}, {"a": "b"}]


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield (*path, key)
        yield from paths(item, (*path, key))


PATHS = list(paths(REPORT))


def test_a_report_fits() -> None:
    assert list(faults(REPORT, SCHEMA)) == []


@given(st.sampled_from(PATHS), st.sampled_from(["take out", "put in", *map(json.dumps, VALUES)]))
def test_what_does_not_fit_is_told_where_it_is(path: tuple[Any, ...], change: str) -> None:
    report = deepcopy(REPORT)
    around = report
    for key in path[:-1]:
        around = around[key]
    if change == "take out":
        del around[path[-1]]
    elif change == "put in":
        around[path[-1]] = {**around[path[-1]], "colour": 1} if isinstance(around[path[-1]], dict) else [[]]
    else:
        around[path[-1]] = json.loads(change)
    told = {at for at, _ in faults(report, SCHEMA)}
    expected = {pointer(error) for error in VALIDATOR.iter_errors(report)}
    assert bool(told) == bool(expected)
    # Where one of several kinds is meant, a library tells the place of them all, and not what is wrong inside.
    assert all(any(at.startswith(place) for at in told) for place in expected)


def pointer(error: Any) -> str:
    return "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in error.absolute_path)
