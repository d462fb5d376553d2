"""Corrections made in the browser: of every kind, kept at once, there after a reload and a restart, and replayed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from browsing import NEEDS_CHROMIUM
from corrected_notices import KINDS, NOTICE
from playwright.sync_api import Browser, expect
from reviewing_pages import ReviewPage, corrected_report, notice_in, review_page, reviewed, task_of

from govtask_extract.model.report import Report

pytestmark = NEEDS_CHROMIUM


def _press(page: ReviewPage, task: str, name: str) -> None:
    page.edit(task).get_by_role("button", name=name, exact=True).click()
    page.settled()


def _fill(page: ReviewPage, task: str, name: str, value: str) -> None:
    page.fill(page.edit(task).get_by_label(name, exact=True), value)


def _choose(page: ReviewPage, task: str, name: str, value: str) -> None:
    page.edit(task).get_by_label(name, exact=True).select_option(value)
    page.settled()


def _use_selected(page: ReviewPage, current: str, words: tuple[str, str], button: str) -> None:
    page.card(current).focus()
    page.select(*words)
    page.page.locator(".bar-words").get_by_role("button", name=button, exact=True).click()
    page.settled()


def _add_selected(page: ReviewPage) -> None:
    page.card("t3").focus()
    page.select("各单位", "各单位")
    page.page.locator(".bar-words select").select_option("responsible_units")
    page.settled()


def _new_from_selection(page: ReviewPage) -> None:
    _use_selected(page, "t3", ("各单位要按职责", "抓好落实。"), "New task")
    page.page.get_by_role("button", name="Add the task").click()
    page.settled()


def _new_typed(page: ReviewPage) -> None:
    page.card("t5").focus()
    page.page.keyboard.press("+")
    page.page.get_by_label("Text", exact=True).fill("做好应急值守。")
    page.page.locator("#new-label").fill("6.")
    page.page.get_by_role("button", name="Add the task").click()
    page.settled()


def _notice_field(page: ReviewPage, field: str, value: str) -> None:
    page.page.get_by_role("tab", name="Notice").click()
    page.fill(page.page.locator(f"#notice-{field}"), value)
    page.page.get_by_role("tab", name="Tasks").click()


Step = Callable[[ReviewPage], None]
STEPS: list[tuple[Step, Callable[[Report], bool]]] = [
    (
        lambda page: _fill(page, "t1", "Responsible 1", "县住房城乡建设局"),
        lambda report: task_of(report, "t1").responsible_units[0] == "县住房城乡建设局",
    ),
    (
        lambda page: _fill(page, "t1", "Add to Responsible", "县城管局"),
        lambda report: "县城管局" in task_of(report, "t1").responsible_units,
    ),
    (
        lambda page: _press(page, "t1", "Remove 县财政局"),
        lambda report: "县财政局" not in task_of(report, "t1").co_handling_units,
    ),
    (
        lambda page: _choose(page, "t1", "Role of 县水务局", "guiding_units"),
        lambda report: task_of(report, "t1").guiding_units == ("县水务局",),
    ),
    (
        lambda page: _fill(page, "t1", "Leader 1", "卢志鸣"),
        lambda report: task_of(report, "t1").supervising_leaders == ("卢志鸣",),
    ),
    (
        lambda page: _fill(page, "t1", "Deadline 1", "2024年11月底前"),
        lambda report: task_of(report, "t1").deadlines[0].date == "2024-11-30",
    ),
    (
        lambda page: _fill(page, "t2", "Add to Deadline", "2024年9月30日前"),
        lambda report: [one.date for one in task_of(report, "t2").deadlines] == ["2024-09-30"],
    ),
    (lambda page: _fill(page, "t1", "Number", "壹、"), lambda report: task_of(report, "t1").label == "壹、"),
    (
        lambda page: _fill(page, "t1", "Text", "新建公园4个，改造道路5公里。"),
        lambda report: task_of(report, "t1").text == "新建公园4个，改造道路5公里。",
    ),
    (lambda page: _choose(page, "t3", "Section", "s2"), lambda report: task_of(report, "t3").section == "s2"),
    (_add_selected, lambda report: "各单位" in task_of(report, "t3").responsible_units),
    (_new_from_selection, lambda report: any(task.text.startswith("各单位要按职责") for task in report.tasks)),
    (
        lambda page: _use_selected(page, "t2", ("新增停车泊位", "500个。"), "Split 2. here"),
        lambda report: task_of(report, "t2").text == "改造老旧小区12个；",
    ),
    (
        lambda page: _use_selected(page, "t4", ("完善交通标识", "完善交通标识"), "Text of 4."),
        lambda report: task_of(report, "t4").corrected == ("text",),
    ),
    (
        lambda page: _press(page, "t4", "End a line later"),
        lambda report: task_of(report, "t4").text.startswith("完善交通标识，"),
    ),
    (
        lambda page: _press(page, "t1-2", "Merge with （2）"),
        lambda report: "更换灯箱30个。" in task_of(report, "t1-2").text,
    ),
    (
        lambda page: _press(page, "t5", "Delete the task"),
        lambda report: all(not task.text.startswith("做好以下工作") for task in report.tasks),
    ),
    (
        lambda page: _notice_field(page, "title", "重点工作责任分解方案"),
        lambda report: report.notice.title == "重点工作责任分解方案",
    ),
    (
        lambda page: _notice_field(page, "issue_date", "2024-03-01"),
        lambda report: report.notice.issue_date == "2024-03-01",
    ),
    (
        lambda page: _press_seen(page, "t3"),
        lambda report: True,
    ),
]


def _press_seen(page: ReviewPage, task: str) -> None:
    page.card(task).get_by_role("button", name="Seen, right").click()
    page.settled()


def test_twenty_corrections_of_every_kind_are_kept(browser: Browser, tmp_path: Path) -> None:
    notice = notice_in(tmp_path)
    with reviewed(notice, "--reviewer", "李明") as review:
        with review_page(browser, review.address) as page:
            for number, (do, _) in enumerate(STEPS, start=1):
                do(page)
                assert len(review.corrections) == number, (number, page.said)
            page.page.reload()
            expect(page.page.locator(".bar-count")).to_have_text(re.compile("1/"))
            expect(page.card("t1").locator(".card-text")).to_have_text("新建公园4个，改造道路5公里。")
            expect(page.card("t1")).to_contain_text("read as: 县住建局")
        assert {one.do for one in review.corrections} == set(KINDS)
        assert {one.reviewer for one in review.corrections} == {"李明"}
        assert review.end()[0] == 130
    report = corrected_report(notice)
    assert [number for number, (_, holds) in enumerate(STEPS, start=1) if not holds(report)] == []
    with reviewed(notice) as review, review_page(browser, review.address) as page:
        assert task_of(corrected_report(notice), "t1").text in page.card("t1").inner_text()
        expect(page.card("t3").get_by_role("button", name="Seen, right")).to_have_attribute("aria-pressed", "true")


def test_a_task_is_added_that_nobody_printed(browser: Browser, tmp_path: Path) -> None:
    notice = notice_in(tmp_path)
    with reviewed(notice) as review, review_page(browser, review.address) as page:
        _new_typed(page)
        expect(page.page.locator(".card:focus")).to_contain_text("做好应急值守。")
    assert [(task.label, task.text) for task in corrected_report(notice).tasks][-1] == ("6.", "做好应急值守。")


def test_what_cannot_be_is_said_at_the_field(browser: Browser, tmp_path: Path) -> None:
    notice = notice_in(tmp_path)
    with reviewed(notice) as review, review_page(browser, review.address) as page:
        field = page.edit("t2").get_by_label("Responsible 1", exact=True)
        page.fill(field, "县水务局")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile("has “县水务局” among responsible_units already"))
        expect(field).to_have_value("县水务局")
        assert review.corrections == ()
        page.faults.clear()


def test_the_last_change_is_taken_back_also_after_a_reload(browser: Browser, tmp_path: Path) -> None:
    notice = notice_in(tmp_path)
    with reviewed(notice) as review, review_page(browser, review.address) as page:
        _fill(page, "t1", "Lead 1", "市园林和林业局")
        _fill(page, "t1", "Number", "11.")
        page.page.reload()
        page.card("t1").focus()
        page.page.keyboard.press("u")
        page.settled()
        expect(page.card("t1").locator(".card-label")).to_have_text("1.")
        page.page.keyboard.press("Control+z")
        page.settled()
        expect(page.card("t1")).not_to_contain_text("市园林和林业局")
        assert review.corrections == ()
        expect(page.page.get_by_role("button", name="Undo")).to_be_disabled()


def test_after_the_notice_changed_what_no_longer_fits_is_named(browser: Browser, tmp_path: Path) -> None:
    notice = notice_in(tmp_path)
    with reviewed(notice) as review, review_page(browser, review.address) as page:
        _fill(page, "t1", "Lead 1", "市园林和林业局")
        _fill(page, "t3", "Number", "33.")
        notice_in(tmp_path, NOTICE.replace("3.整治停车秩序。\n", ""))
        _fill(page, "t2", "Number", "22.")
        expect(page.page.get_by_role("alert")).to_contain_text("notice.txt has changed since it was read")
        assert len(review.corrections) == 2
        page.faults.clear()
        page.page.get_by_role("button", name="Read it anew").click()
        page.page.wait_for_load_state()
        page.page.get_by_role("button", name="Corrections that do not fit: 1").click()
        expect(page.page.get_by_role("dialog")).to_contain_text("label of t3: “3.” → “33.”")
        page.page.get_by_role("button", name="Discard it").click()
        page.settled()
        assert [one.do for one in review.corrections] == ["replace"]
    assert task_of(corrected_report(notice), "t1").lead_units == ("市园林和林业局",)


def test_two_pages_do_not_overwrite_each_other(browser: Browser, tmp_path: Path) -> None:
    notice = notice_in(tmp_path)
    with reviewed(notice) as review, review_page(browser, review.address) as one:
        with review_page(browser, review.address) as other:
            _fill(one, "t1", "Lead 1", "市园林和林业局")
            _fill(other, "t1", "Lead 1", "市林业局")
            assert "changed elsewhere" in other.said
            expect(other.edit("t1").get_by_label("Lead 1", exact=True)).to_have_value("市园林和林业局")
            expect(other.page.locator(".editor .was")).to_have_text("read as: 市园林局")
            other.faults.clear()
        assert len(review.corrections) == 1
