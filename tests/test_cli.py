"""The command line as a shell sees it: data, words, exit codes; good files, bad files, closed pipes."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from commands import govtask
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from rich.cells import cell_len
from typeset import set_pages

from govtask_extract import pipeline
from govtask_extract.cli.report_table import wrap
from govtask_extract.reading.detect import readers
from govtask_extract.registry import Extra

NOTICE = """云溪区人民政府办公室关于印发2023年重点工作责任分解方案的通知

各街道办事处，区人民政府各部门：

现将方案印发给你们，请认真执行。

云溪区人民政府办公室

2023年3月1日

2023年重点工作责任分解方案

一、城市建设

1.新建公园3个。（牵头单位：市园林局）

分管领导：周景明

责任单位：区住建局

2.改造老旧小区12个。（牵头单位：市住建局）

分管领导：周景明

责任单位：区住建局、区财政局
"""
PROSE = "今天天气很好。\n\n湖边有人散步。\n"
# Ctrl-C reaches it also where these tests run with SIGINT ignored, which children inherit.
READY = """
import signal, sys
from govtask_extract.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
print('ready', flush=True)
sys.exit(main())
"""
# Resets a terminal; turns a line around.
ESCAPE, TURN = "\x1bc", "\u202e"


def process(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, its streams being pipes."""
    return subprocess.run(
        [sys.executable, "-m", "govtask_extract", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=os.environ | variables,
        timeout=60,
    )


def said(result: subprocess.CompletedProcess[bytes]) -> str:
    return result.stderr.decode("utf-8")


def report(result: subprocess.CompletedProcess[bytes]) -> dict:
    return json.loads(result.stdout.decode("utf-8"))


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, "utf-8")
    return path


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return set_pages(NOTICE)


def locked_pdf() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("sesame", strength=128), invariant=True)
    canvas.drawString(100, 700, "1. New parks.")
    canvas.save()
    return stream.getvalue()


def scanned_pdf() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, invariant=True)
    canvas.drawImage(ImageReader(Image.new("L", (300, 400), 200)), 50, 50)
    canvas.save()
    return stream.getvalue()


# What comes out


def test_a_notice_becomes_json_with_its_tasks(notice: Path) -> None:
    result = govtask("extract", notice)
    assert result.returncode == 0
    assert [task["responsible_units"] for task in report(result)["tasks"]] == [["区住建局"], ["区住建局", "区财政局"]]
    assert result.stderr == b""


def test_json_is_indented_by_two_unescaped_and_ends_with_a_line_feed(notice: Path) -> None:
    text = process("extract", notice).stdout.decode("utf-8")
    assert text.startswith('{\n  "schema_version": "1",\n')
    assert text.endswith("}\n")
    assert "周景明" in text


def test_the_report_fits_the_schema_that_the_command_prints(notice: Path) -> None:
    schema = json.loads(govtask("schema").stdout)
    Draft202012Validator(schema).validate(report(govtask("extract", notice)))


def test_the_same_file_gives_the_same_bytes(notice: Path) -> None:
    assert process("extract", notice).stdout == process("extract", notice, PYTHONHASHSEED="7").stdout


def test_yaml_holds_what_json_holds(notice: Path) -> None:
    result = govtask("extract", notice, "--format", "yaml")
    assert yaml.safe_load(result.stdout) == report(govtask("extract", notice))


def test_the_report_names_the_file_without_its_folder(notice: Path) -> None:
    assert report(govtask("extract", notice))["source"]["name"] == "notice.txt"


def test_a_dash_reads_stdin() -> None:
    result = govtask("extract", "-", stdin=NOTICE.encode())
    assert len(report(result)["tasks"]) == 2
    assert report(result)["source"]["name"] == "stdin"


def test_stdin_can_be_read_only_once() -> None:
    assert govtask("extract", "-", "-", stdin=NOTICE.encode()).returncode == 2


