"""What fuzzing once found stays mended: each file is read or refused as promised."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from conftest import ROOT
from fuzzing.mutations import mutate
from fuzzing.seeds import seeds
from fuzzing.trial import trial

from govtask_extract.model.source import Source
from govtask_extract.reading.detect import detect, readers

REGRESSIONS = sorted((ROOT / "tests/fuzz/regressions").glob("[!.]*"))


@pytest.mark.parametrize("file", REGRESSIONS, ids=lambda file: file.name)
def test_a_file_that_once_broke_a_promise_keeps_it(file: Path) -> None:
    assert trial(file.name, file.read_bytes())[1] is None


def test_sound_files_are_read() -> None:
    endings = {seed.name: trial(seed.name, seed.content) for seed in seeds().all}
    assert endings == dict.fromkeys(endings, ("report", None))


def test_every_format_has_its_seed() -> None:
    detected = {detect(Source(seed.name, seed.content)).name for seed in seeds().short if seed.name != "few.zip"}
    assert detected == {reader.name for reader in readers()}


def test_the_same_seed_damages_alike() -> None:
    for seed in (seeds().short[0], *seeds().short[-2:]):
        first, second = (mutate(seed.content, (seed.content,), Random("7")) for _ in range(2))
        assert first == second != seed.content
