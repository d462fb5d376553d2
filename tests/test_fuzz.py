"""What fuzzing once found stays mended: each file is read or refused as promised."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from conftest import ROOT
from fuzzing.mutations import mutate
from fuzzing.seeds import seeds
from fuzzing.trial import trial

REGRESSIONS = sorted((ROOT / "tests/fuzz/regressions").glob("[!.]*"))


@pytest.mark.parametrize("file", REGRESSIONS, ids=lambda file: file.name)
def test_a_file_that_once_broke_a_promise_keeps_it(file: Path) -> None:
    assert trial(file.name, file.read_bytes())[1] is None


def test_sound_files_are_read() -> None:
    endings = {seed.name: trial(seed.name, seed.content) for seed in seeds()}
    assert endings == dict.fromkeys(endings, ("report", None))


def test_the_same_seed_damages_alike() -> None:
    content = seeds()[0].content
    first, second = (mutate(content, (content,), Random("7")) for _ in range(2))
    assert first == second != content
