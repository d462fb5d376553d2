"""The published schemas, one file a version, generated from the models: readable without loading them."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent
_PATTERN = "report-*.schema.json"


def schema_names() -> list[str]:
    """Every `schema_version` that was ever published, the oldest first."""
    return sorted((path.name.split("-")[1].split(".")[0] for path in _FOLDER.glob(_PATTERN)), key=int)


def schema_bytes(name: str) -> bytes:
    """The schema of the reports of that `schema_version`."""
    return (_FOLDER / _PATTERN.replace("*", name)).read_bytes()


CURRENT = schema_names()[-1]
