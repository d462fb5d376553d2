"""What is made up at random is read as it was made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from html import escape

import pytest
from generated import WAYS, Task, notice
from generated_tables import table
from outside import checked
from printed_documents import web_page
from typeset import set_pages


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(16))
def test_a_made_up_notice_gives_the_tasks_that_it_was_made_of(seed: int, way: str) -> None:
    text, tasks = notice(seed, way)
    make, name = MADE.get(way, (str.encode, "notice.txt"))
    report = checked(make(text), name)
    assert [as_task(task) for task in report["tasks"]] == tasks


@pytest.mark.parametrize("seed", range(48))
def test_a_made_up_table_gives_the_tasks_that_it_was_made_of(seed: int) -> None:
    made = table(seed)
    assert [as_task(task) for task in checked(web_page(made, seed), "notice.html")["tasks"]] == made.tasks


def page_of(text: str) -> bytes:
    """Each line a paragraph, those of tables, too."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)
    return f"<html><body>{lines}</body></html>".encode()


MADE: dict[str, tuple[Callable[[str], bytes], str]] = {
    "pages": (set_pages, "notice.pdf"),
    "a web page": (page_of, "notice.html"),
}


def as_task(task: dict[str, object]) -> Task:
    found = {one.name: task[one.name] for one in fields(Task)}
    found["deadlines"] = [deadline["text"] for deadline in task["deadlines"]]  # type: ignore[attr-defined]
    return Task(**found)  # type: ignore[arg-type]
