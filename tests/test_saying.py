"""Messages: English that knows how it is said in Chinese, through processes and files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from pickle import HIGHEST_PROTOCOL, dumps, loads

import pytest
from conftest import ROOT
from test_linting import CASES, Case

from govtask_extract.errors import GovtaskError, UnreadableFile
from govtask_extract.linting.run import lint
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.pipeline import extract
from govtask_extract.reading.read import read
from govtask_extract.saying.known_patterns import KnownPattern, candidates
from govtask_extract.saying.languages import Language, language_of, named_language
from govtask_extract.saying.recognised import in_english, recognised, translated
from govtask_extract.saying.said import Said, listed, said, said_many, words_of
from govtask_extract.saying.speaking import Tongues, catalogue, speak, spoken, tongues, written

SAMPLES = sorted(path for path in ROOT.glob("samples/*/notice.*") if path.suffix in (".html", ".md", ".txt"))
# Names of programs, fields and settings are the same in both languages.
NEUTRAL = {"other_columns", "furniture", "ocrmypdf"}


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """People are told things in Chinese, data is in English."""
    before = tongues()
    monkeypatch.setenv("LANGUAGE", "en")
    speak(Tongues("zh"))
    yield
    speak(before)


class Shouting(NullTranslations):
    """A catalogue that says everything louder."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("{NAME}", "{name}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{n}!"


def test_a_message_is_its_english_text() -> None:
    message = said("{name} is empty", name="{braces}.pdf")
    assert (message, str(message), len(message)) == ("{braces}.pdf is empty", "{braces}.pdf is empty", 21)
    assert {message: 1}["{braces}.pdf is empty"] == 1
    assert type(message.removesuffix("empty")) is str
    assert said("100 % {sic}") == "100 % {sic}"
    with pytest.raises(KeyError):
        said("{name} is empty", file="notice.pdf")


def test_a_message_is_said_in_the_words_of_a_catalogue_and_so_are_the_messages_in_it() -> None:
    inner, name = said("a drawing"), "甲.pdf"
    message = said("holds {name}", name=listed([inner, name, inner], " and "))
    assert message == "holds a drawing and 甲.pdf and a drawing"
    assert message.in_words_of(Shouting()) == "HOLDS A DRAWING AND 甲.pdf AND A DRAWING"
    assert message.in_words_of(NullTranslations()) == message


@pytest.mark.parametrize(("count", "english"), [(0, "0 tasks"), (1, "1 task"), (1200, "1,200 tasks")])
def test_english_has_two_forms_of_what_is_counted(count: int, english: str) -> None:
    message = said_many("{count:,} task", "{count:,} tasks", count=count)
    assert message == english
    assert message.in_words_of(Shouting()) == f"{count}!"
    assert message.in_words_of(catalogue("zh")) == f"{count:,} 项任务"


def test_what_an_error_says_stays_a_message() -> None:
    message = said("{name} is empty", name="甲")
    assert isinstance(words_of(ValueError(message)), Said)
    assert words_of(OSError(2, "No such file")) == "[Errno 2] No such file"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "", "LC_ALL": ""}, "zh"),
        ({"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW"}, "en"),
        ({"LC_ALL": "C", "GOVTASK_LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "GOVTASK_LANG": "en"}, "en"),
    ],
)
def test_the_language_is_what_is_asked_for_else_the_systems(environment: dict[str, str], language: Language) -> None:
    assert language_of(environment) == language


@pytest.mark.parametrize("name", ["zh", "ZH", "zh_CN", "zh_CN.UTF-8", "zh-Hant-TW", "zh_SG.GB18030"])
def test_every_name_of_chinese_is_chinese(name: str) -> None:
    assert named_language(name) == "zh"


@pytest.mark.parametrize("name", ["", "en_US.UTF-8", "C", "POSIX", "de", "zha"])
def test_every_other_language_is_told_in_english(name: str) -> None:
    assert named_language(name) == "en"


@pytest.mark.usefixtures("chinese")
def test_people_are_told_in_their_language_and_data_is_written_in_its_own() -> None:
    message = said("{path} is empty", path="甲.pdf")
    assert spoken(message) == "甲.pdf 是空文件"
    assert written(message) == "甲.pdf is empty"
    assert spoken("甲.pdf is empty") == "甲.pdf is empty"


def test_messages_come_out_of_a_pickle_as_they_went_in() -> None:
    tasks = said_many("{count:,} task", "{count:,} tasks", count=2)
    message = listed([said("{path} is empty", path="甲.pdf"), tasks], "; ")
    error = loads(dumps(UnreadableFile(message, said("Was it packed completely?")), HIGHEST_PROTOCOL))
    assert (error.message, error.hint) == (message, "Was it packed completely?")
    assert error.message.in_words_of(catalogue("zh")) == "甲.pdf 是空文件；2 项任务"
    assert error.hint.in_words_of(catalogue("zh")) == "打包是否完整？"


