"""Makes workbooks of a few cells for the tests: only what a reader looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docx_made import zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN_PART = (
    f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_R}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
"""`_rels/.rels` of a workbook's archive."""


def xlsx(*sheets: str, states: Sequence[str] = (), strings: str = "", formats: Sequence[str] = ()) -> bytes:
    """A workbook of sheets, each the XML inside `worksheet`; `formats` are the number formats of styles 1, 2 …"""
    tabs, relations = "", ""
    members: dict[str, str] = {"[Content_Types].xml": "<Types/>"}
    for index, sheet in enumerate(sheets):
        state = f' state="{states[index]}"' if index < len(states) and states[index] else ""
        tabs += f'<sheet name="表{index + 1}" sheetId="{index + 1}"{state} r:id="rId{index + 1}"/>'
        relations += f'<Relationship Id="rId{index + 1}" Type="{_R}/worksheet" Target="worksheets/s{index + 1}.xml"/>'
        members[f"xl/worksheets/s{index + 1}.xml"] = f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>'
    relations += f'<Relationship Id="s" Type="{_R}/sharedStrings" Target="sharedStrings.xml"/>'
    relations += f'<Relationship Id="f" Type="{_R}/styles" Target="styles.xml"/>'
    members["xl/workbook.xml"] = f'<workbook xmlns="{_MAIN}" xmlns:r="{_R}"><sheets>{tabs}</sheets></workbook>'
    members["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
    members["_rels/.rels"] = MAIN_PART
    members["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{strings}</sst>'
    members["xl/styles.xml"] = _styles(formats)
    return zipped(members)


def _styles(formats: Sequence[str]) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{164 + index}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for index, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *range(164, 164 + len(formats))))
    return f'<styleSheet xmlns="{_MAIN}"><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'


def sheet(cells: Mapping[str, str], *merged: str) -> str:
    """A sheet of inline strings by their names (A1); a value that begins with `<` is the XML inside its `c`."""
    rows: dict[int, str] = {}
    for name, value in cells.items():
        row = int("".join(filter(str.isdigit, name)))
        kind = "" if value.startswith("<") else ' t="inlineStr"'
        inner = value if value.startswith("<") else f"<is><t>{value}</t></is>"
        rows[row] = rows.get(row, "") + f'<c r="{name}"{kind}>{inner}</c>'
    data = "".join(f'<row r="{row}">{content}</row>' for row, content in sorted(rows.items()))
    ranges = "".join(f'<mergeCell ref="{reference}"/>' for reference in merged)
    return f"<sheetData>{data}</sheetData><mergeCells>{ranges}</mergeCells>"
