"""What `from govtask_extract import …` offers, and what it takes."""

from __future__ import annotations

import gc
import hashlib
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import pytest

import govtask_extract
from govtask_extract import GovtaskError, Limits, Options, Report, extract
from govtask_extract.errors import LimitExceeded, UnreadableFile
from govtask_extract.model.source import Source

NOTICE = "一、城市建设\n\n1.新建公园3个。（牵头单位：市园林局）\n\n责任单位：区住建局\n"


def test_every_promised_name_is_there() -> None:
    for name in govtask_extract.__all__:
        assert getattr(govtask_extract, name) is not None
    assert set(govtask_extract.__all__) <= set(dir(govtask_extract))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        govtask_extract.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_else() -> None:
    script = (
        "import sys, govtask_extract; print(*[name for name in sys.modules if name.startswith('govtask_extract.')])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60)
    assert result.stdout.strip() == b""


def test_a_path_bytes_and_open_files_give_one_report(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, "utf-8")
    expected = extract(path)
    assert isinstance(expected, Report)
    assert [task.responsible_units for task in expected.tasks] == [("区住建局",)]
    assert extract(str(path)) == expected
    assert extract(NOTICE.encode(), name="notice.txt") == expected
    assert extract(BytesIO(NOTICE.encode()), name="notice.txt") == expected
    assert extract(StringIO(NOTICE), name="notice.txt") == expected
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        assert extract(binary) == expected
        assert extract(text) == expected


def test_the_garbage_collector_is_left_as_it_was() -> None:
    """Reading stops it for a while: a caller who wants it has it again afterwards, also behind an error."""
    extract(NOTICE.encode())
    with pytest.raises(UnreadableFile):
        extract(b"")
    assert gc.isenabled()
    gc.disable()
    try:
        extract(NOTICE.encode())
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_name_is_shown_without_its_folder() -> None:
    assert extract(NOTICE.encode(), name="/home/somebody/notice.txt").source.name == "notice.txt"
    assert extract(NOTICE.encode()).source.name == "document"


@pytest.mark.parametrize(
    "given",
    ["missing.pdf", "missing/notice.pdf", ".", "a\0b", "x" * 5000, b"", BytesIO(b"")],
    ids=["missing", "missing folder", "directory", "NUL", "too long", "no bytes", "nothing to read"],
)
def test_what_cannot_be_read_is_told_with_a_hint(
    given: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableFile) as caught:
        extract(given)  # type: ignore[arg-type]
    assert caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == 3
    assert isinstance(caught.value, GovtaskError)


def test_a_file_open_in_the_wrong_mode_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bytes.bin"
    path.write_bytes(b"\xff\xfe\xfa" * 100)
    with path.open(encoding="utf-8") as file, pytest.raises(UnreadableFile, match="encoding"):
        extract(file)
    with pytest.raises(UnreadableFile):
        extract(file)


def test_something_else_is_the_caller_s_mistake() -> None:
    with pytest.raises(TypeError, match="int"):
        extract(7)  # type: ignore[arg-type]


def test_limits_hold_while_a_file_is_read() -> None:
    class Endless(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return b"x" * (size or 1)

    with pytest.raises(LimitExceeded, match="bytes"):
        extract(Endless(), Options(limits=Limits(bytes=3_000_000)))


@pytest.mark.parametrize("size", [0, 1, 3_999_999, 4_000_000])
def test_a_source_has_the_digest_that_everybody_else_computes(size: int) -> None:
    content = b"x" * size
    assert Source("notice.txt", content).sha256 == hashlib.sha256(content).hexdigest()