@pytest.mark.parametrize(
    "variables", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}]
)
def test_no_locale_changes_the_bytes(notice: Path, variables: dict[str, str]) -> None:
    for command in (["extract"], ["show"], ["explain"], ["explain", "--stage", "text"]):
        result = process(*command, notice, **variables)
        assert result.returncode == 0
        assert result.stdout == govtask(*command, notice).stdout


def test_verbose_says_what_was_found(notice: Path) -> None:
    assert "2 tasks, 1 section, nothing unread" in said(govtask("extract", notice, "-v"))


# Several files


def test_several_files_give_an_array(notice: Path, pdf: bytes) -> None:
    other = notice.with_name("notice.pdf")
    other.write_bytes(pdf)
    reports = json.loads(govtask("extract", notice, other).stdout)
    assert [entry["source"]["name"] for entry in reports] == ["notice.txt", "notice.pdf"]


def test_a_failed_file_has_its_place_among_the_others(notice: Path) -> None:
    result = govtask("extract", "missing.pdf", notice)
    failure, success = json.loads(result.stdout)
    assert failure["source"] == "missing.pdf"
    assert failure["error"]["name"] == "UnreadableFile"
    assert failure["error"].keys() == {"name", "message", "hint"}
    assert len(success["tasks"]) == 2
    assert result.returncode == 3


def test_the_worst_exit_code_wins(notice: Path) -> None:
    prose = notice.with_name("prose.txt")
    prose.write_text(PROSE, "utf-8")
    assert govtask("extract", notice, prose).returncode == 4
    assert govtask("extract", prose, "missing.pdf", notice).returncode == 3


def test_yaml_of_several_files_is_a_list(notice: Path) -> None:
    result = govtask("extract", notice, "missing.pdf", "--format", "yaml")
    assert yaml.safe_load(result.stdout) == json.loads(govtask("extract", notice, "missing.pdf").stdout)


# Bad input


BAD = {
    "empty.pdf": b"",
    "bytes.bin": bytes(range(256)) * 8,
    "renamed.pdf": b"\x00\x01\x02\xff\xfe" * 100,
    "scan.pdf": scanned_pdf(),
    "locked.pdf": locked_pdf(),
    "stump.pdf": b"%PDF-1.7\n1 0 obj\n<<",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["extract", "show", "explain"])
