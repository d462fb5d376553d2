"""The page of a review: what comes first, by keys alone, for readers of screens, on a phone, with hostile words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import DESK, NEEDS_CHROMIUM, PHONE
from corrected_notices import NOTICE
from playwright.sync_api import Browser, expect
from reviewing_pages import ReviewPage, corrected_report, notice_in, review_page, reviewed, task_of
from typeset import set_pages

pytestmark = NEEDS_CHROMIUM


def _violations(page: ReviewPage) -> list[str]:
    found = Axe().run(page.page).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"][:3]]


def test_what_is_doubtful_comes_first(browser: Browser, tmp_path: Path) -> None:
    with reviewed(notice_in(tmp_path)) as review, review_page(browser, review.address) as page:
        labels = page.page.locator("#tasks-list > li .card-label").all_text_contents()
        assert labels == ["3.", "1.", "2.", "4.", "（1）", "（2）", "5."]
        expect(page.page.locator(".card:focus .card-label")).to_have_text("3.")
        expect(page.page.locator(".card:focus .doubt").first).to_have_text("nobody is named for t3")
        assert page.page.url == f"http://127.0.0.1:{review.port}/"


def test_a_notice_is_reviewed_by_keys_alone(browser: Browser, tmp_path: Path) -> None:
    notice = notice_in(tmp_path)
    with reviewed(notice) as review:
        with review_page(browser, review.address) as page:
            keys, current = page.page.keyboard, page.page.locator(".card:focus .card-label")
            keys.press("e")
            expect(page.card("t3").locator(".editor")).to_be_visible()
            for _ in range(20):
                if page.page.locator(":focus").get_attribute("aria-label") == "Add to Responsible":
                    break
                keys.press("Tab")
            keys.type("县公安局")
            keys.press("Enter")
            page.settled()
            expect(page.page.locator(":focus")).to_have_attribute("aria-label", "Add to Responsible")
            keys.press("Escape")
            expect(current).to_have_text("3.")
            keys.press("a")
            page.settled()
            expect(current).to_have_text("1.")
            keys.press("Enter")
            page.settled()
            expect(current).to_have_text("2.")
            for key, label in (("j", "4."), ("k", "2."), ("p", "2."), ("n", "4.")):
                keys.press(key)
                expect(current).to_have_text(label)
            keys.press("u")
            page.settled()
            expect(page.page.locator(".bar-count")).to_have_text("1/7 seen")
            keys.press("?")
            expect(page.page.get_by_role("dialog", name="Keys")).to_be_visible()
            keys.press("Escape")
            expect(page.page.get_by_role("dialog")).to_have_count(0)
        assert [one.do for one in review.corrections] == ["add", "seen"]
    assert task_of(corrected_report(notice), "t3").responsible_units == ("县公安局",)


def test_letters_that_are_typed_are_no_keys(browser: Browser, tmp_path: Path) -> None:
    with reviewed(notice_in(tmp_path)) as review, review_page(browser, review.address) as page:
        page.page.get_by_role("searchbox").press_sequentially("aun?")
        expect(page.page.get_by_role("searchbox")).to_have_value("aun?")
        page.page.get_by_role("searchbox").fill("")
        assert review.corrections == ()
        page.edit("t1").get_by_label("Text", exact=True).press("a")
        expect(page.edit("t1").get_by_label("Text", exact=True)).to_have_value(re.compile("a"))


def test_what_is_typed_elsewhere_stays_when_a_change_is_shown(browser: Browser, tmp_path: Path) -> None:
    with reviewed(notice_in(tmp_path)) as review, review_page(browser, review.address) as page:
        typed = page.edit("t1").get_by_label("Add to Guiding", exact=True)
        typed.press_sequentially("县教")
        with review_page(browser, review.address) as other:
            other.fill(other.edit("t2").get_by_label("Number", exact=True), "22.")
        page.page.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(page.card("t2").locator(".card-label")).to_contain_text("22.")
        expect(typed).to_have_value("县教")
        expect(typed).to_be_focused()


@pytest.mark.parametrize(("language", "size"), [("en", DESK), ("zh", DESK), ("en", PHONE)])
def test_readers_of_screens_find_their_way(
    browser: Browser, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with (
        reviewed(notice_in(tmp_path), "--lang", language) as review,
        review_page(browser, review.address, size) as page,
    ):
        assert _violations(page) == []
        page.page.keyboard.press("e")
        assert _violations(page) == []
        page.page.keyboard.press("Escape")
        page.page.keyboard.press("+")
        assert _violations(page) == []
        page.page.keyboard.press("Escape")
        page.page.locator("#tab-notice").click()
        page.fill(page.page.locator("#notice-issue_date"), "yesterday")
        assert _violations(page) == []
        assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        page.faults.clear()


def test_the_page_says_everything_in_chinese(browser: Browser, tmp_path: Path) -> None:
    with reviewed(notice_in(tmp_path), "--lang", "zh") as review, review_page(browser, review.address) as page:
        page.page.keyboard.press("e")
        page.page.locator("#edit-0-label").or_(page.page.locator("#edit-2-label")).first.fill("9.")
        page.page.keyboard.press("Tab")
        page.settled()
        for part in (".review-bar", ".editor", ".card-tools"):
            words = re.findall(r"[A-Za-z]{2,}", page.page.locator(part).first.inner_text())
            assert words == [], part


def test_words_of_the_notice_run_nowhere(browser: Browser, tmp_path: Path) -> None:
    hostile = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
    text = NOTICE.replace("3.整治停车秩序。", f"3.整治停车秩序{hostile}。").replace("县城管局", f"县{hostile}局")
    with reviewed(notice_in(tmp_path, text)) as review, review_page(browser, review.address) as page:
        page.edit("t3")
        page.fill(page.edit("t1").get_by_label("Lead 1", exact=True), f"市园林局{hostile}")
        expect(page.card("t1")).to_contain_text("read as: 市园林局")
        assert page.page.evaluate("window.ran") is None
        assert page.page.locator(".card img, .bar-said img, .card script").count() == 0
        asked = page.page.evaluate("fetch('https://example.org/').then(() => 'sent', () => 'refused')")
        assert asked == "refused"
        page.faults.clear()


def test_of_a_pdf_words_are_selected_on_its_picture(browser: Browser, tmp_path: Path) -> None:
    notice = tmp_path / "notice.pdf"
    notice.write_bytes(set_pages(NOTICE))
    with reviewed(notice) as review, review_page(browser, review.address) as page:
        page.card("t4").focus()
        page.page.evaluate(
            """() => {
              const lines = [...document.querySelectorAll("text[data-line]")];
              const line = lines.find((one) => one.textContent.includes("完善交通标识"));
              const at = line.textContent.indexOf("完善");
              window.getSelection().setBaseAndExtent(line.firstChild, at, line.firstChild, at + 6);
            }"""
        )
        page.page.get_by_role("button", name="Text of 4.").click()
        page.settled()
        expect(page.card("t4").locator(".card-text")).to_have_text("完善交通标识")
    assert task_of(corrected_report(notice), "t4").text == "完善交通标识"


def test_the_button_finish_ends_it(browser: Browser, tmp_path: Path) -> None:
    with reviewed(notice_in(tmp_path)) as review, review_page(browser, review.address) as page:
        page.page.get_by_role("button", name="Finish").click()
        expect(page.page.locator(".bar-said")).to_contain_text("The review has ended.")
        _, told = review.process.communicate(timeout=30)
        assert (review.process.returncode, told.decode().strip()) == (
            0,
            "govtask: 0 of 7 tasks were seen; 0 entries in notice.txt.corrections.yaml",
        )
        page.faults.clear()


def test_a_review_that_is_gone_is_told(browser: Browser, tmp_path: Path) -> None:
    with reviewed(notice_in(tmp_path)) as review, review_page(browser, review.address) as page:
        review.end()
        page.fill(page.edit("t1").get_by_label("Lead 1", exact=True), "市林业局")
        assert "not running any more" in page.said
        expect(page.edit("t1").get_by_label("Lead 1", exact=True)).to_have_value("市林业局")
        page.faults.clear()
