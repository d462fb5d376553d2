"""What was recognised says how sure that is, in each place; names and numbers that are not sure are told."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO, StringIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from checking import Shell
from recognised_made import read_as_recognised, recognised_report
from typeset import set_pages

from govtask_extract.model.remarks import DOUBTFUL_RECOGNITION, LOOK_ALIKE_NAME
from govtask_extract.model.report import Report
from govtask_extract.model.report_places import doubtful_places, places_of
from govtask_extract.pipeline import extract
from govtask_extract.reading.recognition.engines import OCR

PLAN = """\
青枫县2024年重点工作任务分解方案\t0.999
一、城市建设\t0.998
1. 新建公园3个。（责任单位：县园林局）\t0.991
2. 修缮校舍12所。（责任单位：县教商局、县\t0.87
财政局）\t0.998
---
3. 建设农村公路300公里。（责任单位：县交通运输局）
"""


def told(report: Report, code: str) -> list[tuple[str | None, str, list[str]]]:
    return [
        (one.task, one.message, [place.quote for place in one.evidence])
        for one in report.diagnostics
        if one.code == code
    ]


def leaders(*names: str) -> str:
    """A plan in which each of these leads a task, with what its line says of it behind a tab."""
    items = (f"{n}. 修桥。（责任单位：县水利局）\t0.99\n分管领导：{name}\n" for n, name in enumerate(names, start=1))
    return f"青枫县2024年重点工作任务分解方案\t0.99\n{''.join(items)}"


def test_each_place_of_recognised_text_says_how_sure_its_least_sure_character_is() -> None:
    report = recognised_report(PLAN)
    school = report.tasks[1].evidence
    assert [place.confidence for places in school.responsible_units for place in places] == [0.87, 0.87, 0.998]
    assert {place.confidence for place in school.text} == {0.87}
    by_line = {place.line: place.confidence for place in places_of(report)}
    assert by_line == {1: 0.999, 2: 0.998, 3: 0.991, 4: 0.87, 5: 0.998, 6: None}


def test_what_the_file_says_itself_has_no_such_key() -> None:
    for report in (extract(leaders(*["卢永桢"] * 3, "卢永模").encode()), extract(set_pages(PLAN.replace("\t", " ")))):
        assert '"confidence"' not in report.model_dump_json(exclude_unset=True)
        assert not {one.code for one in report.diagnostics} & {DOUBTFUL_RECOGNITION.code, LOOK_ALIKE_NAME.code}
    written = json.loads(recognised_report(PLAN).model_dump_json(exclude_unset=True))
    assert "confidence" not in written["tasks"][2]["evidence"]["text"][0]


def test_names_and_numbers_below_the_threshold_are_told_with_their_page_once_for_each_line() -> None:
    assert told(recognised_report(PLAN), DOUBTFUL_RECOGNITION.code) == [
        (
            "t2",
            "recognition is unsure of 2., 县教商局, 县, 校舍12所 (confidence 0.87); "
            "page 1, line 4: compare with the print",
            ["2.", "县教商局", "县", "校舍12所"],
        )
    ]


def test_the_notice_s_own_number_date_and_bodies_are_among_them() -> None:
    report = recognised_report(
        "青枫县人民政府办公室文件\t0.99\n青政办〔2O24〕3号\t0.8\n青枫县人民政府办公室关于印发重点工作分解方案的通知\t0.99\n"
        "各乡镇人民政府：\t0.7\n现印发给你们，请认真贯彻执行。\t0.7\n青枫县人民政府办公室\t0.9\n2024年2月7日\t0.9\n"
        "重点工作分解方案\t0.99\n1. 修桥。（责任单位：县水利局）\t0.99\n"
    )
    quotes = [quote for _, _, found in told(report, DOUBTFUL_RECOGNITION.code) for quote in found]
    assert "2024年2月7日" in quotes
    assert "青枫县人民政府办公室" in quotes
    assert "现印发给你们，请认真贯彻执行。" not in quotes


def test_a_merged_cell_s_name_is_told_once_and_of_no_task_in_particular() -> None:
    report = recognised_report(
        "青枫县2024年重点工作任务分解方案\t0.99\n1. 修桥。\t0.99\n2. 修路。\t0.99\n责任单位：县水利局\t0.8\n"
    )
    found = told(report, DOUBTFUL_RECOGNITION.code)
    assert [quotes for _, _, quotes in found] == [["县水利局"]]


def test_a_name_a_character_off_one_that_stands_often_is_told_if_less_sure_than_each_of_these() -> None:
    often = ["卢永乾\t0.98"] * 3
    assert told(recognised_report(leaders(*often, "卢永朝\t0.97")), LOOK_ALIKE_NAME.code) == [
        (
            "t4",
            "卢永朝 is a character off 卢永乾 (3 ×), and may be misread; page 1, line 9: compare with the print",
            ["卢永朝"],
        )
    ]
    assert not told(recognised_report(leaders(*often, "卢永朝\t0.985")), LOOK_ALIKE_NAME.code)


def test_characters_of_like_shape_are_told_however_sure_recognition_is() -> None:
    often = ["卢永桢\t0.98"] * 3
    assert told(recognised_report(leaders(*often, "卢永模\t0.999")), LOOK_ALIKE_NAME.code)


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (["卢永桢\t0.98"] * 2 + ["卢永模\t0.9"], "the usual one must stand often"),
        (["卢永桢\t0.98"] * 3 + ["卢永模\t0.97"] * 2, "what stands twice is no slip"),
        (["卢永桢\t0.98"] * 3 + ["卢永模"], "the file itself says it"),
        (["卢永桢\t0.98"] * 3 + ["卢永\t0.9"], "a character less is no look-alike"),
        (["卢永桢\t0.98"] * 3 + ["卢永楨\t0.9"], "a variant is the same name"),
    ],
)
def test_a_name_of_its_own_is_left_alone(names: list[str], why: str) -> None:
    assert not told(recognised_report(leaders(*names)), LOOK_ALIKE_NAME.code), why


def test_bodies_of_two_levels_or_two_fields_of_work_are_two_bodies() -> None:
    plan = "青枫县2024年重点工作任务分解方案\t0.99\n" + "".join(
        f"{n}. 修桥。（责任单位：{name}）\t{sure}\n"
        for n, (name, sure) in enumerate([("县民政局", 0.99)] * 3 + [("市民政局", 0.97), ("县财政局", 0.97)], start=1)
    )
    assert not told(recognised_report(plan), LOOK_ALIKE_NAME.code)
    for misread in ("县民政属", "县民致局"):
        sure = plan.replace("县财政局）\t0.97", f"{misread}）\t0.999")
        assert [quotes for _, _, quotes in told(recognised_report(sure), LOOK_ALIKE_NAME.code)] == [[misread]]
    unknown = plan.replace("县民政局", "县科学技术和经济信息化局").replace("县财政局", "县科学技术和经济信息化属")
    assert told(recognised_report(unknown), LOOK_ALIKE_NAME.code)
    misread = plan.replace("县财政局", "县民政周")
    assert [quotes for _, _, quotes in told(recognised_report(misread), LOOK_ALIKE_NAME.code)] == [["县民政周"]]


def test_a_name_is_told_once_by_the_nearer_remark() -> None:
    report = recognised_report(leaders(*["卢永桢\t0.98"] * 3, "卢永模\t0.8"))
    assert told(report, LOOK_ALIKE_NAME.code)
    assert not told(report, DOUBTFUL_RECOGNITION.code)


def test_check_names_the_page_to_look_at(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_as_recognised(monkeypatch)
    (tmp_path / "notice.scan").write_text(PLAN, "utf-8")
    found = shell("check", "notice.scan", "--select", "GT120")
    assert found.code == 1
    assert "page 1, line 4: compare with the print" in found.out
    in_chinese = shell("--lang", "zh", "check", "notice.scan", "--select", "GT120")
    assert "第 1 页第 4 行：请对照原件" in in_chinese.out


def test_explain_says_how_sure_each_place_is(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_as_recognised(monkeypatch)
    (tmp_path / "notice.scan").write_text(PLAN, "utf-8")
    assert "page 1, line 4 (confidence 0.87): 县教商局" in shell("explain", "notice.scan", "--task", "2").out
    raw = json.loads(shell("explain", "notice.scan", "--stage", "raw").out)
    assert [line["confidence"] for line in raw["lines"]] == [0.999, 0.998, 0.991, 0.87, 0.998, None]


def test_a_row_of_a_table_says_how_sure_recognition_is_of_it(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_as_recognised(monkeypatch)
    (tmp_path / "notice.scan").write_text(PLAN, "utf-8")
    rows = csv.DictReader(StringIO(shell("extract", "notice.scan", "--format", "csv").out))
    assert [row["confidence"] for row in rows] == ["0.991", "0.87", ""]


def change_confidence(report: Any) -> None:
    report["tasks"][1]["evidence"]["responsible_units"][0][0]["confidence"] = 0.99


def leave_out_confidence(report: Any) -> None:
    del report["tasks"][1]["evidence"]["responsible_units"][0][0]["confidence"]


def leave_out_doubt(report: Any) -> None:
    report["diagnostics"] = [one for one in report["diagnostics"] if one["code"] != "GT120"]


def change_doubt(report: Any) -> None:
    doubt = next(one for one in report["diagnostics"] if one["code"] == "GT120")
    doubt["message"] = doubt["message"].replace("县教商局", "县教育局")


def doubt_what_is_sure(report: Any) -> None:
    doubt = next(one for one in report["diagnostics"] if one["code"] == "GT120")
    doubt["evidence"] = report["tasks"][0]["evidence"]["label"]


@pytest.mark.parametrize(
    ("edit", "told_of"),
    [
        (change_confidence, "it says 0.99, the notice 0.87"),
        (leave_out_confidence, "it says nothing, the notice 0.87"),
        (leave_out_doubt, "no diagnostic tells that recognition was unsure of “县教商局”"),
        (change_doubt, "its places say something else"),
        (doubt_what_is_sure, "recognition was sure of it"),
    ],
)
def test_verify_holds_doubts_against_the_notice(
    edit: Callable[[Any], None], told_of: str, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_as_recognised(monkeypatch)
    (tmp_path / "notice.scan").write_text(PLAN, "utf-8")
    assert shell("extract", "notice.scan", "-o", "report.json").code == 0
    assert shell("verify", "report.json", "notice.scan").code == 0
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    edit(report)
    (tmp_path / "edited.json").write_text(json.dumps(report), "utf-8")
    found = shell("verify", "edited.json", "notice.scan")
    assert found.code == 1
    assert told_of in found.out


SHARP = """\
青枫县2024年重点工作任务分解方案
1. 新建公园3个。（责任单位：县园林局、县教育局）
2. 修缮校舍12所。（责任单位：县住房和城乡建设局）
"""


def scanned(text: str, blur: float) -> bytes:
    """A page of it as a picture of 150 dots an inch."""
    import pypdfium2
    from PIL import ImageFilter

    with pypdfium2.PdfDocument(set_pages(text)) as document:
        picture = document[0].render(scale=150 / 72).to_pil().convert("L")
    written = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(blur)).save(written, "PNG", dpi=(150, 150))
    return written.getvalue()


@pytest.mark.skipif(not OCR.is_installed, reason="no engine is installed")
def test_an_engine_says_how_sure_it_is() -> None:
    # A process that has read PDFs paints their characters with a font that shows nothing.
    with ProcessPoolExecutor(1, get_context("spawn")) as painting:
        pictures = list(painting.map(scanned, [SHARP, SHARP], [0.0, 4.6]))
    sharp, blurred = (extract(picture, name="scan.png") for picture in pictures)
    assert sharp.tasks[0].responsible_units == ("县园林局", "县教育局")
    assert not told(sharp, DOUBTFUL_RECOGNITION.code)
    assert not [*doubtful_places(sharp)]
    assert all(place.confidence is not None for place in places_of(sharp))
    assert [*doubtful_places(blurred)]
