"""Text that misleads people, drives terminals or commands machines: what names hold is told, and no output obeys it."""

from __future__ import annotations

import csv
import json
import re
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
import yaml
from checking import FORMATS
from commands import govtask

from govtask_extract.cli.app import run
from govtask_extract.visible import without_commands

LOOKING_ALIKE = """1. 新建公园 3 个。
责任单位：区IСT局
2. 改造老旧小区 8 个。
责任单位：区ICT局
3. 修建道路 9 条。
责任单位：区ICT局
"""


def test_names_that_look_alike_are_told_apart_by_code_points(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LOOKING_ALIKE, "utf-8")
    (tmp_path / "govtask.yaml").write_text("known_units: [区ICT局]", "utf-8")
    said = govtask("check", path).stdout.decode()
    assert "区ICT局 is usual; U+0421 is not U+0043" in said
    assert "区IСT局 is no known unit; 区ICT局 is; U+0421 is not U+0043" in said


COVERED = """云溪区人民政府办公室

关于印发重点工作任务责任分解方案的通知

各街道办事处，区直各单位：

现将《2023年АI工作任务责任分解方案》印发给你们，请认真执行。

云溪区人民政府办公室

2023年2月16日

2023年AI工作任务责任分解方案

1. 新建公园3个。（牵头单位：区园林局）
"""


