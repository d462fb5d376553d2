"""Writes the files that follow from the code; with --check it only says which of them are out of date."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import messages
import site_index
from pydantic import BaseModel, RootModel
from pydantic.json_schema import GenerateJsonSchema

from govtask_extract.checking.check_models import CHECK_VERSION, CheckLine, CheckReport
from govtask_extract.checking.config_models import GivenConfiguration
from govtask_extract.correcting.correction_models import CORRECTIONS_VERSION, Corrections
from govtask_extract.correcting.listed_corrections import CORRECTIONS_LIST_VERSION, ListedCorrections
from govtask_extract.linting.rule import contents, page, rules
from govtask_extract.model.failure import Failure
from govtask_extract.model.receipt import RECEIPT_VERSION, Receipt
from govtask_extract.model.report import SCHEMA_VERSION, Report
from govtask_extract.model.task_row import Row
from govtask_extract.model.verification import VERIFICATION_VERSION, Verification
from govtask_extract.saying.said import ENGLISH

Schema = dict[str, Any]
ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "govtask_extract"


def generated() -> dict[Path, bytes]:
    """Every generated file with what it should hold."""
    catalogue = messages.compiled()
    schemas = {f"{name}.schema.json": _as_json(schema()) for name, schema in SCHEMAS.items()}
    # schemas/ is where people look, the package is what gets installed.
    folders = (ROOT / "schemas", PACKAGE / "schemas")
    made = {folder / name: schema for folder in folders for name, schema in schemas.items()}
    texts = made | _pages(GNUTranslations(BytesIO(catalogue)))
    return {path: text.encode() for path, text in texts.items()} | {messages.COMPILED: catalogue}


def _pages(chinese: NullTranslations) -> dict[Path, str]:
    docs = ROOT / "docs"
    return {
        **{first.file(docs): first.text(docs) for first in site_index.FIRST_PAGES},
        **_rule_pages(docs / "rules", ENGLISH),
        **_rule_pages(docs / "zh" / "rules", chinese),
    }


def _rule_pages(folder: Path, words: NullTranslations) -> dict[Path, str]:
    pages = {folder / f"{rule.code}.md": page(rule, words) for rule in rules().values()}
    return {folder / "README.md": contents(words), **pages}


def report_schema() -> Schema:
    """JSON Schema, draft 2020-12, of a written report."""
    return _published(Report, f"report-{SCHEMA_VERSION}", "govtask report", _GROWTH)


def reports_schema() -> Schema:
    """Of what several files give: reports, and failures in the place of those that are missing."""
    several = RootModel[tuple[Report | Failure, ...]]
    return _published(several, f"reports-{SCHEMA_VERSION}", "govtask reports of several files", _GROWTH)


def row_schema() -> Schema:
    """Of a line of JSON Lines: a task with its document, or a file that could not be read."""
    return _published(RootModel[Row], f"row-{_ROWS}", "govtask row, a line of JSON Lines", _GROWTH)


def check_schema() -> Schema:
    """Of what `govtask check --format json` writes."""
    return _published(CheckReport, f"check-{CHECK_VERSION}", "govtask check", _GROWTH)


def finding_schema() -> Schema:
    """Of a line that `govtask check --format jsonl` writes."""
    return _published(CheckLine, f"finding-{CHECK_VERSION}", "govtask check, a line of JSON Lines", _GROWTH)


def verification_schema() -> Schema:
    """Of `govtask verify --format json`."""
    return _published(Verification, f"verification-{VERIFICATION_VERSION}", "govtask verification", _GROWTH)


def receipt_schema() -> Schema:
    """Of `govtask receipt --format json`."""
    return _published(Receipt, f"receipt-{RECEIPT_VERSION}", "govtask receipt", _GROWTH)


def config_schema() -> Schema:
    """Of govtask.yaml, and of what stands under tool.govtask in pyproject.toml. A key that is unknown is a fault."""
    schema: Schema = GivenConfiguration.model_json_schema(schema_generator=_Untitled)
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": "urn:govtask:schema:config:1",
        "title": "govtask.yaml, schema version 1",
    }
    return head | {key: value for key, value in schema.items() if key not in head}


def corrections_schema() -> Schema:
    """Of notice.pdf.corrections.yaml. A key that is unknown is a fault."""
    schema: Schema = Corrections.model_json_schema(schema_generator=_Untitled)
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:govtask:schema:corrections:{CORRECTIONS_VERSION}",
        "title": f"NOTICE.corrections.yaml, schema version {CORRECTIONS_VERSION}",
    }
    return head | {key: value for key, value in schema.items() if key not in head}


def corrections_list_schema() -> Schema:
    """Of `govtask corrections --format json`."""
    name = f"corrections-list-{CORRECTIONS_LIST_VERSION}"
    return _published(ListedCorrections, name, "govtask corrections", _GROWTH)


_GROWTH = (
    "Readers must ignore keys that they do not know. Later releases may add keys, and words to a list of words (enum), "
    "and keep the version. Nothing is taken away, renamed, or given another type or meaning: that makes another "
    "version, and the schema of this one stays published."
)


def _published(model: type[BaseModel], name: str, title: str, description: str) -> Schema:
    """The schema of what a model writes, under the name that `govtask schema` knows it by, report-1."""
    schema: Schema = model.model_json_schema(mode="serialization", schema_generator=_Untitled)
    definitions = schema.pop("$defs", {})
    for part in (schema, *definitions.values()):
        _tighten(part)
    for part in definitions.values():
        _leave_out_unset(part)
    kind, _, version = name.rpartition("-")
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:govtask:schema:{kind}:{version}",
        "title": f"{title}, schema version {version}",
        "description": " ".join([*([schema["description"]] if schema.get("description") else []), description]),
    }
    body = {key: value for key, value in schema.items() if key not in head}
    return head | body | ({"$defs": definitions} if definitions else {})


_ROWS = "1"


class _Untitled(GenerateJsonSchema):
    """Without the titles that only say a field's name once more."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def _tighten(model: Schema) -> None:
    """What is written is always whole: a field is left out only where its default is null, and then never null.

    Nothing is said of keys beyond these: they are of a later release, which must fit as well.
    """
    if "properties" not in model:
        return
    if model.get("additionalProperties") is False:
        del model["additionalProperties"]
    properties = model["properties"]
    optional = {name for name, field in properties.items() if field.get("default", ...) is None}
    for name, field in properties.items():
        field.pop("default", None)
        field.pop("propertyNames", None)
        if name in optional:
            field |= _without_null(field.pop("anyOf"))
    model["required"] = [name for name in properties if name not in optional]


