"""The first pages of the documents' site, one for each language: a link to each of the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

NAME = "index.md"


@dataclass(frozen=True, slots=True)
class FirstPage:
    """Where it stands in docs/, and what it says before the list."""

    folder: str
    head: str

    def file(self, docs: Path) -> Path:
        return docs / self.folder / NAME

    def text(self, docs: Path) -> str:
        """Markdown: the title of each page of its folder, those of the rules as one."""
        folder = docs / self.folder
        pages = [path for path in sorted(folder.glob("*.md")) if path.name != NAME]
        return self.head + "".join(
            f"- [{_title(path)}]({path.relative_to(folder).as_posix()})\n"
            for path in [*pages, folder / "rules/README.md"]
        )


FIRST_PAGES = (
    FirstPage(
        "",
        """# govtask-extract

[中文](zh/index.md)

Reads Chinese government notices that hand out tasks (责任分解方案, 任务分工方案, 重点工作安排) and gives back
every task with the bodies that answer for it, as structured data. README.md of the checkout says how to begin; these
pages go on from there.

""",
    ),
    FirstPage(
        "zh",
        """# govtask-extract

[English](../index.md)

读取布置任务的公文（责任分解方案、任务分工方案、重点工作安排等），把每项任务及其牵头单位、分管领导、责任单位提取成结构化数据。\
入门见源码目录中的 README.zh-CN.md，以下各页作进一步说明。

""",
    ),
)


def _title(page: Path) -> str:
    return page.read_text("utf-8").split("\n", 1)[0].removeprefix("# ")