def test_titles_that_look_alike_are_told_apart_by_code_points(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(COVERED, "utf-8")
    assert "; U+0410 is not U+0041" in govtask("check", path, "--select", "GT216").stdout.decode()


def test_characters_that_are_left_out_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1. 建\u200b公\u200b园。\n责任单位：区\u202e住建局\n", "utf-8")
    said = govtask("check", path, "--select", "GT112").stdout.decode()
    assert "U+200B (2 ×), U+202E (1 ×) show nothing" in said


class Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


def on_terminal(*arguments: str | Path) -> str:
    """What a person sees of both streams."""
    out, said = Terminal(BytesIO(), "utf-8"), Terminal(BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(said):
        run([*map(str, arguments)])
    return "".join(_content(stream) for stream in (out, said))


def _content(stream: TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, BytesIO)
    return stream.buffer.getvalue().decode()


DRIVING = "\x07\x1b]0;x\x07\x1b[2J\x9b31m\x7f\u202e\u2066\u200f"
# Controls but for line feed and tab, and marks of direction; the colours that the command sets itself are taken out.
DRIVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# And the links of codes to their rules.
COLOURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;(?:urn:govtask:rule:GT\d{3})?\x1b\\")
NOTICE = f"关于印发{DRIVING}方案的通知\n\n一、公园{DRIVING}\n1. 建{DRIVING}公园。（牵头单位：区{DRIVING}住建局）\n"


@pytest.fixture
def driving(tmp_path: Path) -> Path:
    path = tmp_path / f"a{DRIVING}.txt"
    path.write_text(NOTICE, "utf-8")
    return path


SHOWN = (
    ("show",),
    ("explain",),
    ("explain", "--stage", "text"),
    ("explain", "--stage", "raw"),
    ("explain", "--task", "t99"),
    ("units",),
    ("check", "--fail-on", "never"),
    *(("check", "--format", name) for name in FORMATS),
    *(("extract", "--lint", "--format", name) for name in ("csv", "yaml", "json", "jsonl", "xlsx")),
    ("extract", f"--form{DRIVING}"),
    ("extract", "--from", DRIVING),
    ("extract", "-o", f"{DRIVING}/none/a.json"),
    (f"show{DRIVING}",),
)


@pytest.mark.parametrize("command", SHOWN, ids=lambda command: ascii(" ".join(command)))
def test_no_document_name_or_argument_drives_a_terminal(command: tuple[str, ...], driving: Path) -> None:
    seen = on_terminal(command[0], driving, *command[1:])
    assert seen
    assert DRIVES.findall(COLOURS.sub("", seen)) == []


def test_a_table_on_a_terminal_has_lines_and_a_pipe_has_the_characters(driving: Path) -> None:
    assert "\u240d" not in on_terminal("extract", driving, "--format", "csv")
    assert "\x9b" in govtask("extract", driving, "--format", "csv").stdout.decode()


COMMAND = "::error::forged"
COMMANDING = f"""关于印发方案的通知

一、公园 ##[error]forged
{COMMAND}
1. 建公园。
{COMMAND}
\u3000{COMMAND}
（牵头单位：区住建局）
2. 建桥。
责任单位：区住建局、区住建局
"""
OBEYED = re.compile(r"^\s*::(error|warning|notice)|##\[", re.MULTILINE)
OUTPUTS = (
    ("show",),
    ("explain",),
    ("explain", "--stage", "text"),
    ("units",),
    *(("extract", "--lint", "-v", "--format", name) for name in ("csv", "yaml", "json", "jsonl")),
    *(("check", "--fail-on", "never", "--format", name) for name in FORMATS if name != "github"),
    ("explain", "--task", f"x\n{COMMAND}"),
    ("extract", "--from", f"\n{COMMAND}"),
)


@pytest.mark.parametrize("command", OUTPUTS, ids=lambda command: ascii(" ".join(command)))
def test_no_line_commands_a_runner(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / f"{COMMAND}\n::a.txt").write_text(COMMANDING, "utf-8")
    name = f"{COMMAND}\n::a.txt"
    found = govtask(command[0], name, *command[1:], cwd=tmp_path, GITHUB_ACTIONS="true")
    both = (found.stdout + found.stderr).decode()
    assert both
    assert OBEYED.findall(both) == []


def test_annotations_are_the_only_commands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COMMANDING, "utf-8")
    out = govtask("check", "a.txt", "--format", "github", cwd=tmp_path, GITHUB_ACTIONS="true").stdout.decode()
    assert "::warning file=a.txt" in out
    assert "::error::forged" not in out
    assert "##[" not in out


def test_what_no_runner_obeys_says_the_same(tmp_path: Path) -> None:
    """JSON, YAML and XML have escapes; CSV and exact texts are changed on a runner only, and never with -o."""
    path = tmp_path / "a.txt"
    path.write_text(COMMANDING, "utf-8")
    formats = {name: govtask("extract", path, "--format", name).stdout.decode() for name in ("json", "yaml", "csv")}
    assert "##[error]" in json.dumps(json.loads(formats["json"]))
    assert json.loads(formats["json"]) == yaml.safe_load(formats["yaml"])
    assert any(f"\n{COMMAND}" in row["quote"] for row in csv.DictReader(StringIO(formats["csv"])))
    govtask("extract", path, "-o", tmp_path / "a.csv", GITHUB_ACTIONS="true")
    assert (tmp_path / "a.csv").read_bytes().decode() == formats["csv"]
    junit = govtask("check", path, "--format", "junit").stdout.decode()
    assert OBEYED.findall(junit) == []
    assert fromstring(junit).tag == "testsuites"


def test_json_lines_are_lines_to_everybody(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1. 建\u2028公\u2029园\x85桥。（牵头单位：区住建局）\n", "utf-8")
    for name in ("json", "jsonl"):
        assert not set("\u2028\u2029\x85") & set(govtask("extract", path, "--format", name).stdout.decode())


def test_brackets_make_no_link_in_a_sarif_message(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1. 建桥。\n责任单位：区[住建](1)局、区[住建](1)局\n", "utf-8")
    found = json.loads(govtask("check", path, "--format", "sarif", "--fail-on", "never").stdout)
    messages = [result["message"]["text"] for result in found["runs"][0]["results"]]
    assert any(r"\[住建\]" in message for message in messages)
    assert [message for message in messages if re.search(r"(?<!\\)[\[\]]", message)] == []


@pytest.mark.parametrize("before", ["\ufeff", "\u200b", "\x1b", "\u2028", "\xa0\u3000", "\x85"])
def test_what_shows_nothing_hides_no_command(before: str) -> None:
    """A decoder drops a byte order mark; blanks are passed over."""
    assert without_commands(f"x\r{before}{COMMAND}") == f"x\r{before}：:error::forged"
    assert without_commands(f"x {before}{COMMAND}") == f"x {before}{COMMAND}"


@pytest.mark.parametrize("first", [*"=+-@＝＋－＠", "\t=", "\r=", " =", "\u3000=", '"=', "“＝", "\u200b=", "\ufeff @"])
def test_excel_calculates_no_cell(first: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    quoted = first.replace('"', '""')
    path.write_bytes(f'序号,任务,责任单位\r\n1,"{quoted}1+1",区住建局\r\n2,修路,"{quoted}区住建局"\r\n'.encode())
    written = govtask("extract", path, "--format", "csv", "--excel").stdout.decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(written, newline="")) for cell in row]
    assert any("1+1" in cell for cell in cells)
    assert [cell for cell in cells if re.match(r"""[\t\r\n]|[\s"“\u200b\ufeff]*[=+\-@＝＋－＠]""", cell)] == []
