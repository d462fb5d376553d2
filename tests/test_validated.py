"""What the models refuse is never written: not by any command, in any format, whatever field is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from checking import FORMATS
from conftest import ROOT
from docx_made import docx
from pydantic import BaseModel
from recognised_made import recognised_report
from sheets_made import xlsx

from govtask_extract import Place, Report, extract
from govtask_extract.cli.main import main
from govtask_extract.correcting.correction_models import CorrectedSource, Corrections
from govtask_extract.correcting.making import CorrectionMaker
from govtask_extract.correcting.replay import corrected
from govtask_extract.errors import InternalError
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.plain import Plain
from govtask_extract.model.profile import KnownBodies, Profile
from govtask_extract.model.report import Furniture
from govtask_extract.model.source import Source
from govtask_extract.parsing import parse as parser
from govtask_extract.pipeline import extract_with_document
from govtask_extract.writing.writer import format_names

# Together these hold a value for every field of every model.
NOTICE = """\
青溪县人民政府办公室文件
青政办〔2024〕3号
青溪县人民政府办公室关于印发2024年重点工作责任分解方案的通知
各乡镇人民政府，县直各部门：
根据《关于做好督查工作的通知》（青政办〔2023〕9号），现将方案印发给你们。
一、加强领导。各单位要明确专人负责。
青溪县人民政府办公室
2024年2月7日
2024年重点工作责任分解方案
一、城市建设
1.新建公园3个，2024年10月底前完成。（牵头单位：市园林局；责任单位：市住建局、市水务局，列第一位者为牵头单位，下同）
分管领导：副县长卢志明
责任单位：县住建局
协办单位：县水务局、县财政局等
指导单位：县审计局
完成时限：2024年10月底前
— 2 —
2.改造老旧小区12个。（责任单位：县住建局、县水务局。以下均由县督查室负责落实，不再列出）
二、城市管理
各单位要按职责抓好落实。
3.整治停车秩序。（县公安局负责）
（1）新增停车泊位500—600个。（县交通局负责）
4.完善交通标识。
5.整修公交站台20座，自2024年5月起每月10日前报送进展。（县交通局负责）
附表：
任务进度表
抄送：县委办公室
"""
TABLE = """\
| 序号 | 目标任务 | 责任单位 | 推广范围 |
| --- | --- | --- | --- |
| 1 | 新建公园3个。 | 县住建局 | 全县 |

