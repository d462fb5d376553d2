"""The pictures in README and docs: the sample's page in Chromium, on a desk and on a phone, in both languages.

usage: make_pictures.py

It runs with Debian's Chromium and a Chinese font (`apt-get install chromium fonts-wqy-microhei`).
"""

from __future__ import annotations

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


def _small(picture: Image.Image) -> Image.Image:
    return picture.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
