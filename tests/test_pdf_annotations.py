"""PDF: fields of forms, notes, stamps and comments (ISO 32000-1, 12.5), as a person sees them."""

from __future__ import annotations

import pytest
from pdf_made import form, han_page, said, stream, written
from test_pdf_layers import codes, document, furniture

from govtask_extract.model.document import RawDocument

LINES = ("1. 建设公园。", "牵头单位：", "责任单位：区财政局")
PLACE = b"/Rect[132 712 300 730]"
FIELD = b"/Type/Annot/Subtype/Widget/FT/Tx/T(a)/DA(/H 12 Tf)"


def page(*objects: bytes, annotations: bytes = b"9 0 R", lines: tuple[str, ...] = LINES) -> RawDocument:
    """A page whose annotations these are; `objects` are numbered from 9."""
    return document(
        han_page(
            written(*lines),
            *objects,
            catalogue=b"/AcroForm<</Fields[9 0 R]/DR<</Font<</H 6 0 R>>>>/DA(/H 12 Tf)>>",
            entries=b"/Annots[%s]" % annotations,
        )
    )


def drawn(content: bytes, box: bytes = b"72 400 300 420") -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[%s]/Resources<</Font<</F 5 0 R/H 6 0 R>>>>" % box)


VALUE = said("区民政局")
OPTIONS = b"/Opt[[(mz) %s][(cz) %s]]/V(mz)" % (VALUE, said("区财政局"))

FIELDS = {
    "drawn by no program": [b"<<%s/F 4/V %s%s>>" % (FIELD, VALUE, PLACE)],
    "drawn empty": [b"<<%s/F 4/V %s%s/AP<</N 10 0 R>>>>" % (FIELD, VALUE, PLACE), form(b"/Tx BMC EMC", b"")],
    "a choice": [b"<</Type/Annot/Subtype/Widget/FT/Ch/Ff 131072/T(a)/F 4%s%s>>" % (OPTIONS, PLACE)],
    "a list": [b"<</Type/Annot/Subtype/Widget/FT/Ch/T(a)/F 4%s%s>>" % (OPTIONS, PLACE)],
    "a note without looks": [b"<</Type/Annot/Subtype/FreeText/F 4/Contents %s/DA(/H 12 Tf)%s>>" % (VALUE, PLACE)],
}


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_filled_in_stands_in_its_line(name: str) -> None:
    found = page(*FIELDS[name])
    assert found.text.splitlines() == ["1. 建设公园。", "牵头单位：区民政局", "责任单位：区财政局"]
    assert (furniture(found), codes(found)) == ([], ["GT115"])


def test_a_field_drawn_by_its_program_is_read_as_drawn() -> None:
    looks = drawn(written("区民政局", left=2, first=4), b"0 0 168 18")
    found = page(b"<<%s/F 4/V(other)%s/AP<</N 10 0 R>>>>" % (FIELD, PLACE), looks)
    assert found.text.splitlines()[1] == "牵头单位：区民政局"


def test_a_value_may_be_the_parent_s() -> None:
    parent = b"<</FT/Tx/T(a)/V %s/Kids[10 0 R]/DA(/H 12 Tf)>>" % VALUE
    found = page(parent, b"<</Type/Annot/Subtype/Widget/Parent 9 0 R/F 4%s>>" % PLACE, annotations=b"10 0 R")
    assert found.text.splitlines()[1] == "牵头单位：区民政局"


def test_a_password_is_not_shown() -> None:
    assert "区民政局" not in page(b"<<%s/F 4/Ff 8192/V %s%s>>" % (FIELD, VALUE, PLACE)).text


@pytest.mark.parametrize("flag", [1, 2, 32])
def test_what_is_hidden_or_not_for_the_screen_is_furniture(flag: int) -> None:
    found = page(b"<<%s/F %d/V %s%s>>" % (FIELD, flag, VALUE, PLACE))
    assert (furniture(found), codes(found)) == ([("区民政局", "hidden")], ["GT109"])


def test_a_note_of_several_lines_stays_in_its_box() -> None:
    note = said("2. 修缮学校。（责任单位：区教育局、区财政局）\r3. 新建桥梁。")
    found = page(b"<</Type/Annot/Subtype/FreeText/F 4/Contents %s/Rect[72 500 200 600]>>" % note)
    assert "".join(found.text.splitlines()[3:]) == "2. 修缮学校。（责任单位：区教育局、区财政局）3. 新建桥梁。"
    assert all(line.box and line.box[0] >= 72 and line.box[2] <= 200 for line in found.lines[3:])


def test_a_stamp_of_text_is_read() -> None:
    looks = drawn(written("3. 拆除旧楼。", left=75, first=405))
    found = page(b"<</Type/Annot/Subtype/Stamp/F 4/Rect[72 400 300 420]/AP<</N 10 0 R>>>>", looks)
    assert found.text.splitlines()[3:] == ["3. 拆除旧楼。"]
    assert [(one.code, [found.text[slice(*span)] for span in one.spans]) for one in found.remarks] == [
        ("GT115", ["3. 拆除旧楼。"])
    ]


def test_a_rectangle_over_words_hides_them() -> None:
    looks = drawn(b"0 g 60 680 340 24 re f", b"60 680 400 704")
    found = page(b"<</Type/Annot/Subtype/Square/F 4/Rect[60 680 400 704]/AP<</N 10 0 R>>>>", looks)
    assert furniture(found) == [("责任单位：区财政局", "hidden")]


@pytest.mark.parametrize("kind", [b"Text", b"Highlight", b"Underline", b"Caret"])
def test_a_comment_is_an_annotation(kind: bytes) -> None:
    comment = b"<</Type/Annot/Subtype/%s/F 4/Contents %s/Rect[300 712 420 730]>>" % (kind, said("这里要核实"))
    found = page(comment)
    assert (furniture(found), codes(found)) == ([("这里要核实", "annotation")], ["GT111"])


def test_what_is_struck_out_is_furniture_in_place() -> None:
    quad = b"/QuadPoints[132 704 168 704 132 683 168 683]"
    found = page(
        b"<</Type/Annot/Subtype/StrikeOut/F 4/Rect[132 683 168 704]%s>>" % quad,
        lines=("1. 建设公园。", "牵头单位：区民政局", "责任单位：区财局、区民政局"),
    )
    assert found.text.splitlines()[2] == "责任单位：区财局、区民政局"
    assert furniture(found) == [("区财局", "struck")]


def test_links_and_popups_say_nothing() -> None:
    link = b"<</Type/Annot/Subtype/Link/Contents(x)%s>>" % PLACE
    popup = b"<</Type/Annot/Subtype/Popup/Contents(x)%s>>" % PLACE
    assert page(link, popup, annotations=b"9 0 R 10 0 R").text.splitlines() == list(LINES)


def test_what_a_mark_says_instead_of_glyphs_is_told() -> None:
    marked = b"/Span<</ActualText %s>>BDC %s EMC" % (said("区财政局"), written("区民政局", first=600))
    found = document(han_page(written("牵头单位：") + marked))
    assert found.text.splitlines() == ["牵头单位：", "区民政局"]
    assert [(remark.code, [found.text[start:end] for start, end in remark.spans]) for remark in found.remarks] == [
        ("GT113", ["区民政局"])
    ]


def test_a_mark_that_says_the_same_is_not_told() -> None:
    marked = b"/Span<</ActualText %s>>BDC %s EMC" % (said("区民政局"), written("区民政局", first=600))
    found = document(han_page(marked))
    assert (found.text, codes(found)) == ("区民政局", [])
