"""faster-paddle: PP-OCRv6 in one wheel, runtime and models included."""

from __future__ import annotations

from collections.abc import Sequence

from faster_paddle import OcrEngine

from govtask_extract.reading.recognition.engines import Engine, FoundLine

# The small model takes five times as long, and reads no better what a scanner of 150 dpi and more has seen.
_MODEL = "tiny"
# In pixels: shorter lines are filled up to this, as the model was trained; with less it loses marks at their ends.
_WIDEST = 320


def engine(threads: int | None) -> Engine:
    """With so many threads, or as many as the machine has cores."""
    return _Paddle(threads)


class _Paddle:
    def __init__(self, threads: int | None) -> None:
        self._engine = OcrEngine(model_size=_MODEL, threads=threads, rec_min_width=_WIDEST, det_min_side=0)

    def find_lines(self, picture: bytes) -> Sequence[FoundLine]:
        found = self._engine.ocr(picture)["bounds"].values()
        return [
            FoundLine(line["text"], (*line["topLeftCoord"], *line["bottomRightCoord"]), line["confidence"])
            for line in found
            if line["text"].strip()
        ]
