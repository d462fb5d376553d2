"""Writes samples/*/expected.json: what each sample notice is read as, for review and for the tests."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from govtask_extract import extract

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
# Both move with libraries and releases, not with how a notice is understood.
LEFT_OUT = {"box", "version"}
WIDTH = 160
FORMS = {".txt", ".md", ".html", ".pdf"}


def golden(folder: Path) -> str:
    """The reports of every `notice.*` in `folder` by the file's name; a short value takes one line."""
    return _laid_out({path.name: _report(path) for path in notices(folder)}, "") + "\n"


def notices(folder: Path) -> list[Path]:
    """The sample's notice as text, page and PDF; other forms give what these give, and have tests of their own."""
    return [path for path in sorted(folder.glob("notice.*")) if path.suffix in FORMS]


def _report(path: Path) -> object:
    return json.loads(extract(path).model_dump_json(exclude_unset=True), object_hook=_without_what_moves)


def _without_what_moves(value: dict[str, object]) -> dict[str, object]:
    return {key: part for key, part in value.items() if key not in LEFT_OUT}


def _laid_out(value: object, indent: str) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if len(indent + line) <= WIDTH or not isinstance(value, dict | list):
        return line
    inner = indent + " "
    if isinstance(value, list):
        return _block("[]", [_laid_out(part, inner) for part in value], indent)
    parts = [f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(part, inner)}" for key, part in value.items()]
    return _block("{}", parts, indent)


def _block(brackets: str, parts: list[str], indent: str) -> str:
    return f"{brackets[0]}\n{indent} " + f",\n{indent} ".join(parts) + f"\n{indent}{brackets[1]}"


def main() -> int:
    if os.environ.get("CI"):
        print("Refused, CI is set: goldens change where their diff is read.", file=sys.stderr)
        return 1
    for folder in sorted(path for path in SAMPLES.iterdir() if path.is_dir()):
        (folder / "expected.json").write_text(golden(folder), "utf-8")
        print(f"wrote {folder.name}/expected.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
