"""Corrections replayed on the report of a notice: what each does, what follows from it, and what no longer fits."""

from __future__ import annotations

import json
from typing import Any

import pytest
from corrected_notices import KINDS, NOTICE, Reviewed, twenty
from coverage_outside import ownership_faults, place_faults
from hypothesis import given
from hypothesis import strategies as st

from govtask_extract.checking.checker import diagnose
from govtask_extract.checking.configuration import Configuration
from govtask_extract.checking.reports import as_report
from govtask_extract.correcting.correction_models import LIST_FIELDS, ROLE_FIELDS, TASK_VALUES, Correction
from govtask_extract.correcting.corrections_file import correction_data
from govtask_extract.correcting.making import CorrectionMaker
from govtask_extract.evaluating.answers import answers
from govtask_extract.evaluating.comparing import evaluate
from govtask_extract.model.report import Report
from govtask_extract.model.source import Source
from govtask_extract.verifying.beside import BesideNotice
from govtask_extract.verifying.verify import verify

MANY = twenty()


def sound(notice: Reviewed, report: Report) -> None:
    """The report is valid, agrees with itself and with its notice, and nothing of it is lost."""
    assert Report.model_validate(report.model_dump(exclude_unset=True), strict=True) == report
    written = json.loads(report.model_dump_json(exclude_unset=True))
    told: list[str] = []
    assert as_report(written, "notice.json", told.append) == report
    assert told == []
    assert [*place_faults(written, notice.text, ()), *ownership_faults(written, notice.text)] == []
    beside = BesideNotice(report, notice.document, Source("notice.txt", notice.content))
    assert [f"{one.pointer}: {one.message}" for one in verify(beside)] == []
    diagnose(report, Configuration(), "notice.txt")


def test_corrections_of_every_kind_and_field_all_apply_and_the_report_is_sound() -> None:
    assert {one.do for one in MANY.made} == set(KINDS)
    assert {getattr(one, "field", None) for one in MANY.made} >= {*TASK_VALUES, "deadlines", "title"}
    assert [one.fits for one in MANY.replayed().verdicts] == ["applied"] * len(MANY.made)
    sound(MANY, MANY.current)


def test_replayed_twice_they_give_the_same_bytes() -> None:
    once, twice = (MANY.replayed().report.model_dump_json(exclude_unset=True) for _ in range(2))
    assert once == twice


def test_a_report_without_corrections_keeps_its_bytes() -> None:
    notice = Reviewed()
    before = notice.report.model_dump_json(exclude_unset=True)
    assert notice.replayed().report.model_dump_json(exclude_unset=True) == before
    assert "corrected" not in before
    notice.apply(notice.make.seen("t1"))
    assert notice.current.model_dump_json(exclude_unset=True) == before


def test_a_name_is_replaced_and_its_printed_evidence_stays() -> None:
    notice = Reviewed()
    notice.apply(notice.make.replace("t1", "responsible_units", "县住建局", "县住房和城乡建设局"))
    task = notice.task("t1")
    assert task.responsible_units == ("县住房和城乡建设局",)
    assert task.evidence.responsible_units[0][0].quote == "县住建局"
    assert task.corrected == ("responsible_units",)


def test_the_bodies_that_names_mean_follow_the_corrected_names() -> None:
    notice = Reviewed()
    notice.apply(notice.make.replace("t1", "responsible_units", "县住建局", "县教育局"))
    notice.apply(notice.make.replace("t1", "supervising_leaders", "卢志明", "陈一平"))
    task = notice.task("t1")
    units = {unit.id: unit for unit in notice.current.units}
    assert [units[id].names for id in task.unit_ids.responsible_units] == [("县教育局",)]
    assert task.person_ids.supervising_leaders == ("陈一平",)
    assert [person.id for person in notice.current.persons] == ["陈一平"]