附表
| 序号 | 责任事项 | 进展 |
| --- | --- | --- |
| 1 | 新建公园 | |
"""
LOST = "责任单位：县住建局\n\n一、城市建设\n"
PAGE = """\
<html><body><table><tr><td>索 引 号：</td><td>LD-2022-0003</td><td>主题分类：</td><td>水利</td></tr>
<tr><td>标　　题：</td><td colspan="3">防汛工作方案</td></tr></table>
<div id="UCAP-CONTENT"><p>1.疏浚河道3公里。（县水务局负责）</p></div></body></html>
"""
SHEET = "<sheetData><row><c t='inlineStr'><is><t>1.疏浚河道3公里。（县水务局负责）</t></is></c></row></sheetData>"
GIVEN = {
    "notice.txt": NOTICE.encode(),
    "table.md": TABLE.encode(),
    "lost.txt": LOST.encode(),
    "page.html": PAGE.encode(),
    "book.xlsx": xlsx(SHEET),
    "letter.docx": docx("<w:p><w:r><w:t>1.疏浚河道3公里。（县水务局负责）</w:t></w:r></w:p>"),
    "notice.pdf": (ROOT / "samples/dongxihu-2022/notice.pdf").read_bytes(),
}

SCAN = "— 1 —\t0.99\n1. 新建公园3个。（责任单位：县园林局）\t0.97\n"

# Who is meant by a collective is known from elsewhere.
OPTIONS = Options(profile=Profile(bodies=KnownBodies(members={"各乡镇人民政府": ("白石镇人民政府",)})))

COMMANDS = [
    *(["extract", "--format", name] for name in format_names()),
    *(["extract", "--format", name, "-o", f"written.{name}"] for name in format_names()),
    ["extract", "--lint"],
    ["extract", "--check", "committed.json"],
    ["show"],
    ["explain"],
    ["explain", "--task", "t1"],
    *(["check", "--format", name] for name in FORMATS),
    ["check", "--output-file", "sarif=written.sarif"],
    ["check", "--write-baseline", "written.json"],
    ["units"],
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a notice."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "committed.json").write_text("[]", "utf-8")
    return tmp_path


def given_report(name: str) -> Report:
    return recognised_report(SCAN) if name == "notice.scan" else extract(GIVEN[name], OPTIONS, name=name)


def refuse(*_: object, **__: object) -> Report:
    raise ValueError("refused")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_written_that_the_models_refuse(
    command: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(Report, "model_validate", refuse)
    before = sorted(folder.iterdir())
    assert main([*command, "notice.txt"]) == 70
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err.count(b"\n") == 1
    assert b"a bug of ours" in err
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("command", [["extract"], ["check"], ["units"]], ids=" ".join)
def test_several_files_are_all_refused(
    command: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "other.txt").write_text(NOTICE, "utf-8")
    monkeypatch.setattr(Report, "model_validate", refuse)
    assert main([*command, "notice.txt", "other.txt"]) == 70
    out, err = capfdbinary.readouterr()
    assert (out, err.count(b"\n")) == (b"", 2)


def test_one_that_is_refused_has_its_place_among_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "other.txt").write_text(NOTICE, "utf-8")

    def parse(document: RawDocument, source: Source, profile: Profile) -> Plain:
        plain = plain_report(document, source, profile)
        return plain if source.name == "notice.txt" else {**plain, "tasks": 3}

    monkeypatch.setattr(parser, "parse", parse)
    assert main(["extract", "notice.txt", "other.txt"]) == 70
    first, second = json.loads(capfdbinary.readouterr().out)
    assert [task["id"] for task in first["tasks"]] == ["t1", "t2", "t3", "t1-2", "t4", "t5"]
    assert (second["source"], second["error"]["name"]) == ("other.txt", "InternalError")
    assert "/tasks" in second["error"]["message"]


# Kept from before any test puts something else in its place.
plain_report = parser.parse

Step = str | int


def places(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """The path to each field of each object, of arrays into the first item."""
    for step, item in value.items() if isinstance(value, dict) else enumerate(value[:1]):
        yield (*path, step)
        if isinstance(item, dict | tuple):
            yield from places(item, (*path, step))


def put(value: Any, path: tuple[Step, ...], wrong: object) -> Any:
    """The plain data with something else at one place."""
    step, *rest = path
    inner = put(value[step], tuple(rest), wrong) if rest else wrong
    if isinstance(value, tuple):
        return (*value[: int(step)], inner, *value[int(step) + 1 :])
    return {**value, step: inner}


def shortened(value: Any) -> Any:
    """The plain data with the first objects of each array: only these are tried, and each trial validates all."""
    if isinstance(value, dict):
        return {key: shortened(item) for key, item in value.items()}
    if isinstance(value, tuple) and isinstance(next(iter(value), None), dict):
        return tuple(map(shortened, value[:2]))
    return value


class Strange:
    """A value of no kind that a report has."""


# None of them is a value of any field, but for a number in a box, or of a target.
WRONG: list[object] = [Strange(), b"bytes", {"surprise": 1}, [], 1.5, float("nan")]


@pytest.mark.parametrize("name", [*GIVEN, "notice.scan"])
def test_a_wrong_type_in_any_field_is_never_written(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = shortened(given_report(name).model_dump(exclude_unset=True))
    assert Report.model_validate(plain, strict=True)
    for path in places(plain):
        for wrong in WRONG:
            if wrong == 1.5 and (path[-2:-1] == ("box",) or path[-1] in ("value", "value_max")):
                continue
            monkeypatch.setattr(parser, "parse", lambda *_, path=path, wrong=wrong: put(plain, path, wrong))
            with pytest.raises(InternalError, match=f"{name}: .* does not fit its schema at /{path[0]}"):
                extract(NOTICE.encode(), name=name)


def test_every_field_is_among_those_tried() -> None:
    seen: dict[type[BaseModel], set[str]] = {Report: set()}
    for name in [*GIVEN, "notice.scan"]:
        note(given_report(name), seen)
    note(with_corrections(), seen)
    seen[Furniture] |= seen[Place]
    empty = {kind.__name__: set(kind.model_fields) - found for kind, found in seen.items()}
    assert {kind: names for kind, names in empty.items() if names} == {}


def with_corrections() -> Report:
    """Of a notice of which people have corrected a field, and of a task one."""
    report, document = extract_with_document(NOTICE.encode(), name="notice.txt")
    maker = CorrectionMaker(report, document)
    made = (maker.change_notice("document_number", "青政办〔2024〕4号"), maker.add("t4", "lead_units", "县公安局"))
    source = CorrectedSource(name="notice.txt", sha256=report.source.sha256)
    return corrected(report, document, Corrections(version=1, source=source, corrections=made))


def note(value: object, seen: dict[type[BaseModel], set[str]]) -> None:
    """Which fields of which models hold anything."""
    if isinstance(value, BaseModel):
        found = {name for name in type(value).model_fields if getattr(value, name) not in (None, (), {})}
        seen.setdefault(type(value), set()).update(found)
        for name in found:
            note(getattr(value, name), seen)
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            note(item, seen)
