"""Pages in a real browser, Debian's Chromium: opened from a file, with no network, every request of theirs counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import which

import pytest
from msgspec import Struct, field
from playwright.sync_api import Browser, Page, sync_playwright

from govtask_extract import extract
from govtask_extract.checking.checker import diagnose
from govtask_extract.checking.configuration import Configuration
from govtask_extract.model.report import Report
from govtask_extract.model.shown import ShownNotice
from govtask_extract.pipeline import extract_with_document
from govtask_extract.writing.page.whole_page import page_of

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
NEEDS_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here (apt-get install chromium)")
# As root it runs without a sandbox only; the rest keeps it from asking anybody anything.
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK, PHONE = (1440, 900), (390, 844)

NOTICE = """云溪区2025年重点工作任务分解方案

一、城市建设

1.新建口袋公园3个。（牵头单位：市园林局）

分管领导：周景明

责任单位：区住建局、区水务局

完成时限：2025年6月30日

2.改造老旧小区5个。（牵头单位：市住建局）

分管领导：吴小雨

责任单位：区住建局

协办单位：区财政局

完成时限：2025年12月31日

二、民生保障

3.新增托位800个。（牵头单位：市卫生健康委）

分管领导：周景明

责任单位：区卫生健康局
"""


@contextmanager
def running_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        yield browser
        browser.close()


class Watched(Struct):
    """A page, what it asked for beyond its own file, and what went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def shown_tasks(self) -> list[str]:
        """The labels of the tasks that are shown, in their order."""
        # What is out of sight is not laid out, and has a text content alone.
        return self.page.locator("#tasks-list > li:visible .card-label").all_text_contents()

    def chosen(self) -> list[str]:
        """What is marked as chosen in the document, piece by piece."""
        found: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('#document-text .selected')].map(e => e.textContent)"
        )
        return found


@contextmanager
def opened(browser: Browser, file: Path, size: tuple[int, int] = DESK, scheme: str = "light") -> Iterator[Watched]:
    """From `file://`; whatever else it asks for is noted and refused."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    watched = Watched(context.new_page())
    page = watched.page
    page.on("pageerror", lambda error: watched.faults.append(str(error)))
    page.on("console", lambda message: watched.faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: watched.requests.append(request.url))
    page.goto(file.as_uri())
    try:
        yield watched
        assert watched.requests in ([file.as_uri()], []), watched.requests
        assert watched.faults == []
    finally:
        context.close()


@cache
def _page(text: str) -> str:
    report, document = extract_with_document(text.encode(), name="notice.txt")
    found = diagnose(report, Configuration(), "notice.txt")
    return page_of(report.model_copy(update={"diagnostics": found}), ShownNotice(document))


def page_of_text(folder: Path, text: str = NOTICE) -> Path:
    """The page of a notice of this text."""
    file = folder / "notice.html"
    file.write_text(_page(text), "utf-8")
    return file


def page_of_report(folder: Path, report: Report) -> Path:
    """The page of a report alone."""
    file = folder / "report.html"
    file.write_text(page_of(report), "utf-8")
    return file


def report_of(text: str = NOTICE) -> Report:
    return extract(text.encode(), name="notice.txt")
