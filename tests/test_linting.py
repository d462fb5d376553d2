"""Each rule of the linter, by cases: what it finds, with task and quoted place, and what it leaves alone.

A case file has the rule's name. A `settings` fence says what the project knows; a `notice` fence may name the format
that the notice is made into. The `expect` fence lists the findings of this rule: `task`, and `quote`, its first place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import yaml
from conftest import ROOT
from docx_made import docx, paragraph
from hypothesis import given
from hypothesis import strategies as st
from pdf_layers_made import in_two_layers, recognised, with_a_chart, with_notes
from test_cases import sections
from typeset import set_pages

from govtask_extract.linting.remark_pages import PAGES
from govtask_extract.linting.rule import LintRule, rules
from govtask_extract.linting.run import lint
from govtask_extract.model import remarks
from govtask_extract.model.options import Options, Settings
from govtask_extract.model.profile import Profile
from govtask_extract.model.report import Report
from govtask_extract.pipeline import extract, read_document

FOLDER = ROOT / "tests/cases/linting"
SOURCES = ROOT / "src/govtask_extract"


def cut_off(text: str) -> bytes:
    """A PDF whose last quarter was never received."""
    whole = set_pages(text)
    return whole[: len(whole) * 3 // 4]


def with_a_picture(text: str) -> bytes:
    """A PDF whose second page is a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)

    return set_pages(text, last=draw)


def workbook(text: str) -> bytes:
    """Cells between tabs; `[name]` begins a sheet, `[name hidden]` a hidden one; a formula is never calculated.

    A line `(chart)` is a chart.
    """
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet, row = None, 0
        for line in text.splitlines():
            if line.startswith("["):
                name, _, hidden = line.strip("[]").partition(" ")
                sheet, row = book.add_worksheet(name), 0
                if hidden:
                    sheet.hide()
            elif sheet is not None and line == "(chart)":
                chart = book.add_chart({"type": "column"})
                chart.add_series({"values": f"={sheet.name}!$A$1:$A$3"})
                sheet.insert_chart(row, 0, chart)
            elif sheet is not None:
                for column, cell in enumerate(line.split("\t")):
                    if cell.startswith("="):
                        sheet.write_formula(row, column, cell, value="")
                    else:
                        sheet.write_string(row, column, cell)
                row += 1
    return stream.getvalue()


def with_picture(text: str, width: int, height: int) -> bytes:
    """A Word document with a picture of so many centimetres behind its lines."""
    extent = f'<wp:extent cx="{width * 360_000}" cy="{height * 360_000}"/>'
    drawing = f"<w:drawing><wp:inline>{extent}<pic:pic><a:blip/></pic:pic></wp:inline></w:drawing>"
    return docx("".join(map(paragraph, text.splitlines())) + f"<w:p><w:r>{drawing}</w:r></w:p>")


MADE: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "notice": ("notice.md", str.encode),
    "notice pdf": ("notice.pdf", set_pages),
    "notice pdf cut off": ("notice.pdf", cut_off),
    "notice pdf with a picture": ("notice.pdf", with_a_picture),
    "notice pdf in two layers": ("notice.pdf", in_two_layers),
    "notice pdf with a chart": ("notice.pdf", with_a_chart),
    "notice pdf with notes": ("notice.pdf", with_notes),
    "notice pdf recognised": ("notice.pdf", recognised),
    "notice workbook": ("notice.xlsx", workbook),
    "notice docx with a picture": ("notice.docx", lambda text: with_picture(text, 14, 19)),
    "notice docx with a seal": ("notice.docx", lambda text: with_picture(text, 4, 4)),
    "notice page": ("notice.html", str.encode),
}


@dataclass(frozen=True, slots=True)
class Case:
    rule: str
    title: str
    kind: str
    text: str
    given: dict[str, Any]
    expected: list[dict[str, Any]]

    def __str__(self) -> str:
        return f"{self.rule}: {self.title} ({self.kind})"

    @property
    def report(self) -> Report:
        name, made = MADE[self.kind]
        spellings, furniture = tuple(self.given.get("spellings", {}).items()), tuple(self.given.get("furniture", ()))
        profile = Profile(spellings=spellings, furniture=furniture)
        # What recognition makes of a page depends on the engine.
        return extract(made(self.text), Options(profile=profile, recognition="never"), name=name)

    @property
    def settings(self) -> Settings:
        return Settings(
            known_units=self.given.get("known_units", {}),
            known_leaders=self.given.get("known_leaders", {}),
            required_fields=tuple(self.given.get("required_fields", ())),
        )


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.md")):
        for title, fences in sections(path.read_text("utf-8").splitlines()):
            given, expected = (yaml.safe_load(fences.get(name, "")) for name in ("settings", "expect"))
            for kind in MADE.keys() & fences.keys():
                yield Case(path.stem, title, kind, fences[kind], given or {}, expected or [])


