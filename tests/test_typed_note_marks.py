"""Raised figures typed as characters are marks of notes where they can be nothing else, and powers stay."""

from __future__ import annotations

import pytest
from docx_made import docx, paragraph
from outside import checked
from sheets_made import sheet, xlsx

NOTED = "\n\n¹ 指2000年以前建成的。\n² 含城中村。\n"


def text_of(text: str, notes: str = "") -> str:
    report = checked(f"1. {text}（责任单位：区住建局）{notes}".encode(), "notice.txt")
    (task,) = report["tasks"]
    assert task["responsible_units"] == ["区住建局"]
    return str(task["text"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("改造老旧小区¹40个。", "改造老旧小区40个。"),
        ("改造老旧小区 ¹²40个。", "改造老旧小区 40个。"),
        ("改造老旧小区⁽¹⁾40个。", "改造老旧小区40个。"),
        ("改造老旧小区[¹]40个。", "改造老旧小区40个。"),
        ("改造老旧小区¹,²40个。", "改造老旧小区40个。"),
        ("改造老旧小区40个。³", "改造老旧小区40个。"),
        ("绿化40平方米²以上。", "绿化40平方米以上。"),
        ("达标率90%¹。", "达标率90%。"),
    ],
)
def test_behind_chinese_words_it_is_a_mark(text: str, shown: str) -> None:
    assert text_of(text) == text_of(text, NOTED) == shown


@pytest.mark.parametrize(
    "text",
    [
        "绿化40m²。",
        "蓄水5km³。",
        "造林10⁴亩。",
        "绿化40米²。",
        "绿化3公里²。",
        "流量8m³/s。",
        "精度10⁻³。",
        "绿化4hm²。",
    ],
)
def test_a_power_is_no_mark(text: str) -> None:
    assert text_of(text) == text_of(text, NOTED) == text


def test_behind_letters_and_figures_a_note_of_its_number_tells() -> None:
    assert text_of("GDP¹增长6%，新建30²个。") == "GDP¹增长6%，新建30²个。"
    assert text_of("GDP¹增长6%，新建30²个。", NOTED) == "GDP增长6%，新建30个。"


def test_names_and_cells_are_without_marks_in_any_format() -> None:
    report = checked(docx(paragraph("1. 修桥。（责任单位：区住建局¹、区财政局）")), "notice.docx")
    assert report["tasks"][0]["responsible_units"] == ["区住建局", "区财政局"]
    cells = {"A1": "序号", "B1": "工作任务", "C1": "责任单位²", "A2": "1", "B2": "新建公厕5座。", "C2": "区城管局¹"}
    report = checked(xlsx(sheet(cells)), "tasks.xlsx")
    assert report["tasks"][0]["responsible_units"] == ["区城管局"]
    assert [one["kind"] for one in report["furniture"]] == ["note-mark", "note-mark"]
    assert [one["code"] for one in report["diagnostics"]] == ["GT111"]


@pytest.mark.parametrize("prompt", ["单击或点击此处输入文字。", "选择一项。", "Click or tap here to enter text."])
def test_words_own_prompts_are_no_names(prompt: str) -> None:
    report = checked(f"1. 修桥。（牵头单位：{prompt}；责任单位：区住建局）".encode(), "notice.txt")
    assert (report["tasks"][0]["lead_units"], report["furniture"][0]["kind"]) == ([], "prompt")


def test_such_words_in_a_sentence_are_its_own() -> None:
    assert text_of("各区任选择一项。") == "各区任选择一项。"
