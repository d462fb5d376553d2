"""A page in the browser: nothing of a document runs, nothing asks a network, and the policy of the page says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import NEEDS_CHROMIUM, NOTICE, opened, page_of_text
from playwright.sync_api import Browser, expect

from govtask_extract.model.failure import Failure, Fault
from govtask_extract.writing.page.whole_page import PageExtras, page_of

pytestmark = NEEDS_CHROMIUM

HOSTILE = [
    "<script>window.ran=1;alert(1)</script>",
    "<img src=x onerror=window.ran=1>",
    "</script><script>window.ran=1</script>",
    "<!--<script>",
    "<svg onload=window.ran=1>",
    "{{7*7}}<style>*{display:none}</style>",
    "javascript:window.ran=1",
    '"><a href=https://example.org>',
    "&amp <b>\u2028\u2029",
]


def hostile(words: str) -> str:
    return NOTICE.replace("口袋公园", words).replace("区水务局", f"区水务局{words}局").replace("城市建设", words)


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_document_is_text(browser: Browser, tmp_path: Path, words: str) -> None:
    with opened(browser, page_of_text(tmp_path, hostile(words))) as shown:
        page = shown.page
        for tab in ("charts", "findings", "notice", "tasks"):
            page.locator(f"#tab-{tab}").click()
        page.locator("#task-0 .card-text").click()
        assert page.evaluate("window.ran") is None
        assert page.locator("#panes :is(script, style, img, iframe, a)").count() == 0
        assert words.strip("\u2028\u2029")[:8] in page.locator("#document-text").inner_text()
        expect(page.locator("#tasks-list")).to_be_visible()


def test_a_failure_is_told_as_text(browser: Browser, tmp_path: Path) -> None:
    fault = Fault(name="UnreadableFile", message=HOSTILE[1], hint=HOSTILE[0])
    file = tmp_path / "failed.html"
    file.write_text(page_of(Failure(source="lost.pdf", error=fault)), "utf-8")
    with opened(browser, file) as shown:
        expect(shown.page.locator("#notice")).to_contain_text(HOSTILE[1])
        assert shown.page.evaluate("window.ran") is None


def test_the_policy_lets_nothing_else_run(browser: Browser, tmp_path: Path) -> None:
    """Not even what gets into the page by some way that nobody has thought of."""
    file = page_of_text(tmp_path)
    smuggled = "<script>window.ran=1</script><img src=x onerror=window.ran=1><link rel=stylesheet href=https://example.org/x.css>"
    file.write_text(file.read_text("utf-8").replace("<header", f"{smuggled}<header", 1), "utf-8")
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.route(
        "**/*",
        lambda route: (
            (asked.append(route.request.url), route.abort()) if "http" in route.request.url else route.continue_()
        ),
    )
    page.goto(file.as_uri())
    page.evaluate("fetch('https://example.org/').catch(() => 0)")
    page.evaluate("new Image().src = 'https://example.org/x.png'")
    expect(page.locator("#count")).to_have_text("3 of 3 tasks")
    assert page.evaluate("window.ran") is None
    assert asked == []
    context.close()


def test_a_page_may_have_scripts_and_styles_of_a_server(browser: Browser, tmp_path: Path) -> None:
    from browsing import report_of

    extras = PageExtras(
        scripts=("govtask.on('select', ({value}) => { document.body.dataset.seen = value.name; });",),
        styles=("#title { letter-spacing: 3px; }",),
    )
    file = tmp_path / "more.html"
    file.write_text(page_of(report_of(), extras=extras), "utf-8")
    with opened(browser, file) as shown:
        shown.page.locator("#task-2 .chip.k-lead_units").click()
        expect(shown.page.locator("body")).to_have_attribute("data-seen", "市卫生健康委")
        expect(shown.page.locator("#title")).to_have_css("letter-spacing", "3px")
    assert "connect-src" not in file.read_text("utf-8")
    assert "connect-src &#39;self&#39;" in page_of(report_of(), extras=PageExtras(connects=True))