def test_a_name_that_moves_takes_its_places_with_it_and_a_chosen_lead_is_no_rule_s() -> None:
    notice = Reviewed(
        NOTICE.replace("（责任单位：县住建局、县水务局）", "（县住建局、县水务局负责，列第一位者为牵头单位）")
    )
    assert notice.task("t2").lead_rule == "r1"
    notice.apply(notice.make.move("t2", "responsible_units", "lead_units", "县水务局"))
    task = notice.task("t2")
    assert (task.lead_units, task.responsible_units, task.lead_rule) == (("县住建局", "县水务局"), (), None)
    assert [places[0].quote for places in task.evidence.lead_units] == ["县住建局", "县水务局"]
    sound(notice, notice.current)


def test_who_gets_a_first_name_is_unassigned_no_more() -> None:
    notice = Reviewed()
    assert ("GT301", "t3") in [(one.code, one.task) for one in notice.current.diagnostics]
    notice.apply(notice.make.add("t3", "lead_units", "县公安局"))
    assert "GT301" not in [one.code for one in notice.current.diagnostics]
    sound(notice, notice.current)


def test_a_corrected_deadline_says_its_day_and_a_date_of_issue_that_of_others() -> None:
    notice = Reviewed(NOTICE.replace("2024年重点工作", "重点工作"))
    assert notice.task("t1").deadlines[0].date == "2024-10-31"
    notice.apply(notice.make.replace("t1", "deadlines", "10月底前", "9月15日前"))
    assert notice.task("t1").deadlines[0].date == "2024-09-15"
    notice.apply(notice.make.change_notice("issue_date", "2025-02-07"))
    assert notice.task("t1").deadlines[0].date == "2025-09-15"
    assert notice.current.notice.corrected == ("issue_date",)


def test_a_corrected_text_keeps_the_targets_that_are_in_its_words() -> None:
    notice = Reviewed()
    assert [target.value for target in notice.task("t1").targets] == [3, 5]
    notice.apply(notice.make.change("t1", "text", "新建公园4个，改造道路5公里。"))
    assert [target.value for target in notice.task("t1").targets] == [5]


def test_what_a_text_gives_up_is_a_paragraph_and_comes_back() -> None:
    notice = Reviewed()
    whole = notice.task("t2")
    notice.apply(notice.make.bound("t2", *notice.at("改造老旧小区12个")))
    assert notice.task("t2").text == "改造老旧小区12个"
    assert "；新增停车泊位500个。" in [one.text for one in notice.current.paragraphs]
    assert [target.value for target in notice.task("t2").targets] == [12]
    sound(notice, notice.current)
    places = whole.evidence.text
    notice.apply(notice.make.bound("t2", places[0].start, places[-1].end))
    assert notice.task("t2").model_copy(update={"corrected": ()}) == whole.model_copy(update={"corrected": ()})
    assert notice.current.paragraphs == notice.report.paragraphs


def test_a_text_never_takes_what_is_another_task_s() -> None:
    notice = Reviewed()
    start = notice.at("改造老旧小区")[0]
    made = notice.try_out(notice.make.bound("t2", start, notice.at("整治停车秩序。")[1]))
    assert made.verdicts[-1].fits == "stale"
    assert "belongs to something else" in made.verdicts[-1].why


def test_a_bound_across_a_page_number_leaves_that_out() -> None:
    notice = Reviewed(NOTICE.replace("完善交通标识，\n", "完善交通标识，\n— 2 —\n"))
    assert notice.task("t4").text == "完善交通标识，年底前完成。"
    start, end = notice.at("完善交通标识")[0], notice.at("年底前完成")[1]
    notice.apply(notice.make.bound("t4", start, end))
    assert notice.task("t4").text == "完善交通标识，年底前完成"
    sound(notice, notice.current)


def test_tasks_that_are_merged_have_the_names_of_both_and_sub_items_follow() -> None:
    notice = Reviewed()
    notice.apply(notice.make.merge("t3", "t4"))
    task = notice.task("t3")
    assert task.text == "整治停车秩序。\n4.完善交通标识，年底前完成。"
    assert task.responsible_units == ("县公安局",)
    assert {one.parent for one in notice.current.tasks if one.id in ("t1-2", "t2-2")} == {"t3"}
    sound(notice, notice.current)


