"""rapidocr with ONNX Runtime: for systems that faster-paddle has no wheel for."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from io import BytesIO

import numpy as np
from PIL import Image
from rapidocr import RapidOCR

from govtask_extract.reading.recognition.engines import Engine, FoundLine


def engine(threads: int | None) -> Engine:
    """With so many threads, or as many as the machine has cores."""
    return _Rapid(threads)


class _Rapid:
    def __init__(self, threads: int | None) -> None:
        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        params = {"Global.use_cls": False, "Global.log_level": "error", "Global.text_score": 0.0}
        if threads:
            params |= {"EngineConfig.onnxruntime.intra_op_num_threads": threads}
        self._engine = RapidOCR(params=params)

    def find_lines(self, picture: bytes) -> Sequence[FoundLine]:
        pixels = np.asarray(Image.open(BytesIO(picture)).convert("RGB"))[:, :, ::-1]
        # It does not ask whether a line stands on its head: a page's turn is told by all its lines together.
        found = self._engine(np.ascontiguousarray(pixels), use_cls=False)
        if found.boxes is None:
            return []
        return [
            FoundLine(text, _bounds(corners), float(score))
            for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
            if text.strip()
        ]

    def look_closer(self, picture: bytes) -> Sequence[FoundLine]:
        return self.find_lines(picture)


def _bounds(corners: np.ndarray) -> tuple[float, float, float, float]:
    (x0, top), (x1, bottom) = corners.min(axis=0), corners.max(axis=0)
    return float(x0), float(top), float(x1), float(bottom)
