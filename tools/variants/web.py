"""The notice as a page of a government's site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from variants.sample import forms, letterhead, paragraphs

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<div class="header"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>
<div class="content">
{content}
</div>
<div class="footer">版权所有 东西湖区人民政府办公室</div>
</body>
</html>
"""
_STYLES = {"title": "text-align: center", "signature": "text-align: right", "date": "text-align: right"}


def page() -> bytes:
    """Each paragraph in a `<p>`, the forms as tables."""
    content = [f'<p style="text-align: center">{escape(letterhead())}</p>']
    for paragraph in paragraphs():
        style = f' style="{_STYLES[paragraph.kind]}"' if paragraph.kind in _STYLES else ""
        content.append(f"<p{style}>{_lines((paragraph.label + paragraph.lines[0], *paragraph.lines[1:]))}</p>")
    title = "".join(next(paragraphs()).lines)
    return _PAGE.format(title=escape(title), content="\n".join([*content, *_forms()])).encode()


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(map(escape, lines))


def _forms() -> Iterator[str]:
    for form in forms():
        yield f'<p>{escape(form["label"])}</p>\n<p style="text-align: center">{escape(form["title"])}</p>'
        if form["above"]:
            yield f"<p>{escape(form['above'])}</p>"
        yield "<table>"
        for row in (form["columns"], *form["rows"]):
            yield f"<tr>{''.join(f'<td>{_lines(cell.split(chr(10)))}</td>' for cell in row)}</tr>"
        yield "</table>"
