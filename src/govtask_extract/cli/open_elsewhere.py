"""Whether a person has a file open: Excel, WPS and LibreOffice put a file beside it that says so."""

from __future__ import annotations

import os
from pathlib import Path

# 任务.xlsx by their names: what is typed in there would be lost, or would be saved over ours.
_OWNER_FILES = {"~${}": "Excel", ".~{}": "WPS", ".~lock.{}#": "LibreOffice"}


def owner_file(target: Path) -> tuple[str, str] | None:
    """The program that has `target` open, and the name of the file beside it that says so."""
    for pattern, program in _OWNER_FILES.items():
        beside = target.with_name(pattern.format(target.name))
        try:
            if beside.is_file():
                return program, beside.name
        except OSError:
            # So long a name that none can stand beside it.
            continue
    return None


_OPEN_FILES_STAY = os.name == "nt"


def is_held(target: Path) -> bool:
    """Whether a program has the file open on a system that lets nobody replace it meanwhile, as Windows does."""
    if not _OPEN_FILES_STAY:
        return False
    try:
        with target.open("r+b"):
            return False
    except PermissionError:
        return True
