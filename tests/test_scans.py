"""Scans and photographs of the sample, made in many ways, are read as its text layer is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from make_sample_scan import PAGES, RECORD, SCAN, sha256

from govtask_extract import Options, Report, extract
from govtask_extract.errors import GovtaskError, MissingExtra
from govtask_extract.evaluating.answers import Answer, answers
from govtask_extract.evaluating.comparing import evaluate
from govtask_extract.evaluating.gold import Gold
from govtask_extract.pipeline import read_document
from govtask_extract.reading.recognition import engines

pytest.importorskip("numpy", reason='making scans needs numpy (pip install ".[ocr]")')
from scanning.bound import as_pdf, as_picture, as_tiff
from scanning.look import Look
from scanning.mixed import half_scanned, with_scanned_pages
from scanning.scan import scan
from scanning.sheets import FontLacking
from variants import ruled

SAMPLE = ROOT / "samples" / "dongxihu-2022"
NOTICE = SAMPLE / "notice.pdf"
# Characters of the texts of a page or two.
_MOST_WRONG = 2
# Five whole tasks stand on this page, nine on it and the one before.
PAGE, BOTH = 4, (3, 4)
LOOK = Look(skew=0.5, seed=3)
LOOKS = {
    "grey": LOOK,
    "150 dpi": replace(LOOK, dpi=150),
    "turned by 90°": replace(LOOK, turn=90),
    "turned by 180°": replace(LOOK, turn=180),
    "turned by 270°": replace(LOOK, turn=270),
    "askew by 2°": replace(LOOK, skew=2.0),
    "askew by -2°": replace(LOOK, skew=-2.0),
    "yellow": replace(LOOK, colour=True, tint=True),
    "worn": replace(LOOK, salt=0.001, noise=10, shade=0.3, folds=True, holes=True, bleed=0.15, border=True, quality=60),
}
recognises = pytest.mark.skipif(
    engines.installed_engine() is None, reason='no engine is installed that recognises text (pip install ".[ocr]")'
)


@pytest.fixture(autouse=True)
def _with_fonts(request: pytest.FixtureRequest) -> Iterator[None]:
    """The notice names fonts that it does not bring: without any there is nothing to scan."""
    if "tmp_path" not in request.fixturenames:
        try:
            printed_pages()
        except FontLacking as lacking:
            pytest.skip(str(lacking))
    yield


@cache
def printed_pages() -> list[Any]:
    return list(scan(NOTICE, BOTH, LOOK))


@cache
def printed(first: int, last: int) -> tuple[Answer, ...]:
    """The tasks of these pages as the text layer has them."""
    return answers(extract(NOTICE, Options(pages=((first, last),))))


def held(truth: tuple[Answer, ...], report: Report) -> list[str]:
    """What differs in who does what; of the texts a character or two may."""
    assert truth
    counts, told = evaluate(truth, answers(report))
    right = counts.names.f1 == counts.rates["right_numbers"] == 1 and counts.wrong <= _MOST_WRONG
    return [] if right else [str(sentence) for sentence in told]


@recognises
@pytest.mark.parametrize("name", LOOKS)
def test_however_a_page_was_scanned_its_tasks_are_the_same(name: str) -> None:
    look = LOOKS[name]
    report = extract(as_pdf(scan(NOTICE, [PAGE], look), look), name="scan.pdf")
    assert held(printed(PAGE, PAGE), report) == []
    assert "GT114" in {diagnostic.code for diagnostic in report.diagnostics}


@recognises
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_a_page(kind: str) -> None:
    picture = as_picture(printed_pages()[1], LOOK, kind)
    assert held(printed(PAGE, PAGE), extract(picture, name=f"scan.{kind.lower()}")) == []


@recognises
@pytest.mark.parametrize("black_and_white", [False, True])
def test_a_tiff_has_several_pages(black_and_white: bool) -> None:
    """As scanners give it, and as a fax does."""
    report = extract(as_tiff(printed_pages(), LOOK, black_and_white), name="scan.tiff")
    assert held(printed(*BOTH), report) == []
    assert report.source.pages == len(BOTH)


@recognises
def test_pages_with_text_and_scanned_pages_are_one_notice() -> None:
    report = extract(with_scanned_pages(NOTICE, BOTH, {PAGE}, LOOK), name="mixed.pdf")
    assert held(printed(*BOTH), report) == []
    (told,) = [diagnostic for diagnostic in report.diagnostics if diagnostic.code == "GT114"]
    assert told.message.endswith(": 2")


@recognises
def test_a_page_that_is_text_above_and_a_picture_below_is_read_once() -> None:
    report = extract(half_scanned(NOTICE, PAGE, 400, LOOK), name="half.pdf")
    assert held(printed(PAGE, PAGE), report) == []


@recognises
def test_a_ruled_table_is_rebuilt_from_its_lines() -> None:
    table = ruled.pages()
    report = extract(as_pdf(scan(table, [1], LOOK), LOOK), name="table.pdf")
    truth = answers(extract(table, Options(pages=((1, 1),)), name="table.pdf"))
    counts, told = evaluate(truth, answers(report))
    assert counts.rates["exact_tasks"] >= 0.8, told
    assert counts.names.f1 >= 0.95, told


@cache
def sample() -> Report:
    return extract(SCAN)


def gold() -> tuple[Answer, ...]:
    """The tasks that stand on the sample's first pages."""
    whole = Gold.model_validate_json((SAMPLE / "gold.json").read_bytes())
    return answers(whole)[: len(printed(*BOTH))]


