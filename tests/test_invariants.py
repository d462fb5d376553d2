"""What holds for any text at all: it is read, nothing is lost, quotes give values, twice is the same as once."""

from __future__ import annotations

import json
from functools import cache

from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from outside import Json, checked, written

from govtask_extract import GovtaskError

MARKERS = [
    "一、",
    "二、",
    "（一）",
    "(2)",
    "1.",
    "2．",
    "３.",
    "12、",
    "（3）",
    "①",
    "第一条",
    "一是",
    "附件",
    "附表 1",
    "#",
    "##",
]
LABELS = ["牵头单位：", "责任单位:", "分管领导：", "协办单位： ", "完成时限：", "责任 单位", "牵头部门", "配合单位："]
FRAMES = ["【牵头单位】", "（责任领导）", "【完成时限】", "（完成时限）", "[责任单位]：", "（配合）", "（2024年底前）"]
FRAMES = ["【牵头单位】", "（责任领导）", "【完成时限】", "（完成时限）", "[责任单位]：", "（配合）", "（2024年底前）"]
BRACKETS = ["（", "）", "(", ")", "〈", "〉", "《", "》", "[", "]", "〔2023〕4号", "（M0）", "（下同）"]
BODIES = [
    "区住建局",
    "市发展改革委",
    "各街道办事处",
    "区住建局（区园林中心）",
    "周景明",
    "各市、州、县人民政府",
    "等部门",
]
PROSE = [
    "新建公园 3 个。",
    "推进临港型、",
    "现将方案印发给你们，请执行。",
    "1.8 万名",
    "云溪区人民政府办公室",
    "2023年2月16日",
]
JUNK = [
    "— 3 —",
    "- 4 -",
    "---",
    "**",
    "|",
    "\t",
    "\u3000",
    "\ufeff",
    "\u200b",
    "�",
    "\x0b",
    "\x1c",
    "\x85",
    "\u2028",
    "⽂",
    "😀",
]
GLUE = ["", "", "", " ", "、", "，", "；", "。", ";", "牵头", "负责", "以下均由", "\n", "\n\n", "\r\n"]

fragments = st.sampled_from([*MARKERS, *LABELS, *FRAMES, *BRACKETS, *BODIES, *PROSE, *JUNK])
notice_like = st.lists(st.tuples(fragments, st.sampled_from(GLUE)), max_size=60).map(
    lambda pairs: "".join(part for pair in pairs for part in pair)
)
item = st.tuples(
    st.sampled_from(["1.", "2. ", "（一）", "一、", ""]),
    st.sampled_from(PROSE),
    st.sampled_from(["（牵头单位：市住建局）", "（区住建局牵头，区财政局配合）", "(责任单位:区住建局", ""]),
    st.sampled_from(["\n\n", "\n", ""]),
    st.sampled_from(["责任单位：区住建局、区水务局", "分管领导：周景明\n责任单位：区住建局", "责任单位：", ""]),
).map("".join)
plans = st.lists(item | notice_like, max_size=12).map("\n\n".join)
tables = st.lists(st.lists(fragments | st.just(""), min_size=2, max_size=5).map("\t".join), min_size=1, max_size=8).map(
    "\n".join
)

PIPES = [
    "| 序号 | 任务 | 责任单位 | 完成时限 |",
    "| --- | --- | --- | --- |",
    "| 1 | 建公园 | 区住建局、区水务局 | 6月底前 |",
    "| | | 区教育局 |",
]
SAMPLE = (ROOT / "samples/dongxihu-2022/notice.md").read_text("utf-8")
STRAY = ["\n", "\n\n", "— 7 —", " ", "\t", "（", "）", "、", "；", "1.", "一、", "责任单位：", "**", "|", *PIPES]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A stretch of the sample notice with things cut out of it, put in, and printed twice."""
    start = draw(st.integers(0, len(SAMPLE)))
    text = SAMPLE[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 20))
        text = text[:at] + draw(st.sampled_from(STRAY) | st.just(text[at : at + 2 * gone])) + text[at + gone :]
    return text


pipe_tables = st.lists(st.sampled_from(PIPES), min_size=2, max_size=8).map(lambda rows: "\n" + "\n".join(rows) + "\n")
texts = (
    damaged()
    | plans
    | pipe_tables
    | notice_like
    | tables
    | st.lists(plans | tables | pipe_tables, max_size=3).map("\n".join)
    | st.text()
)


def read_whole(text: str) -> Json | None:
    """The report, checked from outside; None if the file is refused, as one without any text is."""
    try:
        return checked(text.encode("utf-8", "replace"), "x.txt")
    except GovtaskError:
        return None


@cache
def schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "schemas/report-1.schema.json").read_text("utf-8")))


@given(texts)
@example("1. 建公园。（责任单位：")
@example("（牵头单位：）\n责任单位：\n")
def test_nothing_is_lost_and_every_quote_gives_its_value(text: str) -> None:
    if text.strip():
        read_whole(text)


@given(texts)
def test_a_report_fits_the_published_schema(text: str) -> None:
    report = read_whole(text)
    assert report is None or [error.message for error in schema().iter_errors(report)] == []


@given(plans)
def test_twice_is_the_same_as_once(text: str) -> None:
    content = text.encode()
    if read_whole(text) is not None:
        assert written(content, "x.txt") == written(content, "x.txt")


@given(plans)
def test_references_lead_somewhere(text: str) -> None:
    report = read_whole(text)
    if report is None:
        return
    ids = {kind: {part["id"] for part in report[kind]} for kind in ("plans", "sections", "tasks", "rules")}
    for task in report["tasks"]:
        assert task["plan"] in ids["plans"]
        assert task["section"] is None or task["section"] in ids["sections"]
        assert task["parent"] is None or task["parent"] in ids["tasks"] - {task["id"]}
        assert task["lead_rule"] is None or task["lead_rule"] in ids["rules"]


@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        checked(content, "x")
    except GovtaskError as error:
        assert "\n" not in error.message