def test_a_task_that_is_split_is_two_with_the_same_names() -> None:
    notice = Reviewed()
    notice.apply(notice.make.split("t2", notice.at("新增停车泊位")[0]))
    first, second = notice.task("t2"), notice.task("u1")
    assert (first.text, second.text) == ("改造老旧小区12个；", "新增停车泊位500个。")
    assert first.responsible_units == second.responsible_units
    assert [[target.value for target in one.targets] for one in (first, second)] == [[12], [500]]
    sound(notice, notice.current)


def test_a_part_that_opens_with_a_number_has_it_as_its_label() -> None:
    notice = Reviewed(NOTICE.replace("12个；新增", "12个；（3）新增"))
    made = notice.make.split("t2", notice.at("（3）")[0])
    notice.apply(made)
    task = notice.task("t3-2")
    assert (task.label, task.number, task.text) == ("（3）", 3, "新增停车泊位500个。")
    sound(notice, notice.current)


def test_what_is_added_from_the_text_is_no_paragraph_any_more() -> None:
    notice = Reviewed()
    start, end = notice.at("各单位要按职责抓好落实。")
    notice.apply(notice.make.add_task(after="t3", section="s2", start=start, end=end))
    task = notice.task("u1")
    assert (task.text, task.section, task.plan) == ("各单位要按职责抓好落实。", "s2", "p1")
    assert task.text not in [one.text for one in notice.current.paragraphs]
    assert ("GT301", "u1") in [(one.code, one.task) for one in notice.current.diagnostics]
    sound(notice, notice.current)


def test_unread_text_that_becomes_a_task_is_unread_no_more() -> None:
    notice = Reviewed("责任单位：县住建局\n\n一、城市建设\n\n1.新建公园3个。（县住建局负责）\n")
    assert [one.quote for one in notice.report.unread] == ["责任单位：县住建局"]
    place = notice.report.unread[0]
    notice.apply(notice.make.add_task(start=place.start, end=place.end))
    assert (notice.current.unread, notice.current.coverage.unread) == ((), 0)
    assert {"GT302", "GT303"}.isdisjoint(one.code for one in notice.current.diagnostics)


def test_a_deleted_task_s_words_are_paragraphs_and_the_report_says_so() -> None:
    notice = Reviewed()
    notice.apply(notice.make.delete_task("t4"))
    texts = [one.text for one in notice.current.paragraphs]
    assert texts[-2:] == ["4.完善交通标识，年底前完成。", "（县公安局负责）"]
    assert {one.parent for one in notice.current.tasks} == {None}
    [told] = [one for one in notice.current.diagnostics if one.code == "GT407"]
    assert "t4" in told.message
    sound(notice, notice.current)


def test_a_label_line_that_serves_others_stays_theirs() -> None:
    notice = Reviewed("重点工作分工方案\n1.新建公园3个。\n2.改造道路5公里。\n责任单位：县住建局\n")
    assert [task.responsible_units for task in notice.report.tasks] == [("县住建局",)] * 2
    notice.apply(notice.make.delete_task("t2"))
    assert [one.text for one in notice.current.paragraphs] == ["2.改造道路5公里。"]
    assert notice.task("t1").evidence.assignment == notice.report.tasks[0].evidence.assignment


# What does not fit any more


OTHER = NOTICE.replace("县财政局", "县审计局").replace("5.做好以下工作。（县城管局负责）\n", "")


