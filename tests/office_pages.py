"""Prints documents as pages by LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

OFFICE = shutil.which("soffice")
_LONGEST = 300
# A page is printed as a text would be, not as a browser shows it.
_KINDS = {".docx": (), ".xlsx": (), ".html": ("--infilter=HTML (StarWriter)",)}


def office_pages(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The PDF of each document, by its name without its suffix; the office is started once for all of one kind.

    Nothing where the program is not installed that prints this kind: Writer, Calc.
    """
    for name, content in documents.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    for suffix, options in _KINDS.items():
        paths = [str(folder / name) for name in documents if name.endswith(suffix)]
        if paths:
            subprocess.run([*command, *options, *paths], check=True, capture_output=True, timeout=_LONGEST)
    return {path.stem: path.read_bytes() for path in folder.glob("*.pdf")}
