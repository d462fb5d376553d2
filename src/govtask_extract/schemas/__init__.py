"""The published schemas, one file a kind and version, generated from the models: readable without loading them."""

from __future__ import annotations

import json
from pathlib import Path

_FOLDER = Path(__file__).parent
_SUFFIX = ".schema.json"
REPORT = "report"


def schema_names() -> list[str]:
    """Every schema that was ever published, as `report-1`: by kind, the oldest first."""
    return sorted((path.name.removesuffix(_SUFFIX) for path in _FOLDER.glob(f"*{_SUFFIX}")), key=_order)


def schema_kinds() -> list[str]:
    """What there are schemas of: `report`, and the others."""
    return sorted({name.rpartition("-")[0] for name in schema_names()})


def schema_name(asked: str) -> str | None:
    """`report-1` is a schema; so is the newest `report`, and `1` of the reports. None for what is none."""
    names = schema_names()
    wanted = f"{REPORT}-{asked}" if asked.isdecimal() else asked
    if wanted in names:
        return wanted
    return next((name for name in reversed(names) if name.rpartition("-")[0] == wanted), None)


def schema_bytes(name: str) -> bytes:
    """The schema of that name, `report-1`."""
    return (_FOLDER / f"{name}{_SUFFIX}").read_bytes()


def schema_subject(kind: str) -> str:
    """What the newest schema of a kind describes: its title without the version."""
    name = schema_name(kind)
    title: str = json.loads(schema_bytes(name))["title"] if name else ""
    return title.partition(", schema version")[0]


def _order(name: str) -> tuple[str, int]:
    kind, _, version = name.rpartition("-")
    return kind, int(version)
