"""A page in the browser: what it prints, and how it bears many tasks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from browsing import NEEDS_CHROMIUM, Watched, opened, page_of_text
from conftest import ROOT
from playwright.sync_api import Browser, CDPSession, expect

from govtask_extract.model.shown import ShownNotice
from govtask_extract.pipeline import extract_with_document
from govtask_extract.writing.page.whole_page import page_of

pytestmark = NEEDS_CHROMIUM
_A4 = (595, 842)


@pytest.fixture(scope="module")
def watched(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    report, document = extract_with_document(ROOT / "samples" / "dongxihu-2022" / "notice.pdf")
    file = tmp_path_factory.mktemp("paper") / "sample.html"
    file.write_text(page_of(report, ShownNotice(document)), "utf-8")
    with opened(browser, file) as found:
        yield found


def printed(shown: Watched, choice: str) -> list[str]:
    """The text of each sheet of paper, without blanks."""
    page = shown.page
    page.evaluate(
        "choice => { document.body.dataset.print = choice; dispatchEvent(new Event('beforeprint')); }", choice
    )
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert {(round(sheet.get_width()), round(sheet.get_height())) for sheet in pdf} == {_A4}
    return ["".join(sheet.get_textpage().get_text_range().split()) for sheet in pdf]


def test_the_summary_is_one_sheet(watched: Watched) -> None:
    (sheet,) = printed(watched, "summary")
    assert "132tasks" in sheet or "tasks132" in sheet
    for words in ("区住房和城乡建设局", "冷莹", "二、重点工作"):
        assert words in sheet


def test_tasks_are_printed_as_far_as_they_are_shown(watched: Watched) -> None:
    page = watched.page
    page.locator("[name=text]").fill("数字人民币")
    sheets = printed(watched, "tasks")
    page.locator("#clear").click()
    assert len(sheets) == 2
    assert "打造一批百亿元服务业集聚区" in sheets[1]
    assert "地区生产总值增长7.5%" not in sheets[1]


def test_everything_is_printed(watched: Watched) -> None:
    sheets = printed(watched, "all")
    text = "".join(sheets)
    assert text.count("推动东湖高新区、武汉经开区") == 2
    assert "附件" in text or "附表" in text


def test_a_button_says_what_is_printed(watched: Watched) -> None:
    page = watched.page
    page.evaluate("window.print = () => { window.asked = document.body.dataset.print; }")
    for choice in ("summary", "tasks", "all"):
        page.locator("#print > summary").click()
        page.locator(f"#print [value={choice}]").click()
        assert page.evaluate("window.asked") == choice
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator("body")).to_have_attribute("data-print", "all")


def many_tasks(count: int) -> str:
    roles = "（牵头单位：市{0}局）\n\n分管领导：周景明\n\n责任单位：区{0}局、区财政局\n\n完成时限：2025年{1}月{2}日\n\n"
    names = ("住建", "水务", "教育", "民政", "文旅")
    items = (f"{n}.新建公园{n}个。" + roles.format(names[n % 5], n % 12 + 1, n % 28 + 1) for n in range(1, count + 1))
    return f"2025年重点工作任务分解方案\n\n一、城市建设\n\n{''.join(items)}"


def test_a_thousand_tasks_are_hidden_and_shown_and_none_is_made_anew(browser: Browser, tmp_path: Path) -> None:
    """What a filter costs is counted: cards that change, and no element that comes or goes."""
    with opened(browser, page_of_text(tmp_path, many_tasks(1000))) as shown:
        page = shown.page
        expect(page.locator("#count")).to_have_text("1,000 of 1,000 tasks")
        page.evaluate(
            "window.changes = {attributes: 0, childList: 0};"
            "new MutationObserver(all => all.forEach(one => window.changes[one.type] += 1))"
            ".observe(document.getElementById('tasks-list'), {subtree: true, attributes: true, childList: true});"
        )
        page.locator("[name=unit]").select_option(label="区水务局 (200)")
        expect(page.locator("#count")).to_have_text("200 of 1,000 tasks")
        changes = page.evaluate("window.changes")
        assert changes["childList"] == 0
        # The 800 that are hidden, and the buttons of the one that Tab reaches.
        assert 800 <= changes["attributes"] < 850
        (sheet,) = printed(shown, "summary")
        assert "区财政局" in sheet


def test_hiding_tasks_costs_no_more_than_showing_them(browser: Browser, tmp_path: Path) -> None:
    """In time of the processor, whoever else is at work; as items of a list they took fifty times as long to hide."""
    with opened(browser, page_of_text(tmp_path, many_tasks(1000))) as shown:
        page = shown.page
        page.locator(".lines").last.locator(".line").first.wait_for(state="attached")
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def cost(text: str) -> float:
            before = spent(session)
            page.evaluate(
                "async text => { const form = document.getElementById('filters'); form.elements.text.value = text;"
                "form.dispatchEvent(new Event('input')); const frame = () => new Promise(requestAnimationFrame);"
                "await frame(); await frame(); }",
                text,
            )
            return spent(session) - before

        for text in ("zzz", ""):
            cost(text)
        hiding, showing = cost("zzz"), cost("")
        assert hiding < 5 * showing


def spent(session: CDPSession) -> float:
    """Seconds in scripts, styles and layout."""
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["ScriptDuration"] + metrics["RecalcStyleDuration"] + metrics["LayoutDuration"])