def _leave_out_unset(model: Schema) -> None:
    """Of what people may correct: where nobody has, `corrected` is left out, but for rows, which are all alike."""
    if "evidence" in model.get("required", ()) and "section_titles" not in model["properties"]:
        model["required"] = [name for name in model["required"] if name != "corrected"]


def _without_null(alternatives: list[Schema]) -> Schema:
    [alternative] = [one for one in alternatives if one != {"type": "null"}]
    return alternative


# Of what this version writes and takes, by name and version.
SCHEMAS: dict[str, Callable[[], Schema]] = {
    f"report-{SCHEMA_VERSION}": report_schema,
    f"reports-{SCHEMA_VERSION}": reports_schema,
    f"check-{CHECK_VERSION}": check_schema,
    f"finding-{CHECK_VERSION}": finding_schema,
    f"row-{_ROWS}": row_schema,
    "config-1": config_schema,
    f"corrections-{CORRECTIONS_VERSION}": corrections_schema,
    f"corrections-list-{CORRECTIONS_LIST_VERSION}": corrections_list_schema,
    f"receipt-{RECEIPT_VERSION}": receipt_schema,
    f"verification-{VERIFICATION_VERSION}": verification_schema,
}


def _as_json(value: Schema) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """The exit code: 1 if --check found a file out of date."""
    only_check = "--check" in sys.argv[1:]
    stale = {path: made for path, made in generated().items() if not _holds(path, made)}
    for path, made in stale.items():
        print(f"{'out of date' if only_check else 'written'}: {path.relative_to(ROOT)}")
        if not only_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
    return int(only_check and bool(stale))


def _holds(path: Path, made: bytes) -> bool:
    return path.is_file() and path.read_bytes() == made


if __name__ == "__main__":
    sys.exit(main())
