"""The pictures in README and docs: the sample's page and its review in Chromium, in both languages.

usage: make_pictures.py

It runs with Debian's Chromium and a Chinese font (`apt-get install chromium fonts-wqy-microhei`).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from govtask_extract.cli.app import run

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "dongxihu-2022" / "notice.pdf"
PICTURES = ROOT / "docs" / "pictures"
# The window, how many pixels a point has, and what is done before the picture is taken.
_CHOOSE = "document.querySelectorAll('#task-13 .chip')[2].click(); document.querySelector('#task-12').scrollIntoView()"
VIEWS = {
    "page": (1360, 820, 1.0, _CHOOSE),
    "page-phone": (390, 760, 1.5, "document.querySelector('#tab-charts').click()"),
}
# A task with a doubt, its fields open, one of them corrected.
_REVIEW = ("review", 1360, 820)
LANGUAGES = {"en": "", "zh": ".zh-CN"}
# Paper, the colours of marks and their edges need no more.
_COLOURS = 160


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for language, ending in LANGUAGES.items():
            page = Path(folder) / f"{language}.html"
            run(["view", str(SAMPLE), "-o", str(page), "--no-open", "--quiet", "--lang", language])
            for name in VIEWS:
                _small(_taken(browser, page, name)).save(PICTURES / f"{name}{ending}.png", optimize=True)
            with _reviewed(Path(folder), language) as address:
                _small(_review_taken(browser, address)).save(PICTURES / f"{_REVIEW[0]}{ending}.png", optimize=True)
        browser.close()


def _taken(browser: Browser, file: Path, name: str) -> Image.Image:
    width, height, scale, script = VIEWS[name]
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=scale)
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator(".sheet text").nth(600).wait_for(state="attached")
    page.evaluate(script)
    page.evaluate("() => new Promise(done => setTimeout(done, 500))")
    taken = page.screenshot()
    context.close()
    return Image.open(BytesIO(taken)).convert("RGB")


@contextmanager
def _reviewed(folder: Path, language: str) -> Iterator[str]:
    """The address of a review of the sample that nobody has corrected yet."""
    notice = folder / language / SAMPLE.name
    notice.parent.mkdir()
    notice.write_bytes(SAMPLE.read_bytes())
    command = [sys.executable, "-m", "govtask_extract", "--lang", language, "review", str(notice), "--no-browser"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        yield next(
            word for line in process.stderr for word in line.replace("：", " ").split() if word.startswith("http:")
        )
    finally:
        process.terminate()
        process.communicate()


def _review_taken(browser: Browser, address: str) -> Image.Image:
    _, width, height = _REVIEW
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("a")
    page.wait_for_function("() => !document.body.hasAttribute('aria-busy')")
    page.keyboard.press("e")
    unit = page.locator(".editor .edit-item.k-co_handling_units input").last
    unit.fill("区供销联社")
    unit.press("Tab")
    page.wait_for_function("() => !document.body.hasAttribute('aria-busy')")
    page.evaluate("document.querySelector('.card.edited').scrollIntoView()")
    page.evaluate("() => new Promise(done => setTimeout(done, 500))")
    taken = page.screenshot()
    context.close()
    return Image.open(BytesIO(taken)).convert("RGB")


def _small(picture: Image.Image) -> Image.Image:
    return picture.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
