"""faster-paddle: PP-OCRv6 in one wheel, runtime and models included."""

from __future__ import annotations

from collections.abc import Sequence

from faster_paddle import OcrEngine

from govtask_extract.reading.recognition.engines import Engine, FoundLine

# The larger model takes five times as long; it knows 18,700 characters, the other 6,900.
_MODEL, _CLOSER = "tiny", "small"
# In pixels: shorter lines are filled up to this, as the model was trained; with less it loses marks at their ends.
_WIDEST = 320


def engine(threads: int | None) -> Engine:
    """With so many threads, or as many as the machine has cores."""
    return _Paddle(threads)


class _Paddle:
    def __init__(self, threads: int | None) -> None:
        self._threads = threads
        self._engine, self._closer = self._loaded(_MODEL), None

    def find_lines(self, picture: bytes) -> Sequence[FoundLine]:
        return _lines(self._engine, picture)

    def look_closer(self, picture: bytes) -> Sequence[FoundLine]:
        if self._closer is None:
            self._closer = self._loaded(_CLOSER)
        return _lines(self._closer, picture)

    def _loaded(self, model: str) -> OcrEngine:
        return OcrEngine(model_size=model, threads=self._threads, rec_min_width=_WIDEST, det_min_side=0)


def _lines(engine: OcrEngine, picture: bytes) -> list[FoundLine]:
    return [
        FoundLine(line["text"], (*line["topLeftCoord"], *line["bottomRightCoord"]), line["confidence"])
        for line in engine.ocr(picture)["bounds"].values()
        if line["text"].strip()
    ]