def test_after_the_notice_changed_what_does_not_fit_is_named_and_not_applied() -> None:
    notice = Reviewed()
    notice.apply(notice.make.replace("t1", "co_handling_units", "县财政局", "县财政局农业科"))
    notice.apply(notice.make.add("t2", "lead_units", "县住建局"))
    notice.apply(notice.make.change("t5", "text", "做好八项工作。"))
    done = notice.on_other(OTHER)
    assert [one.fits for one in done.verdicts] == ["stale", "applied", "stale"]
    assert (done.changed, done.stale, done.applied, done.needless) == (True, 2, 1, 0)
    told = {one.code: one for one in done.report.diagnostics if one.code.startswith("GT40")}
    assert "县财政局" in told["GT404"].message or "t5" in told["GT404"].message
    assert [one.code for one in done.report.diagnostics if one.code.startswith("GT4")] == ["GT405", "GT404", "GT404"]
    task = next(one for one in done.report.tasks if one.id == "t1")
    assert (task.co_handling_units, task.corrected) == (("县水务局", "县审计局"), ())


def test_a_task_is_found_by_how_it_begins_when_numbers_have_moved() -> None:
    notice = Reviewed()
    notice.apply(notice.make.add("t3", "lead_units", "县公安局"))
    moved = NOTICE.replace("3.整治停车秩序。", "3.整治河道。\n6.整治停车秩序。")
    done = notice.on_other(moved)
    assert [(one.fits, one.task) for one in done.verdicts] == [("applied", "t6")]
    assert next(one for one in done.report.tasks if one.id == "t3").lead_units == ()


def test_a_place_that_has_moved_is_found_if_its_words_stand_there_once() -> None:
    notice = Reviewed()
    notice.apply(notice.make.bound("t4", *notice.at("完善交通标识")))
    longer = NOTICE.replace("各乡镇人民政府，", "各乡镇人民政府，各街道办事处，")
    assert [one.fits for one in notice.on_other(longer).verdicts] == ["applied"]
    twice = NOTICE.replace("各单位要按职责抓好落实。", "各单位要完善交通标识。")
    assert [one.fits for one in notice.on_other(twice).verdicts] == ["stale"]
    assert "more than once" in notice.on_other(twice).verdicts[0].why


def test_what_the_notice_says_by_itself_now_is_not_needed() -> None:
    notice = Reviewed()
    notice.apply(notice.make.replace("t1", "supervising_leaders", "卢志明", "卢志民"))
    notice.apply(notice.make.remove("t1", "co_handling_units", "县财政局"))
    notice.apply(notice.make.change_notice("document_number", "青政办〔2024〕4号"))
    mended = NOTICE.replace("卢志明", "卢志民").replace("、县财政局", "").replace("2024〕3号", "2024〕4号")
    done = notice.on_other(mended)
    assert [one.fits for one in done.verdicts] == ["needless"] * 3
    assert [one.code for one in done.report.diagnostics if one.code.startswith("GT4")] == ["GT405"] + ["GT406"] * 3
    assert all(task.corrected == () for task in done.report.tasks)


def test_a_task_that_was_seen_and_says_something_else_now_is_told() -> None:
    notice = Reviewed()
    notice.apply(notice.make.seen("t1"))
    assert [one.fits for one in notice.on_other(OTHER).verdicts] == ["stale"]


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda make: make.change("t1", "section", "s9"), "there is no section s9"),
        (lambda make: make.add_task("建立台账。", section="s9"), "there is no section s9"),
        (lambda make: make.merge("t1", "t1"), "are not two tasks of one plan"),
        (lambda make: make.replace("t1", "responsible_units", "县教育局", "县住建局二科"), "has no “县教育局”"),
        (lambda make: make.replace("t2", "responsible_units", "县住建局", "县水务局"), "already"),
        (lambda make: make.split("t2", make._report.tasks[1].evidence.text[0].start), "is no part of t2"),
    ],
)
def test_what_can_not_be_done_is_told_and_nothing_is_changed(made: Any, why: str) -> None:
    notice = Reviewed()
    before = notice.report.tasks
    verdict = notice.try_out(made(notice.make)).verdicts[-1]
    assert verdict.fits == "stale"
    assert why in verdict.why
    assert notice.current.tasks == before
    assert [one.code for one in notice.current.diagnostics if one.code == "GT404"] == ["GT404"]


