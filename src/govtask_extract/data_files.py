"""Which files hold reports, told by their suffix, else by how they open; none is read whole for that."""

from __future__ import annotations

import json
from contextlib import suppress

from govtask_extract.model.source import Source
from govtask_extract.patterns import lazy_re

DATA_SUFFIXES = (".json", ".jsonl", ".ndjson", ".yaml", ".yml")
"""Of files that may be reports: of a folder or an archive they are read last, when its notices are known."""


CORRECTIONS_SUFFIX = ".corrections.yaml"
"""Behind the whole name of a notice: notice.pdf.corrections.yaml."""

_YAML, _LINES = (".yaml", ".yml"), (".jsonl", ".ndjson")
# A report, a task's row, or the failure that stands in the place of either, alone or first in an array.
_OPENS_JSON = lazy_re(r'\s*(?:\[\s*)?\{\s*"(?:schema_version|source)"\s*:')
_OPENS_YAML = lazy_re(r"(?:---\s*\n)?(?:- )?(?:schema_version|source): ")
# What `check` writes as JSON, SARIF, rdjson and JSON Lines.
_OPENS_FINDINGS = lazy_re(
    r"""\s*\{\s*"(?:schema_version"\s*:\s*"\d+"\s*,\s*"files"|\$schema"\s*:\s*"[^"]*sarif"""
    r"""|source"\s*:\s*(?:\{\s*"name"\s*:\s*"govtask"\s*\}\s*,\s*"diagnostics"|"(?:[^"\\]|\\.)*"\s*,\s*"code"))"""
)
_HEAD = 300


def has_data_suffix(path: str) -> bool:
    return path.lower().endswith(DATA_SUFFIXES)


def holds_reports(source: Source) -> bool:
    """Whether a file is meant to be reports and not a notice."""
    return source.suffix in DATA_SUFFIXES or _opens_as_report(source)


def holds_corrections(source: Source) -> bool:
    """Whether it is what people have corrected in the report of a notice that lies beside it."""
    return source.name.lower().endswith(CORRECTIONS_SUFFIX)


def is_other_data(source: Source) -> bool:
    """Whether it is data by its suffix, but does not open like a report: a configuration, a baseline, findings."""
    return _opens_as_findings(source) or (source.suffix in DATA_SUFFIXES and not _opens_as_report(source))


def is_yaml(source: Source, text: str) -> bool:
    if source.suffix in DATA_SUFFIXES:
        return source.suffix in _YAML
    return bool(_OPENS_YAML.match(text))


def is_json_lines(source: Source, text: str) -> bool:
    """Whether each line is an object of its own; what a lone line holds is a report, unless it is a row."""
    if source.suffix in DATA_SUFFIXES:
        return source.suffix in _LINES
    first, _, rest = text.strip().partition("\n")
    with suppress(ValueError):
        value = json.loads(first)
        return isinstance(value, dict) and (bool(rest) or "id" in value)
    return False


def _opens_as_findings(source: Source) -> bool:
    return bool(_OPENS_FINDINGS.match(_head(source)))


def _head(source: Source) -> str:
    return source.content[:_HEAD].decode("utf-8-sig", "ignore")


def _opens_as_report(source: Source) -> bool:
    head = _head(source)
    return bool(_OPENS_JSON.match(head) or _OPENS_YAML.match(head))
