"""Writes the variants where one can open them: `PYTHONPATH=tools python -m variants FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from variants import ruled, sheet, web, word

VARIANTS = {
    "typed.docx": word.typed,
    "automatic.docx": word.automatic,
    "page.html": web.page,
    "table.docx": word.table,
    "table.xlsx": sheet.workbook,
    "table.pdf": ruled.pages,
}

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in VARIANTS.items():
        (folder / name).write_bytes(make())
