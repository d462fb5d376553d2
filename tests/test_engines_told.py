"""What recognises pictures of pages is listed with the formats; where nothing does, one line says how to get it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from checking import Shell
from conftest import ROOT

from govtask_extract import registry
from govtask_extract.reading.recognition.engines import OCR, OFFERED

HINT = 'pip install "govtask-extract[ocr]"'


def only(monkeypatch: pytest.MonkeyPatch, *there: str) -> None:
    """Of the engines only these are installed."""
    find: Callable[[str], object] = registry.find_spec
    engines = {offered.extra.library for offered in OFFERED}
    monkeypatch.setattr(registry, "find_spec", lambda name: (name in there or None) if name in engines else find(name))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    from PIL import Image

    picture, file = BytesIO(), tmp_path / "scan.png"
    Image.new("L", (600, 800), 255).save(picture, "PNG")
    file.write_bytes(picture.getvalue())
    return file


def test_a_picture_without_an_engine_is_refused_in_one_line(
    shell: Shell, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch)
    for command in ("extract", "check", "show"):
        result = shell(command, "scan.png", "--isolate", "never")
        assert (result.code, result.err.count("\n")) == (3, 1)
        assert HINT in result.err


def test_any_engine_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for offered in OFFERED:
        only(monkeypatch, offered.extra.library)
        assert OCR.is_installed
    only(monkeypatch)
    assert not OCR.is_installed


def test_formats_says_which_engine_is_there(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch)
    said = shell("formats").out
    assert f"scans and photographs of pages, recognised — missing: {HINT}" in said
    assert 'rapidocr        missing: pip install "govtask-extract[ocr-rapid]"' in said
    monkeypatch.undo()
    if OFFERED[0].extra.is_installed:
        assert f"scans and photographs of pages, recognised — missing: {HINT}" not in shell("formats").out


def test_reading_a_text_asks_for_no_engine() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from govtask_extract import extract; extract(sys.argv[1]); "
        "sys.exit(any(name.split('.')[0] in ('faster_paddle', 'rapidocr', 'onnxruntime') for name in sys.modules))"
    )
    for notice in ("notice.md", "notice.pdf"):
        assert subprocess.run([sys.executable, "-c", code, ROOT / "samples/dongxihu-2022" / notice]).returncode == 0