def test_a_bad_file_gives_one_line_and_no_data(tmp_path: Path, name: str, command: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    result = govtask(command, path)
    assert result.returncode == 3
    assert result.stdout == b""
    assert said(result).startswith(f"govtask: {name}")
    assert " — " in said(result)
    assert said(result).count("\n") == 1
    assert str(tmp_path) not in said(result)


@pytest.mark.parametrize("given", ["missing.pdf", "."])
def test_what_is_no_file_gives_one_line(tmp_path: Path, given: str) -> None:
    result = govtask("extract", given, cwd=tmp_path)
    assert result.returncode == 3
    assert said(result).startswith(f"govtask: {given} ")
    assert said(result).count("\n") == 1


def test_a_truncated_pdf_is_no_bug(tmp_path: Path, pdf: bytes) -> None:
    path = tmp_path / "half.pdf"
    path.write_bytes(pdf[: len(pdf) // 2])
    result = govtask("extract", path)
    assert result.returncode in (0, 3, 4)
    assert "Traceback" not in said(result)


def test_a_password_opens_a_locked_pdf(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked_pdf())
    command = ("explain", "--stage", "text", path)
    assert b"New parks" in govtask(*command, "--password", "sesame").stdout
    assert b"New parks" in govtask(*command, GOVTASK_PASSWORD="sesame").stdout
    assert govtask(*command, "--password", "barley").returncode == 3


def test_a_text_without_tasks_is_written_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text(PROSE, "utf-8")
    result = govtask("extract", path)
    assert result.returncode == 4
    assert report(result)["tasks"] == []
    assert said(result) == "govtask: prose.txt was read, but nothing in it looks like a task list\n"


def test_from_forces_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>1. 新建公园。</p>", "utf-8")
    assert govtask("explain", "--stage", "text", "--from", "text", path).stdout.startswith(b"<p>")
    assert not govtask("explain", "--stage", "text", path).stdout.startswith(b"<p>")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["extract"],
        ["dance"],
        ["extract", "--format", "odt", "a"],
        ["extract", "--from", "nothing", "a"],
        ["schema", "0"],
    ],
)
def test_a_wrong_command_line_is_a_usage_error(arguments: Sequence[str]) -> None:
    result = govtask(*arguments)
    assert result.returncode == 2
    assert result.stdout == b""
    assert "Usage: govtask" in said(result)


@pytest.mark.parametrize("command", ["extract", "show"])
def test_a_bug_of_ours_is_one_line(notice: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(pipeline, "extract_with_document", broken)
    result = govtask(command, notice)
    assert result.returncode == 70
    assert said(result).count("\n") == 1
    assert "Traceback" in said(govtask(command, notice, GOVTASK_DEBUG="1"))


# Where it goes


@pytest.mark.parametrize(
    ("name", "load"), [("out.json", json.loads), ("out.yaml", yaml.safe_load), ("out.yml", yaml.safe_load)]
)
def test_the_suffix_of_the_output_chooses_the_format(notice: Path, name: str, load: object) -> None:
    target = notice.with_name(name)
    result = govtask("extract", notice, "-o", target)
    assert (result.returncode, result.stdout) == (0, b"")
    assert callable(load)
    assert load(target.read_text("utf-8")) == report(govtask("extract", notice))


def test_an_unknown_suffix_is_a_usage_error(notice: Path) -> None:
    result = govtask("extract", notice, "-o", notice.with_name("out.odt"))
    assert result.returncode == 2
    assert ".odt" in said(result)


@pytest.mark.parametrize("output", ["nowhere/out.json", "folder", "notice.txt"])
def test_an_output_that_cannot_be_is_refused_before_reading(notice: Path, output: str) -> None:
    notice.with_name("folder").mkdir()
    result = govtask("extract", notice, "-o", output, "--format", "json", cwd=notice.parent)
    assert result.returncode == 2
    assert said(result).startswith("govtask: ")
    assert notice.read_text("utf-8") == NOTICE


def test_an_output_is_replaced_whole_and_keeps_its_permissions(notice: Path) -> None:
    target = notice.with_name("out.json")
    target.write_text("old")
    target.chmod(0o640)
    assert govtask("extract", notice, "-o", target).returncode == 0
    assert json.loads(target.read_text("utf-8"))["tasks"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in notice.parent.iterdir()) == ["notice.txt", "out.json"]


def test_a_file_that_cannot_be_read_leaves_the_old_output_alone(notice: Path) -> None:
    target = notice.with_name("out.json")
    target.write_text("old")
    assert govtask("extract", "missing.pdf", "-o", target).returncode == 3
    assert target.read_text() == "old"


def test_a_link_is_written_through(notice: Path) -> None:
    target, link = notice.with_name("real.json"), notice.with_name("link.json")
    target.write_text("old")
    link.symlink_to(target)
    govtask("extract", notice, "-o", link)
    assert link.is_symlink()
    assert json.loads(target.read_text("utf-8"))["tasks"]


def test_a_device_is_written_to_and_not_replaced(notice: Path) -> None:
    result = govtask("extract", notice, "-o", "/dev/null")
    assert result.returncode == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize(
    "arguments",
    [["extract"], ["extract", "--format", "yaml"], ["show"], ["explain"], ["explain", "--stage", "raw"]],
    ids=" ".join,
)
def test_a_closed_pipe_ends_quietly(arguments: list[str]) -> None:
    sample = ROOT / "samples/dongxihu-2022/notice.md"
    command = [sys.executable, "-m", "govtask_extract", *arguments, str(sample)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_an_interrupt_ends_quietly() -> None:
    command = [sys.executable, "-c", READY, "extract", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors.strip()) == (130, b"", b"")


def test_a_full_disk_is_told_in_one_line(notice: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "govtask_extract", "extract", str(notice)]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert result.returncode == 2
    assert said(result).startswith("govtask: stdout: ")
    assert said(result).count("\n") == 1


# For people


def on_terminal(*arguments: str | Path, **variables: str) -> str:
    """What a person sees: both streams on one terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "govtask_extract", *map(str, arguments)]
    environment = os.environ | {"TERM": "xterm-256color"} | variables
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        seen = b"".join(_until_closed(ours))
        process.wait(60)
    os.close(ours)
    return seen.decode("utf-8").replace("\r\n", "\n")


def _until_closed(terminal: int) -> Iterator[bytes]:
    with suppress(OSError):
        while piece := os.read(terminal, 1 << 16):
            yield piece


def test_a_person_is_told_what_was_found(notice: Path) -> None:
    seen = on_terminal("extract", notice, "-o", notice.with_name("out.json"))
    assert seen == "govtask: notice.txt: 2 tasks, 1 section, nothing unread\n"


@given(st.text("建设公园，。（）《》“”12.5%a b\u3000"), st.integers(min_value=2, max_value=30))
@example("新建公园 3 个，改造绿道（含步道）12.5公里。", 12)
def test_wrapping_loses_no_character_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def test_no_line_opens_with_a_closing_mark_or_parts_a_number() -> None:
    assert wrap("新建公园，改造绿道12.5公里。", 7) == ["新建公", "园，改", "造绿道", "12.5公", "里。"]


def test_colours_are_for_terminals_that_want_them(notice: Path) -> None:
    colour = re.compile(r"\x1b\[[0-9;]*3[0-9]m")
    assert colour.search(on_terminal("show", notice))
    assert not colour.search(on_terminal("show", notice, NO_COLOR="1"))
    assert "\x1b" not in on_terminal("show", notice, TERM="dumb")


def test_stage_text_on_a_terminal_shows_pictures_of_controls(notice: Path) -> None:
    notice.write_text(PROSE + ESCAPE, "utf-8")
    assert on_terminal("explain", "--stage", "text", notice) == PROSE + "\u241bc"


def test_show_has_sections_tasks_and_names(notice: Path) -> None:
    text = govtask("show", notice).stdout.decode("utf-8")
    for words in ("一、城市建设", "1.", "新建公园3个。", "责任单位 区住建局、区财政局", "2 tasks, 1 section"):
        assert words in text
    assert "\x1b" not in text


def test_show_is_as_wide_as_it_is_told(notice: Path) -> None:
    assert govtask("show", notice, COLUMNS="60").stdout != govtask("show", notice, COLUMNS="140").stdout


@pytest.mark.parametrize("command", [["show"], ["explain"]])
def test_no_document_drives_the_terminal(notice: Path, command: list[str]) -> None:
    notice.write_text(
        NOTICE.replace("新建公园", f"新建{ESCAPE}{TURN}公园").replace("区财政局", f"区{TURN}财政局"), "utf-8"
    )
    text = govtask(*command, notice).stdout.decode("utf-8")
    assert ESCAPE not in text
    assert TURN not in text
    assert "\u241bc" in text


def test_no_file_name_drives_the_terminal() -> None:
    assert ESCAPE not in said(govtask("extract", f"{ESCAPE}.pdf"))


def test_explain_quotes_what_each_value_was_read_from(notice: Path) -> None:
    text = govtask("explain", notice, "--task", "t2").stdout.decode("utf-8")
    assert text.startswith("t2  in s1 一、城市建设\n")
    assert re.search(r"  responsible_units: 区财政局 \(.*区财政局, [^)]+/财政局\)\n      line ", text)
    assert "t1" not in text


def test_explain_knows_its_tasks(notice: Path) -> None:
    result = govtask("explain", notice, "--task", "t9")
    assert result.returncode == 2
    assert "t1 to t2" in said(result)


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_stage_text_is_exactly_what_offsets_count_in(notice: Path, end: str) -> None:
    notice.write_bytes(b"\xef\xbb\xbf" + (NOTICE.strip() + end).replace("\n", "\r\n").encode())
    text = govtask("explain", "--stage", "text", notice).stdout.decode("utf-8")
    for task in report(govtask("extract", notice))["tasks"]:
        for place in task["evidence"]["text"]:
            assert text[place["start"] : place["end"]] == place["quote"]


def test_stage_raw_has_lines_with_boxes(tmp_path: Path, pdf: bytes) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(pdf)
    raw = report(govtask("explain", "--stage", "raw", path))
    line = next(line for line in raw["lines"] if "新建公园" in line["text"])
    assert line["page"] == 1
    assert len(line["box"]) == 4
    assert len(line["boxes"]) == len(line["text"])


def test_stage_rows_tells_what_each_row_of_a_table_is(tmp_path: Path) -> None:
    path = tmp_path / "notice.md"
    path.write_text("序号\t任务\t责任单位\n1\t修桥\t云溪区水务局\n合计\t1\n", "utf-8")
    assert report(govtask("explain", "--stage", "raw", path))["tables"] == []
    rows = report(govtask("explain", "--stage", "rows", path))
    assert [(row["line"], row["verdict"], row["rule"]) for row in rows] == [
        (1, "header", "number-and-role"),
        (2, "task", "several-cells"),
        (3, "total", "total"),
    ]


@pytest.mark.parametrize("stage", ["blocks", "parts"])
def test_the_parser_shows_its_values(notice: Path, stage: str) -> None:
    result = govtask("explain", "--stage", stage, notice)
    assert result.returncode == 0
    assert "新建公园3个" in json.dumps(report(result), ensure_ascii=False)


def test_each_item_is_shown_with_the_rule_that_decided_of_it(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(
        "关于印发重点工作分工方案的通知\n\n一、城市建设\n\n1. 新建公园3个。（责任单位：县住建局）\n", "utf-8"
    )
    items = json.loads(govtask("explain", "--stage", "items", path).stdout)
    told = [(one["line"], one["verdict"], one["rule"]) for one in items]
    assert (1, "title", "ends-in-kind-of-document") in told
    assert (3, "section", "sub-items-have-groups") in told
    assert (5, "task", "has-group") in told
    assert all(one["sentence"].endswith(".") for one in items)


def test_each_printed_line_is_shown_with_the_rule_that_decided_of_it(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("1. 新建公园3个，\n— 2 —\n改造公厕8座。\n2. 新建绿道。\n", "utf-8")
    lines = json.loads(govtask("explain", "--stage", "lines", path).stdout)
    told = [(line["line"], line["start"], line["verdict"], line["rule"]) for line in lines]
    assert told == [
        (1, 0, "begins a paragraph", "first-line"),
        (2, 11, "furniture", "page-number"),
        (3, 17, "goes on", "comma"),
        (4, 25, "begins a paragraph", "opens"),
    ]
    assert lines[2]["text"] == "改造公厕8座。"
    assert lines[2]["sentence"] == "The line before breaks off behind a comma."


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_given_a_completion(shell: str) -> None:
    assert b"govtask" in process(_GOVTASK_COMPLETE=f"{shell}_source").stdout
    words = {"COMP_WORDS": "govtask extract --format ", "COMP_CWORD": "3" if shell != "fish" else ""}
    assert b"xlsx" in process(_GOVTASK_COMPLETE=f"{shell}_complete", **words).stdout


def test_formats_are_those_of_the_options() -> None:
    text = govtask("formats").stdout.decode("utf-8")
    for name in ("pdf", "html", "text", "json", "yaml"):
        assert f"\n  {name} " in text


def test_a_missing_library_is_named_with_the_way_to_get_it() -> None:
    assert Extra("office", "no_such_library").hint == 'pip install "govtask-extract[office]"'
    assert not Extra("office", "no_such_library").is_installed
    assert all(extra.is_installed for extra in (reader.extra for reader in readers()) if extra is not None)


def test_help_names_every_command_without_loading_it() -> None:
    loaded = "import sys; from govtask_extract.cli.main import main; main(['--help']); print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", loaded], capture_output=True, timeout=60)
    text = result.stdout.decode("utf-8")
    for name in ("extract", "show", "explain", "schema", "formats", "evaluate"):
        assert f"\n  {name} " in text
    for heavy in ("pydantic", "rich", "pypdfium2", "pdfplumber", "yaml", "regex", "govtask_extract.pipeline"):
        assert f" {heavy} " not in text


def loaded_by(arguments: Sequence[str], folder: Path) -> tuple[int, set[str]]:
    """The exit code of a command line, and the modules that it loads."""
    script = (
        "import sys; from govtask_extract.cli.main import main; code = main(sys.argv[1:]); "
        "print(code, *sys.modules, sep='\\n', file=open('loaded', 'w'))"
    )
    subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, timeout=60, cwd=folder, check=True)
    code, *names = (folder / "loaded").read_text("utf-8").split()
    return int(code), set(names)


LIGHT = [
    *(["--help"], ["--version"], ["extract", "--help"], ["check", "--help"], ["evaluate", "--help"], ["units", "-h"]),
]
WRONG = [
    *(["nothing"], ["--nothing"], ["extract"], ["extract", "--nothing"], ["extract", "--format", "odt", "notice.txt"]),
    *(["extract", "-", "-"], ["extract", "notice.txt", "-o", "notice.odt"], ["extract", "notice.txt", "-o", "."]),
    *(["extract", "notice.txt", "-o", "notice.txt"], ["extract", "a", "--max-pages", "many"]),
    *(["extract", "a", "--check", "b", "-o", "c"], ["show"], ["show", "a", "b"]),
    *(
        ["check"],
        ["check", "a", "--format", "odt"],
        ["check", "a", "--fail-on", "all"],
        ["check", "a", "--select", "x"],
    ),
    *(["check", "a", "--baseline", "b", "--write-baseline", "c"], ["explain", "a", "--task", "t1", "--stage", "raw"]),
    *(["check", "notice.txt", "--output-file", given] for given in ("json", "odt=a", "json=.", "json=notice.txt")),
    *(["check", "a", "--stdin-filename", "b"], ["check", "a", "--write-suppressions", ""]),
    *(["explain", "a", "--stage", "all"], ["units"], ["evaluate", "a"], ["schema", "9"], ["rules", "GT999"]),
]


@pytest.mark.parametrize("arguments", [*LIGHT, *WRONG], ids=" ".join)
def test_help_and_usage_errors_wait_for_no_library(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text("1.新建公园。（责任单位：区住建局）", "utf-8")
    code, names = loaded_by(arguments, tmp_path)
    assert code == (0 if arguments in LIGHT else 2)
    heavy = {"pydantic", "rich", "pypdfium2", "pdfplumber", "yaml", "regex", "selectolax", "xlsxwriter"}
    assert names & heavy == set()


def test_a_notice_is_read_with_the_models_and_the_grammar_s_patterns(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text("1.新建公园。（责任单位：区住建局）", "utf-8")
    code, names = loaded_by(["extract", "notice.txt"], tmp_path)
    assert code == 0
    assert {"click", "pydantic", "regex"} <= names
    assert names & {"pdfplumber", "pypdfium2", "selectolax", "xlsxwriter"} == set()


def test_version_is_the_package_s() -> None:
    from govtask_extract import __version__

    assert govtask("--version").stdout.decode() == f"govtask {__version__}\n"


def test_every_command_has_help_that_ends_with_a_line_to_paste() -> None:
    from govtask_extract.cli import commands
    from govtask_extract.registry import names

    for name in names(commands):
        result = govtask(name, "--help")
        assert result.returncode == 0
        assert result.stdout.decode().strip().splitlines()[-1].startswith(f"  Try: govtask {name}")
