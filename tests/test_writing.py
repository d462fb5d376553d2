"""Reports as bytes: JSON and YAML say the same, and give back what went in."""

from __future__ import annotations

import json

import pytest
import yaml
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from govtask_extract import Report, extract
from govtask_extract.model.failure import Failure, Fault
from govtask_extract.schemas import schema_bytes, schema_names
from govtask_extract.writing.formats.as_json import WRITER as JSON
from govtask_extract.writing.formats.as_yaml import WRITER as YAML
from govtask_extract.writing.writer import format_names, name_for_suffix, named_writer, writers
from govtask_extract.writing.yaml_dumper import dump_yaml

NOTICE = "一、城市建设\n\n1.新建公园3个。（牵头单位：市园林局）\n\n责任单位：区住建局\n"
FAILURE = Failure(
    source="lost.pdf",
    error=Fault(name="UnreadableFile", message="lost.pdf does not exist", hint="Check the path."),
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.fixture(scope="module")
def report() -> Report:
    return extract(NOTICE.encode(), name="notice.txt")


def retitled(report: Report, title: str) -> Report:
    return report.model_copy(update={"notice": report.notice.model_copy(update={"title": title})})


@pytest.mark.parametrize("several", [False, True])
def test_yaml_holds_what_json_holds(report: Report, several: bool) -> None:
    entries = [report, FAILURE] if several else [report]
    dumped = json.loads(JSON.write(entries, several=several))
    assert yaml.safe_load(YAML.write(entries, several=several)) == dumped
    assert yaml.load(YAML.write(entries, several=several), Loader=yaml.CSafeLoader) == dumped
    assert isinstance(dumped, list) == several


def test_no_reports_are_an_empty_array() -> None:
    assert JSON.write([], several=True) == b"[]\n"
    assert YAML.write([], several=True) == b"[]\n"


def test_an_array_is_indented_as_json_does(report: Report) -> None:
    text = JSON.write([report, FAILURE], several=True).decode("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_what_is_written_is_the_report(report: Report) -> None:
    assert Report.model_validate_json(JSON.write([report], several=False)) == report


def test_json_escapes_what_could_drive_a_terminal(report: Report) -> None:
    title = "\x1b[31m\x7f\x9b\u202e\u2066的通知\u200f"
    written = JSON.write([retitled(report, title)], several=False)
    assert json.loads(written)["notice"]["title"] == title
    for character in title.replace("[31m", "").replace("的通知", ""):
        assert character.encode() not in written


@given(VALUES)
@example("1")
@example("null")
@example("2022-02-07")
@example("是\u0085否\u2028\ufeff")
@example(["~", "no", "0x1F", "1e3", "- a", "a: b", "#", " 前", "后 ", "一\n二", "\t", ""])
def test_yaml_gives_back_what_went_in(value: object) -> None:
    assert yaml.safe_load(dump_yaml(value)) == value


def test_yaml_keeps_rare_characters_and_quotes_what_looks_like_something_else() -> None:
    text = dump_yaml({"name": "𬭎", "date": "2022-02-07", "text": "一\n二", "box": [1.0, 2.5]})
    assert text == "name: 𬭎\ndate: '2022-02-07'\ntext: |-\n  一\n  二\nbox: [1.0, 2.5]\n"


def test_every_writer_is_found_by_its_name_and_suffixes() -> None:
    assert {"json", "yaml"} <= set(format_names())
    for name, writer in writers().items():
        assert named_writer(name) is writer
        assert writer.summary
        assert all(name_for_suffix(suffix) == name for suffix in writer.suffixes)
    assert name_for_suffix(".odt") is None


def test_reports_and_nothing_less_fit_the_schema(report: Report) -> None:
    validator = Draft202012Validator(json.loads(schema_bytes("report-1")))
    dumped = json.loads(JSON.write([report], several=False))
    validator.validate(dumped)
    for key in dumped:
        assert not validator.is_valid({name: value for name, value in dumped.items() if name != key})
    assert validator.is_valid(dumped | {"of a later release": 1})


def test_the_published_schemas_are_those_in_the_package() -> None:
    for name in schema_names():
        assert (ROOT / f"schemas/{name}.schema.json").read_bytes() == schema_bytes(name)
