"""`make mutate` on made-up modules: what can be taken away, and whether the tests miss it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from mutate import Outcome, Target, chosen, outcomes, passes, targets, told
from mutations import mutations, sound


def changed(source: str) -> dict[str, str]:
    """What each mutation leaves, by what it says."""
    return {one.what: one.applied(source) for one in mutations(source) if sound(source, one)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            'X = words("""\n甲 乙\n丙""")',
            {
                "drops the word 甲": "X = words(('\\n 乙\\n丙'))",
                "drops the word 乙": "X = words(('\\n甲 \\n丙'))",
                "drops the word 丙": "X = words(('\\n甲 乙\\n'))",
            },
        ),
        (
            'X = frozenset({"甲", "乙"})',
            {'drops the word "甲"': "X = frozenset(({'乙'}))", 'drops the word "乙"': "X = frozenset(({'甲'}))"},
        ),
        (
            'def f(x): return x in ("甲", "乙")',
            {
                'drops the word "甲"': "def f(x): return x in (('乙',))",
                'drops the word "乙"': "def f(x): return x in (('甲',))",
            },
        ),
        ('X = "。；"', {"drops the character 。": "X = ('；')", "drops the character ；": "X = ('。')"}),
        (
            'X = ((A, "甲"), (B, "乙"))',
            {'drops the entry (A, "甲")': "X = (((B, '乙'),))", 'drops the entry (B, "乙")': "X = (((A, '甲'),))"},
        ),
        ("X = {A: B, C: D}", {"drops the entry A": "X = ({C: D})", "drops the entry C": "X = ({A: B})"}),
        ("x = a and b", {"drops the operand a": "x = (b)", "drops the operand b": "x = (a)"}),
        (
            "x = a or b or c",
            {
                "drops the operand a": "x = (b or c)",
                "drops the operand b": "x = (a or c)",
                "drops the operand c": "x = (a or b)",
            },
        ),
        ("if a == b: f()", {"negates a == b": "if (not a == b): f()"}),
        ("x = [y for y in z if y]", {"negates y": "x = [y for y in z if (not y)]"}),
        ("x = a[1:]", {"1 becomes 2": "x = a[(2):]"}),
        ("def f(x: bool = False): pass", {"False becomes True": "def f(x: bool = (True)): pass"}),
        (
            'X = rf"甲(?:乙|丙{Y})"',
            {"drops the alternative 乙": 'X = rf"甲(?:丙{Y})"', "drops the alternative 丙{Y}": 'X = rf"甲(?:乙)"'},
        ),
        # A table of fields, a type, two names, what is said of a module: nothing that may go.
        ('"""甲|乙"""\nX: tuple[str, int] = f\nA, B = "甲乙丙1", "丁1"\nP = (R, "甲")', {}),
    ],
)
def test_what_can_be_taken_from_a_module(source: str, expected: dict[str, str]) -> None:
    assert changed(source) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("甲|乙", {"甲": "乙", "乙": "甲"}),
        ("(?P<x>甲|乙)丙", {"甲": "(?P<x>乙)丙", "乙": "(?P<x>甲)丙"}),
        (
            "(?:(?=乙|丙)|丁)",
            {"(?=乙|丙)": "(?:丁)", "丁": "(?:(?=乙|丙))", "乙": "(?:(?=丙)|丁)", "丙": "(?:(?=乙)|丁)"},
        ),
        (r"[|(]甲\|乙", {}),
        (r"[]|(]甲|[^]|]乙", {"[]|(]甲": "[^]|]乙", "[^]|]乙": "[]|(]甲"}),
        (r"甲|乙\)", {"甲": r"乙\)", r"乙\)": "甲"}),
    ],
)  # fmt: skip
def test_alternatives_are_those_of_their_group(pattern: str, expected: dict[str, str]) -> None:
    found = {what.removeprefix("drops the alternative "): left for what, left in changed(f"X = r'{pattern}'").items()}
    assert found == {gone: f"X = r'{left}'" for gone, left in expected.items()}


def test_an_alternative_ends_with_its_literal() -> None:
    source = 'X = (\n    r"(?:甲|乙"\n    r"|丙)"\n)'
    assert changed(source) == {"drops the alternative 甲": 'X = (\n    r"(?:乙"\n    r"|丙)"\n)',
                               "drops the alternative 丙": 'X = (\n    r"(?:甲|乙"\n    r")"\n)'}  # fmt: skip
    assert [one.line for one in mutations(source)] == [2, 3]


MODULE = '''
"""Made up."""
WORDS = ("甲", "乙")


def holds(text):
    return text in WORDS and len(text) < 3
'''
TEST = """
from govtask_extract.parsing.made import holds

def test_words():
    assert holds("甲")
    assert not holds("丙")
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with one module, whose test knows one of its two words and not its last condition."""
    folder = tmp_path / "checkout"
    code = folder / "src/govtask_extract/parsing"
    code.mkdir(parents=True)
    (folder / "tests").mkdir()
    for package in (code.parent, code):
        (package / "__init__.py").touch()
    (code / "made.py").write_text(MODULE, "utf-8")
    (folder / "tests/test_made.py").write_text(TEST, "utf-8")
    return folder


def test_what_no_test_misses_survives(checkout: Path) -> None:
    all_of_them = targets(checkout, ["parsing"])
    found = list(outcomes(checkout, all_of_them, ["test_made"]))
    path = "src/govtask_extract/parsing/made.py"
    assert [str(one.target) for one in found if one.survived] == [
        f'{path}:3: drops the word "乙"',
        f"{path}:7: drops the operand len(text) < 3",
        f"{path}:7: 3 becomes 4",
    ]
    assert [one.target.mutation.what for one in found if not one.survived] == [
        'drops the word "甲"',
        "drops the operand text in WORDS",
    ]
    assert (checkout / path).read_text("utf-8") == MODULE


def test_what_does_not_end_is_noticed(checkout: Path) -> None:
    (checkout / "tests/test_made.py").write_text("def test_loop():\n    while True: pass\n", "utf-8")
    assert not passes(checkout, ["test_made"], 2)


def test_tests_must_pass_with_nothing_changed(checkout: Path) -> None:
    (checkout / "tests/test_made.py").write_text("def test_fails():\n    assert False\n", "utf-8")
    with pytest.raises(RuntimeError, match="nothing changed"):
        list(outcomes(checkout, targets(checkout, ["parsing"]), ["test_made"]))


def test_tests_that_are_not_there_are_no_failure(checkout: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        passes(checkout, ["test_missing"], None)


def test_a_package_that_is_not_there_is_told(checkout: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        targets(checkout, ["nowhere"])


def test_each_kind_has_its_turn_and_a_seed_its_choice(checkout: Path) -> None:
    found = targets(checkout, ["parsing"])
    taken = chosen(checkout, found, 3, 1)
    assert [one.mutation.kind for one in taken] == ["constant", "operand", "word"]
    assert chosen(checkout, found, 3, 1) == taken
    assert sorted(map(str, chosen(checkout, found, 60, 1))) == sorted(map(str, found))
    assert len({tuple(map(str, chosen(checkout, found, 3, seed))) for seed in range(9)}) > 1


def test_the_last_line_has_the_share(checkout: Path) -> None:
    target: Target = targets(checkout, ["parsing"])[0]
    found = [Outcome(target, True, 5.0), *(Outcome(target, False, float(seconds)) for seconds in (1, 2, 9))]
    assert told(found) == "1 of 4 mutations survive (25 %); 2.0 s for one that is noticed, 5.0 s for one that survives"
