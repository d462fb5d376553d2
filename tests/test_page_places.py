"""A page in the browser: from a value to its places, and from the document to the value that stands there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import DESK, NEEDS_CHROMIUM, NOTICE, PHONE, Watched, opened, page_of_report, page_of_text, report_of
from conftest import ROOT
from playwright.sync_api import Browser, expect
from recognised_made import recognised_report

from govtask_extract.model.shown import ShownNotice
from govtask_extract.pipeline import extract_with_document
from govtask_extract.writing.page.whole_page import page_of

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture
def shown(browser: Browser, folder: Path) -> Iterator[Watched]:
    with opened(browser, page_of_text(folder)) as found:
        yield found


@pytest.fixture(scope="module")
def sample(folder: Path) -> Path:
    """The sample's PDF, with no pictures: its text stands where it is printed."""
    report, document = extract_with_document(ROOT / "samples" / "dongxihu-2022" / "notice.pdf")
    file = folder / "sample.html"
    file.write_text(page_of(report, ShownNotice(document)), "utf-8")
    return file


def test_a_value_shows_its_places(shown: Watched) -> None:
    for chip in shown.page.locator("#tasks-list .chip").all():
        chip.click()
        assert "".join(shown.chosen()) == chip.inner_text()
        expect(chip).to_have_attribute("aria-current", "true")
        expect(shown.page.locator("#document-text .selected").first).to_be_in_viewport()


def test_a_text_shows_where_it_is_printed(shown: Watched) -> None:
    text = shown.page.locator("#task-1 .card-text")
    text.click()
    assert "".join(shown.chosen()) == text.inner_text() == "改造老旧小区5个。"


@pytest.mark.parametrize(
    ("words", "task"), [("市卫生健康委", "3."), ("吴小雨", "2."), ("2025年6月30日", "1."), ("改造", "2.")]
)
def test_the_document_shows_the_task(shown: Watched, words: str, task: str) -> None:
    shown.page.locator("#document-text .mark", has_text=words).first.click()
    card = shown.page.locator(".card.chosen")
    expect(card.locator(".card-label")).to_have_text(task)
    expect(card).to_be_in_viewport()


def test_a_task_that_a_filter_hides_is_shown_all_the_same(shown: Watched) -> None:
    shown.page.locator("[name=text]").fill("公园")
    shown.page.locator("#document-text .mark", has_text="市卫生健康委").click()
    expect(shown.page.locator("#count")).to_have_text("3 of 3 tasks")
    expect(shown.page.locator(".card.chosen .card-label")).to_have_text("3.")


def test_a_heading_is_found_among_the_sections(shown: Watched) -> None:
    shown.page.locator("#document-text .mark", has_text="民生保障").click()
    expect(shown.page.locator("#tab-notice")).to_have_attribute("aria-selected", "true")
    expect(shown.page.locator("#notice [aria-current]")).to_have_text("二、民生保障")


def test_findings_stand_in_their_places(browser: Browser, tmp_path: Path) -> None:
    faulty = NOTICE.replace("责任单位：区卫生健康局", "责任单位：区卫生健康局、区卫生健康局")
    with opened(browser, page_of_text(tmp_path, faulty)) as shown:
        shown.page.locator("#tab-findings").click()
        shown.page.locator(".finding", has_text="GT207").click()
        assert "区卫生健康局" in shown.chosen()
        shown.page.locator("#tab-tasks").click()
        badge = shown.page.locator("#task-2 .badge")
        assert "区卫生健康局" in (badge.get_attribute("aria-label") or "")


def test_what_is_set_apart_can_be_marked(browser: Browser, sample: Path) -> None:
    with opened(browser, sample) as shown:
        mark = shown.page.locator("rect.k-furniture").first
        before = mark.evaluate("mark => getComputedStyle(mark).fill")
        shown.page.locator("summary", has_text="Marks").click()
        shown.page.locator("#marks [value=furniture]").check()
        assert mark.evaluate("mark => getComputedStyle(mark).fill") != before
        shown.page.locator("#tab-notice").click()
        assert shown.page.locator("#notice .fact.k-furniture").count() == 37


def test_unread_text_is_marked_and_listed_from_the_beginning(browser: Browser, tmp_path: Path) -> None:
    report = report_of()
    place, coverage = report.tasks[0].evidence.text[0], report.coverage.model_copy(update={"unread": 9})
    left = report.model_copy(update={"unread": (place,), "coverage": coverage})
    with opened(browser, page_of_report(tmp_path, left)) as shown:
        expect(shown.page.locator("#marks [value=unread]")).to_be_checked()
        shown.page.locator("#tab-notice").click()
        shown.page.locator("#notice .fact.k-unread").click()
        assert "".join(shown.chosen()) == place.quote