def test_remarks_come_out_of_another_process_as_messages() -> None:
    options = Options(isolate="always", limits=Limits(seconds=60))
    content = f'<html><body><p>{"关于⽂件的通知。" * 50}</p><iframe src="/notice.pdf"></iframe></body></html>'.encode()
    remarks = read(Source("notice.html", content), options).remarks
    assert [(told.code, isinstance(told.message, Said)) for told in remarks] == [("GT110", True), ("GT101", True)]


def test_errors_come_out_of_another_process_as_messages() -> None:
    options = Options(isolate="always", limits=Limits(seconds=60, pages=1))
    with pytest.raises(GovtaskError) as raised:
        read(Source("notice.html", b"<html><frameset><frame src='/a.html'></frameset></html>"), options)
    error = raised.value
    assert isinstance(error.message, Said)
    assert error.message.in_words_of(catalogue("zh")).startswith("notice.html：该网页由多个框架组成")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("case", CASES, ids=str)
def test_whatever_is_found_is_known_again(case: Case) -> None:
    report = case.report
    for diagnostic in (*report.diagnostics, *lint(report, case.settings)):
        assert_known_again(str(diagnostic.message), case.text)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("notice", SAMPLES, ids=lambda path: path.parent.name)
def test_whatever_is_found_in_the_samples_is_known_again(notice: Path) -> None:
    for message in found_in(notice):
        assert_known_again(message, notice.read_text("utf-8"))


def found_in(notice: Path) -> Iterator[str]:
    report = extract(notice)
    return (str(diagnostic.message) for diagnostic in (*report.diagnostics, *lint(report)))


def assert_known_again(message: str, text: str) -> None:
    """In Chinese it has no Latin words but those of the text and names; it can be read from either language."""
    found = recognised(message)
    told = spoken(found)
    assert isinstance(found, Said), message
    assert str(found) == message
    words = set(re.findall(r"[a-z_]{3,}", re.sub(r"\S*[./]\S*", "", told)))
    assert words - NEUTRAL <= set(re.findall(r"[a-z_]{3,}", text)), told
    assert translated(message, "zh") == told
    assert in_english(message) == message
    assert spoken(recognised(in_english(told))) == told


@pytest.mark.usefixtures("chinese")
def test_a_pattern_is_known_by_what_it_prints() -> None:
    """Of two patterns that fit, the one that tells more is meant: but few print the same around their values."""
    known = {pattern.message: pattern for word in vocabulary() for pattern in candidates(word, "en")}
    assert len(known) > 1000
    missed = [message for message in map(filled, known.values()) if str(recognised(message)) != message]
    assert missed == []


def vocabulary() -> Iterator[str]:
    return (text for text in getattr(catalogue("zh"), "_catalog", {}) if isinstance(text, str))


def filled(pattern: KnownPattern) -> str:
    """With other words for each value."""
    words = (f"甲{piece.value}乙" if piece.value and not piece.is_number else "7" for piece in pattern.pieces)
    return "".join(
        piece.printed + (word if piece.value else "") for piece, word in zip(pattern.pieces, words, strict=True)
    )


@pytest.mark.usefixtures("chinese")
def test_few_patterns_are_looked_at() -> None:
    looked_at = [len(candidates(message, "en")) for notice in SAMPLES for message in found_in(notice)]
    assert max(looked_at) <= 40


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("message", "told"),
    [
        # A list of numbers is one in Chinese, too.
        (
            "pages that show a picture and no text: 2, 5; run OCR on them first",
            "只有图像、没有文字的页：第 2、5 页；请先做文字识别（OCR）",
        ),
        # What is counted.
        (
            "1 stretch of text, 20 characters, stand apart: hidden from readers",
            "有 1 处文字（20 个字符）单列：对读者隐藏的文字",
        ),
        # A message within a message.
        (
            "After “附件：” stands what holds no text to be read: a picture of 14 by 19 cm",
            "“附件：”之后有不能读取的非文字内容：14 × 19 厘米的图片",
        ),
        # Nothing that is ours.
        ("区民政局 ist nicht da", "区民政局 ist nicht da"),
        ("", ""),
    ],
)
def test_messages_of_reports_are_told_in_chinese(message: str, told: str) -> None:
    assert spoken(recognised(message)) == told
    assert in_english(told) == message


@pytest.mark.usefixtures("chinese")
def test_what_is_quoted_stays_whatever_it_says() -> None:
    """A document may have a word that is one of our own, in Chinese."""
    assert in_english("“责任单位”不是已知的标签") == "责任单位 is no known label"
    assert in_english("未读取隐藏的工作表“任务”") == "The hidden sheet 任务 was not read"


def test_in_english_nothing_is_looked_up() -> None:
    assert type(recognised("this text was not understood")) is str
