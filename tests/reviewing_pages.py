"""A review as a person has it: the command in a process of its own, its page in a browser."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browsing import DESK
from corrected_notices import NOTICE
from msgspec import Struct, field
from playwright.sync_api import Browser, Locator, Page, expect

from govtask_extract import extract
from govtask_extract.correcting.correction_models import Correction
from govtask_extract.correcting.corrections_file import corrections_path, load_corrections
from govtask_extract.model.options import Options
from govtask_extract.model.report import Report, Task

_SAID = re.compile(rb"http://127\.0\.0\.1:(\d+)/\?key=\S+")


class Review(Struct):
    """A server at work."""

    notice: Path
    process: subprocess.Popen[bytes]
    address: str
    port: int

    def end(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """The exit code, and what was said in the end."""
        self.process.send_signal(number)
        _, told = self.process.communicate(timeout=30)
        return self.process.returncode, told.decode()

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """As they are on the disk."""
        path = corrections_path(self.notice)
        return load_corrections(path).corrections if path.exists() else ()


def notice_in(folder: Path, text: str = NOTICE) -> Path:
    """The file of a notice of this text."""
    file = folder / "notice.txt"
    file.write_text(text, "utf-8")
    return file


@contextmanager
def reviewed(notice: Path, *options: str) -> Iterator[Review]:
    """The command as a shell starts it."""
    command = [sys.executable, "-m", "govtask_extract", "review", str(notice), "--no-browser", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert process.stderr is not None
    try:
        found = None
        while found is None and (line := process.stderr.readline()):
            found = _SAID.search(line)
        assert found, "the command has ended"
        yield Review(notice, process, found[0].decode(), int(found[1]))
    finally:
        process.kill()
        process.communicate()


class ReviewPage(Struct):
    """The page in a browser, and what went wrong in it."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def card(self, id: str) -> Locator:
        return self.page.locator(f'[data-task="{id}"]')

    def edit(self, id: str) -> Locator:
        """The fields of a task."""
        card = self.card(id)
        if not card.locator(".editor").count():
            card.get_by_role("button", name="Edit", exact=True).click()
        return card.locator(".editor")

    def fill(self, field: Locator, value: str) -> None:
        """As somebody types, and goes on with Tab."""
        field.fill(value)
        field.press("Tab")
        self.settled()

    def settled(self) -> None:
        """When all that was sent has been answered."""
        self.page.wait_for_function("() => !document.body.hasAttribute('aria-busy')")

    def select(self, words: str, until: str | None = None) -> None:
        """Words of the document, from where they begin to where `until` ends."""
        self.page.evaluate(_SELECT, [words, until or words])
        expect(self.page.locator(".bar-words")).to_be_visible()

    @property
    def said(self) -> str:
        return self.page.locator(".bar-said").inner_text()


_SELECT = """([first, last]) => {
  const lines = [...document.querySelectorAll("#document-text .line")];
  const ends = (line, at) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (at <= node.length) return [node, at];
      at -= node.length;
    }
  };
  const from = lines.find((line) => line.textContent.includes(first));
  const to = lines.slice(lines.indexOf(from)).find((line) => line.textContent.includes(last));
  const selection = window.getSelection();
  selection.setBaseAndExtent(
    ...ends(from, from.textContent.indexOf(first)),
    ...ends(to, to.textContent.indexOf(last) + last.length),
  );
}"""


@contextmanager
def review_page(browser: Browser, address: str, size: tuple[int, int] = DESK) -> Iterator[ReviewPage]:
    """At the address that the command says."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    watched = ReviewPage(context.new_page())
    page = watched.page
    page.on("pageerror", lambda error: watched.faults.append(str(error)))
    page.on("console", lambda message: watched.faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    try:
        yield watched
        assert watched.faults == []
    finally:
        context.close()


def corrected_report(notice: Path) -> Report:
    """What `extract` gives of it, as people have corrected it."""
    return extract(notice, Options(find_corrections=True))


def task_of(report: Report, id: str) -> Task:
    return next(task for task in report.tasks if task.id == id)
