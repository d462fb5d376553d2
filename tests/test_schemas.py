"""The published schemas: they grow by keys alone, and every output fits its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from checking import FAULTY, PROSE, SOUND, Shell
from conftest import ROOT
from documents import pages
from jsonschema import Draft202012Validator
from test_unknown_keys import objects

from govtask_extract.schemas import schema_bytes, schema_kinds, schema_name, schema_names

Json = dict[str, Any]
SAMPLES = [
    path for path in sorted(ROOT.glob("samples/*/notice.*")) if path.suffix in (".md", ".txt", ".html", ".pdf", ".doc")
]


def validator(name: str) -> Draft202012Validator:
    found = json.loads(schema_bytes(schema_name(name) or name))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def parts(schema: object) -> Iterator[Json]:
    """Every object of a schema."""
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(part)


# What people write is held to the keys that there are.
GROWING = [name for name in schema_names() if not name.startswith(("config-", "corrections-1"))]


@pytest.mark.parametrize("name", GROWING)
def test_no_schema_forbids_keys_that_later_releases_add(name: str) -> None:
    for part in parts(json.loads(schema_bytes(name))):
        assert part.get("additionalProperties") is not False
        assert "propertyNames" not in part and "unevaluatedProperties" not in part


@pytest.mark.parametrize("name", schema_names())
def test_every_schema_says_what_it_is_and_how_it_grows(name: str) -> None:
    schema = json.loads(schema_bytes(schema_name(name) or name))
    kind, _, version = name.rpartition("-")
    assert schema["$id"] == f"urn:govtask:schema:{kind}:{version}"
    assert schema["title"].endswith(f"schema version {version}")
    assert name not in GROWING or "must ignore keys that they do not know" in schema["description"]


def test_a_report_with_more_keys_fits_and_one_with_fewer_does_not(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    report = shell("extract", "notice.txt").data
    fits = validator("report-1").is_valid
    assert fits(report)
    del report["tasks"][0]["text"]
    assert not fits(report)
    report["tasks"][0]["text"] = "新建公园3个。"
    for _, value in list(objects(report)):
        value.setdefault("of_a_later_release", 1)
    assert fits(report)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_sample_s_report_fits(shell: Shell, path: Path) -> None:
    validator("report").validate(shell("extract", path, "--lint").data)


@pytest.mark.parametrize("language", ["json", "yaml"])
def test_what_several_files_give_fits_with_its_failures(shell: Shell, language: str) -> None:
    for name, text in {"faulty.txt": FAULTY, "prose.txt": PROSE, "empty.txt": ""}.items():
        shell.write(name, text)
    result = shell("extract", "faulty.txt", "empty.txt", "missing.pdf", "prose.txt", "--format", language)
    assert result.code == 3
    found = yaml.safe_load(result.out)
    assert ["error" in one for one in found] == [False, True, True, False]
    validator("reports").validate(found)
    assert not validator("reports").is_valid([{"source": "missing.pdf"}])
    assert not validator("reports").is_valid(found[0])


def test_a_schema_is_asked_for_by_kind_version_or_both() -> None:
    assert schema_name("report") == schema_name("1") == schema_name("report-1") == "report-1"
    assert schema_name("0") is schema_name("report-0") is schema_name("reprot") is None
    assert schema_name("reports") == "reports-1"


def test_the_help_of_schema_lists_them_all_with_what_they_are_of(shell: Shell) -> None:
    lines = [line.split(None, 1) for line in shell("schema", "--help").out.splitlines()]
    told = {line[0]: line[1] for line in lines if len(line) > 1}
    for kind in schema_kinds():
        assert kind in told


def test_the_documents_name_every_schema() -> None:
    for text in pages("schemas.md").values():
        for kind in schema_kinds():
            assert f"`{kind}`" in text