@recognises
def test_every_field_of_the_sample_scan_equals_the_gold() -> None:
    counts, told = evaluate(gold(), answers(sample()))
    assert counts.names.f1 >= 0.995, told
    assert counts.rates["character_error_rate"] <= 0.007, told
    assert counts.rates["right_numbers"] == counts.rates["right_sections"] == 1


@recognises
def test_signature_and_date_are_read_under_the_seal_and_its_words_stand_apart() -> None:
    notice = sample().notice
    assert (notice.signature, notice.issue_date) == ("东西湖区人民政府办公室", "2022-02-07")
    assert "seal" in {piece.kind for piece in sample().furniture}
    assert "白石" not in "".join(clause.text for clause in notice.clauses)


@recognises
def test_values_of_a_scan_say_how_sure_recognition_is() -> None:
    document, _ = read_document(SCAN.read_bytes(), Options(pages=((4, 4),)), name="scan.pdf")
    assert document.confidences is not None
    sure = [value for value in document.confidences if value == value]
    assert min(sure) > 0.5
    assert sum(sure) / len(sure) > 0.95


@recognises
def test_the_same_scan_is_read_the_same() -> None:
    picture = as_picture(printed_pages()[1], LOOK, "PNG")
    first, again = (extract(picture, name="scan.png").model_dump_json() for _ in range(2))
    assert first == again


@recognises
def test_a_page_that_was_kept_is_not_recognised_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    picture = as_picture(printed_pages()[1], LOOK, "PNG")
    first = extract(picture, Options(cache=True), name="scan.png")
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert kept.suffix == ".json"
    assert kept.stat().st_mode & 0o077 == 0

    def refuse(*_: object) -> None:
        raise AssertionError("it was recognised again")

    monkeypatch.setattr("govtask_extract.reading.recognition.at_work.load_engine", refuse)
    assert extract(picture, Options(cache=True), name="scan.png") == first


def test_nothing_is_recognised_where_nobody_wants_it() -> None:
    scanned = as_pdf(printed_pages()[:1], LOOK)
    with pytest.raises(GovtaskError) as refused:
        extract(scanned, Options(recognition="never"), name="scan.pdf")
    assert "scan.pdf" in str(refused.value)


def test_without_an_engine_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "installed_engine", lambda: None)
    with pytest.raises(MissingExtra) as lacking:
        extract(as_picture(printed_pages()[0], LOOK, "PNG"), name="scan.png")
    assert "ocr" in str(lacking.value.hint)


def test_a_scan_is_the_same_bytes_each_time() -> None:
    first, again = (as_pdf(scan(NOTICE, [PAGE], LOOK), LOOK) for _ in range(2))
    assert first == again
    assert first != as_pdf(scan(NOTICE, [PAGE], replace(LOOK, seed=4)), LOOK)


def record() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(RECORD.read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", sorted(record()["made_from"]))
def test_the_record_names_what_the_sample_scan_was_made_from(name: str, tmp_path: Path) -> None:
    assert record()["made_from"][name] == sha256(ROOT / name), "run tools/make_sample_scan.py again"


def test_the_record_has_the_hash_of_the_sample_scan(tmp_path: Path) -> None:
    assert record()["scan"] == {"sha256": sha256(SCAN), "pages": len(PAGES)}
