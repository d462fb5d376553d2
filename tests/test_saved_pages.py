"""Web archives, pages in frames, and pages that hold no notice."""

from __future__ import annotations

from base64 import b64encode

import pytest

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_html import read, sniff
from govtask_extract.reading.reader import Fit

SENTENCE = "各镇要认真修建河堤，年底前完成。"


def archive(*parts: tuple[str, str, bytes], root: str = "") -> bytes:
    """Each part with its headers, charset and content in base64."""
    head = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=cut{root}\r\n\r\n".encode()
    written = [
        f"--cut\r\n{headers}\r\nContent-Type: text/{kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
        + b64encode(content)
        + b"\r\n"
        for headers, kind, content in parts
    ]
    return head + b"".join(written) + b"--cut--\r\n"


def of(content: bytes) -> RawDocument:
    return read(Source("page.mht", content), Options())


def test_the_sheets_of_a_workbook_are_read_in_their_order() -> None:
    frames = b'<html><frameset rows="*,39"><frame src="b.files/sheet002.htm"><frame src="b.files/tabstrip.htm"></html>'
    content = archive(
        ("Content-Location: file:///C:/b.htm", 'html; charset="gb2312"', frames),
        ("Content-Location: file:///C:/b.files/tabstrip.htm", "html", b"<a>Sheet1</a>"),
        ("Content-Location: file:///C:/b.files/sheet002.htm", "html", "<p>二</p>".encode("gb18030")),
        ("Content-Location: file:///C:/b.files/sheet001.htm", "html", "<p>一</p>".encode()),
    )
    assert sniff(content, ".mht") is Fit.CERTAIN
    assert of(content).text == "一\n二"


@pytest.mark.parametrize("own", [True, False])
def test_a_hidden_sheet_of_a_workbook_is_told(own: bool) -> None:
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    source = '<x:WorksheetSource HRef="b.files/sheet002.htm"/>'
    named = f"<x:ExcelWorksheet><x:Name>底稿</x:Name>{source}{'' if own else hidden}</x:ExcelWorksheet>"
    frames = f'<html><head><xml>{named}</xml></head><frameset><frame src="b.files/sheet001.htm"></frameset></html>'
    sheet = f"<html><head><!--[if gte mso 9]><xml>{hidden}</xml><![endif]--></head>" if own else ""
    document = of(
        archive(
            ("Content-Location: file:///C:/b.htm", "html", frames.encode()),
            ("Content-Location: file:///C:/b.files/sheet001.htm", "html", f"<p>{SENTENCE}</p>".encode()),
            ("Content-Location: file:///C:/b.files/sheet002.htm", "html", f"{sheet}<p>拆桥。</p>".encode()),
        )
    )
    assert document.text == SENTENCE
    assert [remark.message for remark in document.remarks] == ["The hidden sheet 底稿 was not read"]


def test_frames_of_other_archives_are_read_as_they_are_named() -> None:
    frames = b'<frameset cols="20%,80%"><frame src="http://a.cn/menu.html"><frame src=main.html></frameset>'
    content = archive(
        ("Content-Location: http://a.cn/", "html", b"<html>" + frames),
        ("Content-Location: http://a.cn/main.html", "html", f"<p>{SENTENCE}</p>".encode()),
    )
    assert of(content).text == SENTENCE


def test_the_root_is_the_part_that_the_archive_starts_with() -> None:
    content = archive(
        ("Content-ID: <a@x>", "html", "<p>广告</p>".encode()),
        ("Content-ID: <b@x>", "html", f"<p>{SENTENCE}</p>".encode()),
        root='; start="<b@x>"',
    )
    assert of(content).text == SENTENCE


def test_frames_and_style_sheets_that_came_along_are_in_place() -> None:
    page = f'<link rel=stylesheet href="cid:css@x"><p>{SENTENCE}</p><iframe src="cid:frame@x"></iframe>'
    content = archive(
        ("Content-Location: http://a.cn/", "html", page.encode()),
        ("Content-ID: <frame@x>", "html", "<html><body><p>要落实。</p><p class=old>拆桥。</p>".encode()),
        ("Content-ID: <css@x>", "css", b".old{display:none}"),
    )
    document = of(content)
    assert document.text == f"{SENTENCE}\n要落实。\n拆桥。"
    assert [kind for _, kind in document.furniture] == ["hidden"]


def test_a_page_that_shows_itself_comes_to_an_end() -> None:
    page = f'<p>{SENTENCE}</p><iframe src="http://a.cn/x"></iframe>'.encode()
    content = archive(
        ("Content-Location: http://a.cn/", "html", page), ("Content-Location: http://a.cn/x", "html", page)
    )
    assert of(content).text.startswith(SENTENCE)


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('<div id="app"></div><script src="/js/app.js"></script>', "by a script"),
        ("<div id=root><p>正在加载…</p></div><script>render()</script>", "by a script"),
        ("<header>云河市政府</header><main></main><script src=a.js></script>", "by a script"),
        ("<noscript>请启用</noscript><script src=a.js></script>", "by a script"),
        ('<frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset>', "a.html、b.html"),
        ('<h1>关于印发方案的通知</h1><iframe src="/pdfjs/viewer.html?file=/a/P02.pdf"></iframe>', "PDF in a frame"),
        ('<embed src="/a/P02.pdf" type="application/pdf">', "PDF in a frame: /a/P02.pdf"),
        ('<object data="notice.pdf"></object>', "PDF in a frame"),
        ('<div><iframe src="content.html"></iframe></div><div class=footer>版权所有</div>', "frame: content.html"),
        ('<meta http-equiv="Refresh" content="0; url=/new/1.html">', "leads to another: /new/1.html"),
    ],
)
def test_pages_that_hold_no_notice(markup: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(Source("page.html", f"<html><head><title>云河</title></head>{markup}</html>".encode()), Options())


@pytest.mark.parametrize("beside", ["<script>1</script><div id=app></div>", '<iframe src="a.pdf"></iframe>'])
def test_a_notice_beside_them_is_read(beside: str) -> None:
    document = of(f"<p>{SENTENCE}</p>{beside}".encode())
    assert document.text == SENTENCE
    assert [remark.code for remark in document.remarks] == (["GT110"] if "iframe" in beside else [])


def test_a_frame_for_counting_is_none() -> None:
    assert of(f'<p>{SENTENCE}</p><iframe src="c.html" width=1 height="0"></iframe>'.encode()).remarks == ()
