"""The first page of the documents' site: a link to each of the others."""

from __future__ import annotations

from pathlib import Path

NAME = "index.md"
_HEAD = """# govtask-extract

Reads Chinese government notices that hand out tasks (责任分解方案, 任务分工方案, 重点工作安排) and gives back
every task with the bodies that answer for it, as structured data. README.md of the checkout says how to begin; these
pages go on from there.

"""


def index_page(folder: Path) -> str:
    """Markdown: the title of each page of `docs/`, those of the rules as one."""
    pages = [path for path in sorted(folder.glob("*.md")) if path.name != NAME]
    return _HEAD + "".join(
        f"- [{_title(path)}]({path.relative_to(folder).as_posix()})\n" for path in [*pages, folder / "rules/README.md"]
    )


def _title(page: Path) -> str:
    return page.read_text("utf-8").split("\n", 1)[0].removeprefix("# ")