# Gold


def test_corrections_that_say_what_a_gold_says_give_it_all() -> None:
    notice = Reviewed()
    wanted = Reviewed(NOTICE.replace("县财政局", "县审计局").replace("10月底前", "11月底前"))
    notice.apply(notice.make.replace("t1", "co_handling_units", "县财政局", "县审计局"))
    gold = answers(wanted.report)
    assert evaluate(gold, answers(notice.current))[1]
    notice.apply(notice.make.replace("t1", "deadlines", "10月底前", "11月底前"))
    counts, differences = evaluate(gold, answers(notice.current))
    assert (counts.tasks.f1, counts.names.f1, differences) == (1.0, 1.0, [])


# Whatever anybody corrects


NAMES = st.sampled_from(
    ["县住建局", "县水务局", "县公安局", "市住建局", "卢志明", "县财政局", "甲", "10月底前", "年底前"]
)
IDS = st.sampled_from(["t1", "t2", "t3", "t4", "t5", "t1-2", "t2-2", "u1", "u2", "t99"])
OFFSETS = st.integers(0, len(NOTICE))
STEPS = st.one_of(
    st.tuples(st.just("replace"), IDS, st.sampled_from(LIST_FIELDS), NAMES, NAMES),
    st.tuples(st.just("add"), IDS, st.sampled_from(LIST_FIELDS), NAMES),
    st.tuples(st.just("remove"), IDS, st.sampled_from(LIST_FIELDS), NAMES),
    st.tuples(st.just("move"), IDS, st.sampled_from(ROLE_FIELDS), st.sampled_from(ROLE_FIELDS), NAMES),
    st.tuples(
        st.just("change"), IDS, st.sampled_from(["text", "section", "label"]), st.sampled_from(["s1", "s2", "7."])
    ),
    st.tuples(st.just("bound"), IDS, OFFSETS, OFFSETS),
    st.tuples(st.just("split"), IDS, OFFSETS),
    st.tuples(st.just("merge"), IDS, IDS),
    st.tuples(st.just("delete_task"), IDS),
    st.tuples(st.just("seen"), IDS),
)
ADDED = st.tuples(st.none() | IDS, OFFSETS, OFFSETS)


def made_of(notice: Reviewed, step: tuple[Any, ...]) -> Correction | None:
    """None for what nobody can ask for."""
    try:
        if len(step) == 3 and step[0] not in VERBS:
            return notice.make.add_task(after=step[0], start=step[1], end=step[2])
        made: Correction = getattr(notice.make, step[0])(*step[1:])
        return made
    except (KeyError, ValueError):
        return None


VERBS = {name for name in vars(CorrectionMaker) if not name.startswith("_")}


@given(st.lists(STEPS | ADDED, max_size=8))
def test_whatever_is_corrected_the_report_is_sound_and_what_does_not_fit_is_told(
    steps: list[tuple[Any, ...]],
) -> None:
    notice = Reviewed()
    for step in steps:
        made = made_of(notice, step)
        if made is not None:
            notice.try_out(made)
    done = notice.replayed()
    sound(notice, done.report)
    told = [one.code for one in done.report.diagnostics]
    assert told.count("GT404") == done.stale
    assert told.count("GT406") == sum(one.fits == "needless" for one in done.verdicts)


@given(st.permutations(MANY.made))
def test_in_any_order_and_on_any_notice_nothing_is_raised_and_all_is_told(made: list[Correction]) -> None:
    notice = Reviewed()
    notice.made = made
    for done in (notice.replayed(), notice.on_other(OTHER), notice.on_other("今天天气很好。\n")):
        assert len(done.verdicts) == len(made)
        assert [one.code for one in done.report.diagnostics].count("GT404") == done.stale
        assert Report.model_validate(done.report.model_dump(exclude_unset=True), strict=True)
        json.dumps([correction_data(one) for one in made])