def test_words_that_recognition_is_unsure_of_are_marked_and_listed(browser: Browser, tmp_path: Path) -> None:
    scan = "1. 新建公园3个。（责任单位：县园林局）\t0.99\n2. 修缮校舍。（责任单位：县教商局）\t0.87\n"
    with opened(browser, page_of_report(tmp_path, recognised_report(scan))) as shown:
        expect(shown.page.locator("rect.k-doubtful")).to_have_count(3)
        shown.page.locator("#tab-notice").click()
        expect(shown.page.locator("#notice .facts", has_text="0.870")).to_contain_text("县教商局")
    with opened(browser, page_of_report(tmp_path, report_of())) as shown:
        shown.page.locator("summary", has_text="Marks").click()
        expect(shown.page.locator("#marks .k-furniture")).to_be_visible()
        expect(shown.page.locator("#marks .k-doubtful")).to_be_hidden()


def test_a_page_of_a_pdf_is_laid_out_as_it_is_printed(browser: Browser, sample: Path) -> None:
    with opened(browser, sample) as shown:
        page = shown.page
        page.locator("#task-4 .chip.k-lead_units").click()
        mark = page.locator("rect.selected")
        expect(mark).to_be_in_viewport()
        around = mark.bounding_box()
        line = page.locator('.sheet[data-page="4"] text', has_text="市科技局）").first.bounding_box()
        assert around is not None
        assert line is not None
        assert abs(around["x"] - line["x"]) < 4
        assert line["y"] < around["y"] + around["height"] / 2 < line["y"] + line["height"]
        page.mouse.click(around["x"] + around["width"] / 2, around["y"] + around["height"] / 2)
        expect(page.locator(".card.chosen .card-label")).to_have_text("5.")


def test_text_over_a_page_can_be_selected_and_found(browser: Browser, sample: Path) -> None:
    with opened(browser, sample) as shown:
        shown.page.locator(".sheet text").nth(600).wait_for(state="attached")
        assert shown.page.evaluate("find('推动东湖高新区')") is True
        assert shown.page.evaluate("getSelection().toString()") == "推动东湖高新区"


def test_a_report_alone_shows_what_it_quotes(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, page_of_report(tmp_path, report_of())) as shown:
        text = shown.page.locator("#document-text").inner_text()
        inked = "".join(NOTICE.split())
        assert "".join(text.replace("\u200b", "").split()) == inked
        shown.page.locator("#task-2 .chip.k-lead_units").click()
        assert shown.chosen() == ["市卫生健康委"]


def test_characters_beyond_the_basic_plane_move_nothing(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, page_of_text(tmp_path, NOTICE.replace("周景明", "周景𤧛"))) as shown:
        shown.page.locator("#task-2 .chip.k-responsible_units").click()
        assert shown.chosen() == ["区卫生健康局"]
        shown.page.locator("#document-text .mark", has_text="周景𤧛").last.click()
        expect(shown.page.locator(".card.chosen .card-label")).to_have_text("3.")


def test_on_a_phone_the_other_pane_comes_forward(browser: Browser, folder: Path) -> None:
    with opened(browser, page_of_text(folder), PHONE) as shown:
        page = shown.page
        expect(page.locator("#document")).to_be_hidden()
        page.locator("#task-2 .chip.k-lead_units").click()
        expect(page.locator("#tab-document")).to_have_attribute("aria-selected", "true")
        expect(page.locator("#document-text .selected")).to_be_in_viewport()
        expect(page.locator("#tasks")).to_be_hidden()
        page.locator("#document-text .mark", has_text="吴小雨").click()
        expect(page.locator("#tab-tasks")).to_have_attribute("aria-selected", "true")
        expect(page.locator(".card.chosen .card-label")).to_have_text("2.")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        expect(page.locator("#document")).to_be_visible()
        expect(page.locator("#tasks")).to_be_visible()


def test_a_changed_report_keeps_what_was_chosen(shown: Watched) -> None:
    """What a script of the reviewer's does after each correction."""
    page = shown.page
    page.locator("[name=leader]").select_option(label="周景明 (2)")
    page.locator("#task-2 .chip.k-lead_units").click()
    page.evaluate(
        "govtask.seen = []; govtask.on('card', ({task}) => govtask.seen.push(task.id));"
        "govtask.update(JSON.parse(document.querySelector('script.notice').textContent))"
    )
    assert page.evaluate("govtask.seen") == ["t1", "t2", "t3"]
    assert shown.shown_tasks() == ["1.", "3."]
    assert shown.chosen() == ["市卫生健康委"]
