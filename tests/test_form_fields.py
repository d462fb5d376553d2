"""What a form shows and stores no words of, and what the converter of old documents drops: it is read, or told."""

from __future__ import annotations

import pytest
from conftest import ROOT
from odf_made import odt
from ole2_made import ole2
from outside import checked

from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_doc.lost_in_conversion import lost_in_conversion
from govtask_extract.reading.read import read

ENTRIES = ("请选择", "市民政局", "市财政局")


def open_document(kind: str, said: str) -> str:
    entries = "".join(f'<text:param text:name="Dropdown_ListEntry" text:value="{entry}"/>' for entry in ENTRIES)
    mark = f'<text:fieldmark text:type="vnd.oasis.opendocument.field.{kind}">{entries}{said}</text:fieldmark>'
    return f"<text:p>1. 新建公厕5座。（牵头单位：{mark}；责任单位：区城管局）</text:p>"


def rich(form: str) -> bytes:
    def codes(text: str) -> str:
        return "".join(f"\\u{ord(one)}?" if ord(one) > 127 else one for one in text)

    entries = "".join(rf"{{\*\ffl {codes(entry)}}}" for entry in ENTRIES)
    field = (
        rf"{{\field{{\*\fldinst {{ FORMDROPDOWN {{\*\formfield{{{form}{{\*\ffname D1}}{entries}}}}}}}}}{{\fldrslt }}}}"
    )
    return (
        rf"{{\rtf1\ansi\uc1 {codes('1. 新建公厕5座。（牵头单位：')}{field}{codes('；责任单位：区城管局）')}\par}}"
    ).encode()


@pytest.mark.parametrize(("chosen", "units"), [(1, ["市民政局"]), (2, ["市财政局"]), (0, []), (9, [])])
def test_the_entry_that_was_chosen_is_read(chosen: int, units: list[str]) -> None:
    said = f'<text:param text:name="Dropdown_Selected" text:value="{chosen}"/>'
    for content, name in (
        (odt(open_document("FORMDROPDOWN", said)), "notice.odt"),
        (rich(rf"\fftype2\ffres{chosen}\ffdefres1"), "notice.rtf"),
        (rich(rf"\fftype2\ffres25\ffdefres{chosen}"), "notice.rtf"),
    ):
        (task,) = checked(content, name)["tasks"]
        assert (task["lead_units"], task["responsible_units"]) == (units, ["区城管局"])


def test_boxes_are_ticked_or_not() -> None:
    ticked = '<text:param text:name="Checkbox_Checked" text:value="true"/>'
    for said, box in ((ticked, "☑"), ("", "□")):
        assert f"牵头单位：{box}；" in read(Source("a.odt", odt(open_document("FORMCHECKBOX", said))), Options()).text
    for form, box in ((r"\fftype1\ffres1", "☑"), (r"\fftype1\ffres0", "□")):
        assert f"牵头单位：{box}；" in read(Source("a.rtf", rich(form)), Options()).text


def test_a_choice_in_a_document_of_before_2007_is_told() -> None:
    content = (ROOT / "samples/dongxihu-2022/notice.doc").read_bytes()
    words = "各街道办事处，开发区管委会各产业办公室"
    field = "各街道\x13 FORMDROPDOWN \x15"[: len(words)].ljust(len(words))
    changed = content.replace(words.encode("utf-16-le"), field.encode("utf-16-le"), 1)
    found = read(Source("notice.doc", changed), Options())
    (told,) = [remark for remark in found.remarks if remark.code == "GT110"]
    assert told.message == "After “责任单位：各街道” stands a list to choose from, and what was chosen is not read"
    assert found.text.count("责任单位：各街道") > 1 and not told.spans


def test_a_circled_character_that_a_field_draws_in_such_a_document_is_told() -> None:
    stream = "完成。\r\x13 eq \\o\\ac(○,1)\x14\x15新建公厕5座。".encode("utf-16-le")
    (told,) = lost_in_conversion(ole2({"WordDocument": stream}), "完成。\n新建公厕5座。")
    assert told.message == "At the beginning of a paragraph stands a character that a field draws, and it is not read"
