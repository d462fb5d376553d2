"""The page as a file: what `extract` and `view` write, how large it is, and what its scripts are given."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from browsing import NOTICE, report_of
from checking import PROSE, SOUND, Shell
from conftest import ROOT

from govtask_extract import extract
from govtask_extract.cli import viewing
from govtask_extract.model.report import Report
from govtask_extract.model.report_places import places_of
from govtask_extract.writing import page
from govtask_extract.writing.page.packing import packed
from govtask_extract.writing.page.page_messages import MESSAGES
from govtask_extract.writing.writer import writers

SAMPLE = ROOT / "samples" / "dongxihu-2022" / "notice.pdf"
_NOTICE = re.compile(r'<script type="application/json" class="notice" data-name="([^"]*)">(.*?)</script>', re.DOTALL)


def notices(written: str) -> dict[str, dict[str, object]]:
    """What the page holds, by the names that it offers."""
    return {name: json.loads(data) for name, data in _NOTICE.findall(written)}


def test_extract_writes_a_page_for_its_suffix(shell: Shell) -> None:
    shell.write("plan.txt", SOUND)
    assert shell("extract", "plan.txt", "-o", "plan.html").code == 0
    held = notices(shell.read("plan.html"))["plan.txt"]
    assert held["text"] == shell("explain", "plan.txt", "--stage", "text").out
    assert shell("extract", "plan.txt", "--format", "html").out == shell.read("plan.html")


def test_several_notices_are_on_one_page_and_failures_too(shell: Shell) -> None:
    shell.write("plans/a.txt", SOUND)
    shell.write("plans/b.txt", NOTICE)
    shell.write("plans/broken.pdf", "%PDF-1.4 endobj")
    assert shell("extract", "plans", "-o", "all.html").code == 3
    found = notices(shell.read("all.html"))
    assert list(found) == ["a.txt", "b.txt", "broken.pdf"]
    assert "failure" in found["broken.pdf"]
    for jobs in ("1", "2"):
        assert shell("extract", "plans", "--format", "html", "-j", jobs).out == shell.read("all.html")


def test_a_folder_gives_a_page_for_each_when_asked(shell: Shell) -> None:
    shell.write("plans/a.txt", SOUND)
    shell.write("plans/b.txt", NOTICE)
    assert shell("extract", "plans", "--format", "html", "--output-dir", "pages").code == 0
    assert list(notices(shell.read("pages/b.txt.html"))) == ["b.txt"]


def test_two_files_of_one_name_keep_their_documents(shell: Shell) -> None:
    shell.write("one/plan.txt", SOUND)
    shell.write("two/plan.txt", NOTICE)
    shell("extract", "one/plan.txt", "two/plan.txt", "-o", "all.html")
    texts = [held["text"] for held in notices(shell.read("all.html")).values()]
    assert [str(text)[:9] for text in texts] == [SOUND[:9], NOTICE[:9]]


def test_pages_beside_notices_are_no_notices(shell: Shell) -> None:
    shell.write("plans/a.txt", SOUND)
    shell("extract", "plans/a.txt", "-o", "plans/a.html")
    again = shell("extract", "plans")
    assert [one["source"]["path"] for one in again.data] == ["a.txt"]
    assert "a page that govtask wrote: a.html" in again.err


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_report_is_shown_with_the_notice_beside_it(shell: Shell, form: str) -> None:
    shell.write("plan.txt", SOUND)
    shell("extract", "plan.txt", "-o", f"plan.{form}")
    shell("extract", f"plan.{form}", "-o", "with.html")
    (held,) = notices(shell.read("with.html")).values()
    assert held["text"] == SOUND
    shell.write("plan.txt", SOUND.replace("公园3个", "公园4个"))
    shell("extract", f"plan.{form}", "-o", "without.html")
    (quoted,) = notices(shell.read("without.html")).values()
    assert str(quoted["text"]).split() == SOUND.split()


def test_no_notice_is_opened_that_a_report_names_elsewhere(shell: Shell) -> None:
    """What a report says of its own path may come from anybody."""
    shell.write("plan.txt", SOUND)
    report = json.loads(shell("extract", "plan.txt").out)
    report["source"]["name"] = "../plan.txt"
    shell.write("reports/plan.json", json.dumps(report))
    (shell.folder / "reports" / "plan.txt").symlink_to(shell.folder / "plan.txt")
    shell("extract", "reports/plan.json", "-o", "page.html")
    (held,) = notices(shell.read("page.html")).values()
    assert held["text"] != SOUND
    assert str(held["text"]).split() == SOUND.split()


def test_view_writes_a_page_that_nobody_else_may_read(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(viewing.webbrowser, "open", lambda address: opened.append(address) or True)
    monkeypatch.setattr("tempfile.tempdir", str(shell.folder))
    shell.write("plan.txt", SOUND.replace("责任单位：区住建局、区财政局", "责任单位：区住建局、区住建局"))
    seen = shell("view", "plan.txt")
    assert seen.code == 0
    file = Path(seen.err.strip().removeprefix("govtask: the page is in "))
    assert opened == [file.as_uri()]
    assert file.parent.stat().st_mode & 0o077 == 0
    (held,) = notices(file.read_text("utf-8")).values()
    report = held["report"]
    assert isinstance(report, dict)
    assert "GT207" in [one["code"] for one in report["diagnostics"]]


def test_view_says_where_the_page_is_if_there_is_no_browser(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewing.webbrowser, "open", lambda address: False)
    shell.write("plan.txt", SOUND)
    seen = shell("view", "plan.txt", "-o", "plan.html")
    assert (seen.code, "no browser to open plan.html" in seen.err) == (0, True)
    assert notices(shell.read("plan.html"))


def test_view_of_what_cannot_be_read_leaves_no_page(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewing.webbrowser, "open", lambda address: pytest.fail("there is nothing to open"))
    missing = shell("view", "none.pdf", "-o", "none.html")
    assert (missing.code, (shell.folder / "none.html").exists()) == (3, False)
    shell.write("plan.html", "<p>")
    same = shell("view", "plan.html", "-o", "plan.html", "--no-open")
    assert (same.code, shell.read("plan.html")) == (2, "<p>")
    shell.write("prose.txt", PROSE)
    assert shell("view", "prose.txt", "-o", "prose.html", "--no-open").code == 4


def test_the_pages_of_the_sample_are_small(shell: Shell) -> None:
    shell("extract", SAMPLE, "-o", "bare.html", "--no-pictures")
    assert (shell.folder / "bare.html").stat().st_size <= 250_000
    shell("extract", SAMPLE, "-o", "painted.html")
    assert (shell.folder / "painted.html").stat().st_size <= 2_500_000


def test_only_the_page_asks_for_documents() -> None:
    assert [name for name, writer in writers().items() if writer.shows_document] == ["html"]


@pytest.fixture(scope="module")
def report() -> Report:
    return extract(SAMPLE)


def test_every_place_is_told(report: Report) -> None:
    """What is left out of a place is what its line says."""
    held = json.loads(packed(report, None))
    lines = {start: (length, box) for start, length, _, *box in held["lines"]}
    starts = sorted(lines)
    told: dict[tuple[int, int], list[int]] = {}

    def gather(value: object) -> None:
        if isinstance(value, dict):
            for item in value.values():
                gather(item)
        elif isinstance(value, list):
            if len(value) > 1 and all(isinstance(item, int) for item in value) and len(value) in (2, 4, 6):
                told[value[0], value[0] + value[1]] = value[2:]
            else:
                for item in value:
                    gather(item)

    gather({name: value for name, value in held["report"].items() if name != "furniture"})
    gather([place[1:] for place in held["report"]["furniture"]])
    for place in places_of(report):
        box = told[place.start, place.end]
        _, whole = lines[max(start for start in starts if start <= place.start)]
        full = whole if not box else [box[0], whole[1], box[1], whole[3]] if len(box) == 2 else box
        assert place.box is not None
        assert full == [round(side) for side in place.box]
        assert held["text"][place.start : place.end] == place.quote


def test_nothing_in_the_data_is_markup() -> None:
    odd = report_of(NOTICE.replace("口袋公园", "</script><!--&\u2028"))
    written = packed(odd, None)
    assert not set("<>&\u2028\u2029") & set(written)
    assert "</script><!--&" in json.loads(written)["text"]


def test_the_scripts_say_what_the_page_gives_them() -> None:
    """Babel reads the scripts: each message of theirs is in the list, and none is in it for nothing."""
    said, options = set(), {"parse_template_string": True}
    for file in sorted(Path(page.__path__[0], "scripts").glob("*.js")):
        said |= {message for _, message, _, _ in extract_from_file("javascript", file, {"t": None}, options=options)}
    severities = {"error", "warning", "info"}
    assert said | severities == set(MESSAGES)
