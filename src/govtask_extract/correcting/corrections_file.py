"""notice.pdf.corrections.yaml: where it lies, how it is read, with limits, and the bytes that it is written as."""

from __future__ import annotations

from pathlib import Path

from govtask_extract.correcting.correction_models import Correction, Corrections
from govtask_extract.data_files import CORRECTIONS_SUFFIX
from govtask_extract.errors import BadCorrections
from govtask_extract.saying.said import said
from govtask_extract.settings_files import SettingsFile
from govtask_extract.writing.yaml_dumper import dump_yaml

LARGEST = 4_000_000
"""Bytes; five thousand corrections have fewer."""
_HINT = said("`govtask schema corrections` says what stands in such a file; --no-corrections leaves it out.")
# As people read them: what is done to what, then from what to what, then where, then who says so.
_KEYS = (
    *("do", "task", "begins", "other", "other_begins", "id", "after", "after_begins", "plan", "section", "label"),
    *("field", "to", "was", "becomes", "text", "values", "place", "reviewer", "reason", "date"),
)


def corrections_path(notice: Path) -> Path:
    """Where the corrections of a notice lie: beside it, notice.pdf.corrections.yaml."""
    return notice.with_name(f"{notice.name}{CORRECTIONS_SUFFIX}")


def corrections_beside(notice: Path) -> Path | None:
    """The file of corrections that lies beside a notice, if there is one."""
    path = corrections_path(notice)
    try:
        return path if path.is_file() else None
    except (OSError, ValueError):
        return None


def load_corrections(path: Path, *, inside: Path | None = None) -> Corrections:
    """`inside`: the folder that it must not lead out of, as links do. Raises `BadCorrections`."""
    file = SettingsFile(path, BadCorrections, _HINT, inside=inside, largest=LARGEST)
    return file.fitting(Corrections, file.yaml())


def corrections_bytes(corrections: Corrections) -> bytes:
    """The file: the same corrections give the same bytes."""
    head = corrections.model_dump(mode="json", exclude_defaults=True, exclude={"corrections"})
    return dump_yaml({**head, "corrections": list(map(correction_data, corrections.corrections))}).encode()


def correction_data(correction: Correction) -> dict[str, object]:
    """A correction as its file has it."""
    data = correction.model_dump(mode="json", exclude_defaults=True)
    return {key: data[key] for key in _KEYS if key in data}
