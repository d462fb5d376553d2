"""A page in the browser: for whoever has no mouse, for readers of screens, in both lights, on desks and phones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import DESK, NEEDS_CHROMIUM, NOTICE, PHONE, Watched, opened, page_of_text
from playwright.sync_api import Browser, expect
from typeset import set_pages

from govtask_extract.model.options import Options
from govtask_extract.model.shown import ShownNotice
from govtask_extract.pipeline import extract_with_document, paint_pages
from govtask_extract.saying.speaking import Tongues, speak
from govtask_extract.writing.page.whole_page import page_of

pytestmark = NEEDS_CHROMIUM
TABS = ("document", "tasks", "charts", "findings", "notice")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("access")


@pytest.fixture(scope="module")
def painted(folder: Path) -> Path:
    """A page of a PDF with its picture, in Chinese."""
    content = set_pages(NOTICE)
    report, document = extract_with_document(content, name="notice.pdf")
    speak(Tongues("zh"))
    try:
        written = page_of(report, ShownNotice(document, paint_pages(content, Options(), name="notice.pdf")))
    finally:
        speak(Tongues())
    file = folder / "painted.html"
    file.write_text(written, "utf-8")
    return file


@pytest.fixture
def shown(browser: Browser, folder: Path) -> Iterator[Watched]:
    faulty = NOTICE.replace("责任单位：区卫生健康局", "责任单位：区卫生健康局、区卫生健康局")
    with opened(browser, page_of_text(folder, faulty)) as found:
        yield found


def violations(shown: Watched) -> list[str]:
    found = Axe().run(shown.page).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"][:3]]


@pytest.mark.parametrize(
    ("kind", "size", "scheme"),
    [
        ("text", DESK, "light"),
        ("text", DESK, "dark"),
        ("text", PHONE, "light"),
        ("text", PHONE, "dark"),
        ("painted", DESK, "dark"),
        ("painted", PHONE, "light"),
    ],
)
def test_axe_finds_nothing(
    browser: Browser, folder: Path, painted: Path, kind: str, size: tuple[int, int], scheme: str
) -> None:
    faulty = NOTICE.replace("责任单位：区卫生健康局", "责任单位：区卫生健康局、区卫生健康局")
    file = painted if kind == "painted" else page_of_text(folder, faulty)
    with opened(browser, file, size, scheme) as shown:
        page = shown.page
        for tab in TABS:
            button = page.locator(f"#tab-{tab}")
            if button.is_visible():
                button.click()
                assert violations(shown) == [], tab
        page.locator("#tab-tasks").click()
        page.locator("#task-1 .chip").first.click()
        page.locator("details:has(#marks) > summary").click()
        assert violations(shown) == [], "chosen"


def test_tasks_are_read_with_keys_alone(shown: Watched) -> None:
    page = shown.page
    page.locator("#clear").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#task-0")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#task-1")).to_be_focused()
    page.keyboard.press("Enter")
    assert "".join(shown.chosen()) == "改造老旧小区5个。"
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#task-1 .chip.k-lead_units")).to_be_focused()
    page.keyboard.press("Enter")
    assert shown.chosen() == ["市住建局"]
    page.keyboard.press("End")
    expect(page.locator("#task-2")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#task-0")).to_be_focused()


def test_one_press_of_tab_leads_past_all_other_tasks(shown: Watched) -> None:
    assert shown.page.locator("#tasks-list [tabindex='0']").count() == 1 + shown.page.locator("#task-0 button").count()


def test_the_document_is_read_with_keys_alone(shown: Watched) -> None:
    page = shown.page
    page.locator("#document-text").focus()
    names = []
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        names.append("".join(shown.chosen()))
    assert names[1:] == ["一、城市建设", "1.", "口袋公园3个"] or "市园林局" in names
    page.keyboard.press("ArrowLeft")
    assert "".join(shown.chosen()) == names[-2]
    assert page.locator("#announcer").inner_text()
    while "".join(shown.chosen()) != "市园林局":
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#task-0 .chip.k-lead_units")).to_be_focused()


def test_tabs_charts_and_findings_are_reached_with_keys_alone(shown: Watched) -> None:
    page = shown.page
    page.locator("#tab-tasks").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-charts")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Tab")
    first = page.locator("#charts .bar").first
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(first).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowDown")
    expect(first).not_to_be_focused()
    page.locator("#tab-charts").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    expect(page.locator(".finding").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".finding").first).to_have_attribute("aria-current", "true")


def test_menus_close_with_escape(shown: Watched) -> None:
    summary = shown.page.locator("#print > summary")
    summary.press("Enter")
    expect(shown.page.locator("#print button").first).to_be_visible()
    shown.page.keyboard.press("Escape")
    expect(shown.page.locator("#print button").first).to_be_hidden()
    expect(summary).to_be_focused()


def test_what_has_the_focus_is_seen(shown: Watched) -> None:
    page = shown.page
    page.locator("[name=text]").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", page.evaluate("document.activeElement.outerHTML")


def test_the_light_is_that_of_the_system_until_another_is_chosen(browser: Browser, folder: Path) -> None:
    with opened(browser, page_of_text(folder), scheme="dark") as shown:
        root = shown.page.locator("html")
        expect(root).to_have_attribute("data-theme", "dark")
        shown.page.locator("#theme").click()
        expect(root).to_have_attribute("data-theme", "light")
        shown.page.emulate_media(color_scheme="light")
        shown.page.evaluate("() => new Promise(requestAnimationFrame)")
        shown.page.emulate_media(color_scheme="dark")
        expect(root).to_have_attribute("data-theme", "dark")
