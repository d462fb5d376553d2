"""What `make words` says of a word: whether a text is read otherwise without it."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from conftest import ROOT
from wording.listed import words_of
from wording.texts import Text
from wording.trial import fingerprint, matters

PACKAGE = ROOT / "src/govtask_extract"
ENDINGS = PACKAGE / "language/words/endings.py"
TEXTS = [
    Text("cases", "（石桥工务段牵头，石桥兽医院配合）"),
    Text("samples", "1. 建公园。（石桥工务段牵头）\n", "notice.md"),
]


def test_words_of_pages_tuples_and_patterns_are_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('''
"""不是."""
# 也不是.
PAGE = words(
    """
    甲局 市(?!场) 乙
    """
)
# Source: GB/T 9704.
LISTED = frozenset(("丙厅", "丁"))
PATTERN = lazy_re(r"(?:戊|己们?|[庚辛])$")
''')
    found = [(word.constant, word.said, word.signs, word.has_source) for word in words_of(module, "module")]
    assert found == [
        ("PAGE", "甲局", ("甲局",), False),
        ("PAGE", "市(?!场)", ("市",), False),
        ("PAGE", "乙", ("乙",), False),
        ("LISTED", "丙厅", ("丙厅",), True),
        ("LISTED", "丁", ("丁",), True),
        ("PATTERN", "戊", ("戊",), False),
        ("PATTERN", "己们", ("己",), False),
    ]


@pytest.mark.parametrize(("said", "reason"), [("工务段", "cases"), ("少年宫", None)])
def test_a_word_matters_to_a_text_that_is_read_otherwise_without_it(said: str, reason: str | None) -> None:
    word = next(word for word in words_of(ENDINGS, "govtask_extract.language.words.endings") if word.said == said)
    before = [fingerprint(text) for text in TEXTS]
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(matters, (word, TEXTS, before)) == reason
