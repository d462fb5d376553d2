"""What the tests of checking share: a faulty notice, and `govtask` run in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from govtask_extract.checking import formats
from govtask_extract.checking.config_files import configuration_from
from govtask_extract.cli.app import run
from govtask_extract.cli.checks import name_once
from govtask_extract.registry import names

FORMATS = [name.removeprefix("as_") for name in names(formats)]
FOR_PEOPLE = {"text", "concise", "grouped"}
# Task 2 names a unit twice (GT207), and 3 is missing before task 4 (GT304).
FAULTY = """云溪区人民政府办公室关于印发2023年重点工作责任分解方案的通知

各街道办事处，区人民政府各部门：

现将方案印发给你们，请认真执行。

云溪区人民政府办公室

2023年3月1日

2023年重点工作责任分解方案

一、城市建设

1.新建公园3个。

责任单位：区住建局、区财政局

2.改造老旧小区12个。

责任单位：区住建局、区住建局

4.修缮桥梁100%完工，疏浚河道5公里。

责任单位：区住建局
"""
SOUND = FAULTY.replace("区住建局、区住建局", "区住建局").replace("4.修缮", "3.修缮")
PROSE = "今天天气很好。\n\n湖边有人散步。\n"


@dataclass(frozen=True)
class Result:
    """An exit code, and what was printed to each stream."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """Of the findings of all files, printed as JSON."""
        return [one["code"] for file in self.data["files"] for one in file["diagnostics"]]


class Shell:
    """Runs `govtask` in a folder of its own."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[bytes]) -> None:
        self.folder = folder
        self._capture = capture

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def __call__(self, *arguments: str | Path) -> Result:
        configuration_from.cache_clear()
        name_once.cache_clear()
        self._capture.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = self._capture.readouterr()
        return Result(code, out.decode("utf-8"), err.decode("utf-8"))

    def check(self, *arguments: str | Path) -> Result:
        """`govtask check … --format json`."""
        return self("check", *arguments, "--format", "json")