CASES = sorted(cases(), key=str)
# About a configuration, corrections, what is recognised or left out: test_check_settings.py, test_correcting.py,
# test_recognised_doubts.py and test_page_ranges.py have their cases.
ELSEWHERE = (
    "doubtful-recognition",
    "look-alike-name",
    "pages-left-out",
    "unused-suppression",
    "stale-correction",
    "change-since-corrected",
    "needless-correction",
    "deleted-task",
    "signature-not-verified",
)
BY_NAME = {rule.name.replace("-", "_"): rule for rule in rules().values()}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    rule = BY_NAME[case.rule]
    found = lint(case.report, case.settings, {rule.code})
    assert [
        {"task": said.task, "quote": said.evidence[0].quote if said.evidence else None} for said in found
    ] == case.expected, [said.message for said in found]
    assert {(said.code, said.name) for said in found} <= {(rule.code, rule.name)}


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.code)
def test_every_rule_has_a_page_and_cases_that_it_finds_and_leaves_alone(rule: LintRule) -> None:
    sentence, _, rest = rule.page.partition("\n\n")
    assert sentence.endswith(".")
    assert re.fullmatch(r"Why: .+\nExample: .+\nInstead: .+\n", rest, re.DOTALL)
    mine = [case for case in CASES if BY_NAME[case.rule] == rule]
    # Text that is not understood is our own fault, and no text is known that is not.
    assert any(case.expected for case in mine) or rule.name in ("unread-text", *ELSEWHERE)
    assert any(not case.expected for case in mine) or rule.name in ELSEWHERE


def test_codes_are_unique_and_fit_their_name() -> None:
    modules = [path.stem for path in (SOURCES / "linting/rules").glob("*.py") if path.stem != "__init__"]
    assert len(rules()) == len(modules) + len(PAGES)
    assert sorted(BY_NAME) == sorted([*modules, *(kind.name.replace("-", "_") for kind in PAGES)])
    assert all(re.fullmatch(r"GT[1-4]\d\d", code) for code in rules())


def test_every_kind_of_remark_has_a_page_and_no_stage_says_its_code_again() -> None:
    assert set(PAGES) == {kind for kind in vars(remarks).values() if isinstance(kind, remarks.RemarkKind)}
    said = [
        (path.name, code)
        for stage in ("reading", "parsing", "model", "checking")
        for path in (SOURCES / stage).rglob("*.py")
        for code in re.findall(r'"(GT\d{3})"', path.read_text("utf-8"))
    ]
    assert said == [("remarks.py", kind.code) for kind in PAGES]


def test_linting_again_replaces_what_linting_found() -> None:
    report = extract(FOLDER.joinpath("empty_label.md").read_bytes(), name="notice.md")
    once = lint(report)
    assert once
    assert lint(report.model_copy(update={"diagnostics": tuple(once)})) == once


@pytest.mark.parametrize("file", ["notice.md", "notice.pdf"])
def test_the_sample_has_the_oddities_that_its_notes_list(file: str) -> None:
    sample = ROOT / "samples/dongxihu-2022"
    found = [said for said in lint(extract(sample / file)) if said.severity != "info"]
    assert [(said.code, said.task or "") for said in found] == list(_noted(sample / "NOTES.md"))


def _noted(notes: Path) -> Iterator[tuple[str, str]]:
    """The rows | 45 | GT211 | … | of the notes' table, in order."""
    for match in re.finditer(r"^\| (\d+) \| (GT\d{3}) \|", notes.read_text("utf-8"), re.MULTILINE):
        yield match[2], f"t{match[1]}"


def test_exhortations_to_everybody_give_the_sample_no_findings() -> None:
    found = lint(extract(ROOT / "samples/dongxihu-2022/notice.md"))
    everybody = {"t97", "t98", "t99", "t100", "t101"}
    assert [said for said in found if said.task in everybody and said.severity != "info"] == []


PIECES = [
    "（",
    "）",
    "《",
    "”",
    "：",
    "、",
    "责任单位",
    "责任单位：",
    "\n",
    "\n\n",
    "第1、12项",
    "附表3",
    "附件：",
    "1. ",
    "一、",
    "（二）",
]
PIECES += [
    "2022年2月30日",
    "〔2022〕号",
    "牵头",
    "区民政局",
    "区民攻局",
    "周景明",
    "\x07",
    "學",
    "|",
    "\t",
    "①",
    "新建公园 3 个。",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_text_is_linted_and_findings_quote_it(pieces: list[str]) -> None:
    content = ("1. 新建公园。（牵头单位：市园林局）\n" + "".join(pieces)).encode()
    text = read_document(content, name="notice.md")[0].text
    for said in lint(extract(content, name="notice.md")):
        assert [text[place.start : place.end] for place in said.evidence] == [place.quote for place in said.evidence]


def test_of_a_part_of_a_known_unit_is_said_which_one_it_is_of() -> None:
    report = extract("1. 新建学校 3 所。\n责任单位：区教育局基础教育科\n".encode(), name="notice.txt")
    [found] = lint(report, Settings(known_units={"区教育局": "区教育局", "区教育": "区教育局"}), {"GT223"})
    assert "区教育局, which it seems to be a part of, is" in found.message
