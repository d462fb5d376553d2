"""What is made up at random is read as it was made."""

from __future__ import annotations

from dataclasses import fields

import pytest
from generated import WAYS, Task, notice
from outside import checked
from typeset import set_pages


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(16))
def test_a_made_up_notice_gives_the_tasks_that_it_was_made_of(seed: int, way: str) -> None:
    text, tasks = notice(seed, way)
    pages = way == "pages"
    report = checked(set_pages(text) if pages else text.encode(), "notice.pdf" if pages else "notice.txt")
    assert [as_task(task) for task in report["tasks"]] == tasks


def as_task(task: dict[str, object]) -> Task:
    found = {one.name: task[one.name] for one in fields(Task)}
    found["deadlines"] = [deadline["text"] for deadline in task["deadlines"]]  # type: ignore[attr-defined]
    return Task(**found)  # type: ignore[arg-type]
