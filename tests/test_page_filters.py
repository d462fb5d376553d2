"""A page in the browser: which tasks it shows, and the charts that choose among them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import NEEDS_CHROMIUM, NOTICE, Watched, opened, page_of_text
from playwright.sync_api import Browser, Page, expect

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def watched(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    with opened(browser, page_of_text(tmp_path_factory.mktemp("page"))) as found:
        yield found


@pytest.fixture
def shown(watched: Watched) -> Iterator[Watched]:
    """With all tasks, in their order."""
    yield watched
    watched.page.locator("#tab-tasks").click()
    watched.page.locator("[name=sort]").select_option("")
    watched.page.locator("#clear").click()
    assert watched.shown_tasks() == ["1.", "2.", "3."]


def choose(page: Page, name: str, text: str) -> None:
    """By what a person reads in the list."""
    field = page.locator(f"#filters [name={name}]")
    value = field.locator("option", has_text=text).first.get_attribute("value")
    field.select_option(value)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("unit", "区住建局", ["1.", "2."]),
        ("unit", "区卫生健康局", ["3."]),
        ("leader", "周景明", ["1.", "3."]),
        ("section", "城市建设", ["1.", "2."]),
        ("role", "Co-handling", ["2."]),
        ("deadline", "With a deadline", ["1.", "2."]),
        ("deadline", "Without a deadline", ["3."]),
        ("deadline", "2025-12-31", ["2."]),
    ],
)
def test_a_filter_shows_the_tasks_that_have_it(shown: Watched, name: str, text: str, expected: list[str]) -> None:
    choose(shown.page, name, text)
    assert shown.shown_tasks() == expected
    expect(shown.page.locator("#count")).to_have_text(f"{len(expected)} of 3 tasks")


def test_a_unit_is_looked_for_in_the_role_that_is_chosen(shown: Watched) -> None:
    choose(shown.page, "unit", "区住建局")
    choose(shown.page, "role", "Co-handling")
    assert shown.shown_tasks() == []
    expect(shown.page.locator("#none")).to_be_visible()
    choose(shown.page, "role", "Responsible")
    assert shown.shown_tasks() == ["1.", "2."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("公园", ["1."]), ("住建局 老旧", ["2."]), ("周景明", ["1.", "3."]), ("民生", ["3."]), ("<b>", [])],
)
def test_a_search_looks_in_texts_names_and_titles(shown: Watched, text: str, expected: list[str]) -> None:
    shown.page.locator("[name=text]").fill(text)
    assert shown.shown_tasks() == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [("deadline", ["1.", "2.", "3."]), ("leader", ["2.", "1.", "3."]), ("lead", ["3.", "1.", "2."])],
)
def test_tasks_are_sorted(shown: Watched, order: str, expected: list[str]) -> None:
    shown.page.locator("[name=sort]").select_option(order)
    key = {"deadline": "deadlines", "leader": "supervising_leaders", "lead": "lead_units"}[order]
    first = shown.page.locator("#tasks-list > li").evaluate_all(
        f"rows => rows.map(row => row.querySelector('.k-{key}')?.textContent ?? null)"
    )
    assert sorted(shown.shown_tasks()) == ["1.", "2.", "3."]
    given = [one for one in first if one is not None]
    assert first == [*given, *[None] * (3 - len(given))]
    if order != "lead":
        assert shown.shown_tasks() == expected


def test_only_tasks_with_findings(browser: Browser, tmp_path: Path) -> None:
    faulty = NOTICE.replace("责任单位：区卫生健康局", "责任单位：区卫生健康局、区卫生健康局")
    with opened(browser, page_of_text(tmp_path, faulty)) as shown:
        shown.page.locator("[name=findings]").check()
        assert shown.shown_tasks() == ["3."]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("区住建局: 2 tasks", ["1.", "2."]),
        ("区财政局, Co-handling: 1 tasks", ["2."]),
        ("吴小雨: 1 tasks", ["2."]),
        ("二、民生保障: 1 tasks", ["3."]),
        ("2025-06-30: 1 tasks", ["1."]),
    ],
)
def test_each_bar_filters_and_lets_go(shown: Watched, label: str, expected: list[str]) -> None:
    shown.page.locator("#tab-charts").click()
    bar = shown.page.locator(f'#charts .bar[aria-label="{label}"]').last
    for key in ("click", "Enter"):
        bar.click() if key == "click" else bar.press(key)
        expect(bar).to_have_attribute("aria-pressed", "true")
        shown.page.locator("#tab-tasks").click()
        assert shown.shown_tasks() == expected
        shown.page.locator("#tab-charts").click()
        bar.press("Enter")
        expect(bar).to_have_attribute("aria-pressed", "false")
        expect(shown.page.locator("#count")).to_have_text("3 of 3 tasks")


def test_the_longest_bar_is_that_of_the_unit_with_most_tasks(shown: Watched) -> None:
    shown.page.locator("#tab-charts").click()
    names = shown.page.locator("#charts figure").first.locator(".row-name").all_inner_texts()
    assert names[0] == "区住建局"
    drawings = shown.page.locator("#charts figure").first.locator("svg")
    widths = drawings.evaluate_all(
        "all => all.map(one => [...one.children].reduce((sum, bar) => sum + bar.getBoundingClientRect().width, 0))"
    )
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 1.9 * widths[1]
