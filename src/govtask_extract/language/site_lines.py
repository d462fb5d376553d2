"""Lines that a web site prints around a notice: the way to the page, buttons, who runs the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from govtask_extract.model.document import Line, RawDocument, Span
from govtask_extract.patterns import lazy_re

_SITE_TOKEN = lazy_re(
    r"""打印(?:本页|此页|文章)?|关闭(?:窗口|本页|页面)?|返回(?:顶部|首页|上一页|列表)?|收藏(?:本页)?
    | 分享(?:到|至|文章)?[：:]?(?:微信|微博|朋友圈|空间)?|保存(?:本页)?|A[+-]?|默认|超大
    | 微信|微博|朋友圈|空间|大|中|小|T|纠错|下载|我要纠错|首页|网站地图|无障碍(?:阅读|浏览)?
    | 扫一扫.{0,30}|扫码.{0,30}|相关(?:稿件|链接|文章|新闻|阅读|解读|文件|附件)[：:]?|(?:上|下)一[篇条页].{0,60}
    | 字[体号](?:大小)?[：:]?(?:超大|大|中|小|默认)?|访问量[：:]?\d*
    | 浏览(?:次数|量)?[：:]?\d*次?|点击(?:数|量|次数)[：:]?\d*次?|阅读(?:次数|量)?[：:]\d*次?
    | 责任编辑[：:].{0,20}|编辑[：:].{0,20}|(?:信息)?来源[：:].{0,30}
    | (?:发布|更新|发稿)(?:时间|日期)[：:][\d\-/.年月日时分:：]*|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?
    | (?:您)?(?:当前|现在)?(?:的)?(?:所在)?位置(?:是)?[：:].{0,60}|首页[>＞》].{0,60}
    | 版权所有.{0,60}|.{0,3}ICP备.{0,40}|.{0,4}公网安备.{0,40}""",
    re.VERBOSE,
)
# 发布日期:2024-03-0516:17编辑:某局来源:某局阅读:47次: nothing parts them any more.
_SITE_LABEL = (
    r"(?:(?:发布|更新|发稿|发表)(?:时间|日期)|(?:文章)?来源|作者|阅读(?:量|次数)?|浏览(?:量|次数)?"
    r"|点击(?:量|次数|数)?|字体|字号|分享)[：:]"
)
_GLUED = lazy_re(rf"\s*{_SITE_LABEL}(?:(?!{_SITE_LABEL}).){{0,30}}(?:{_SITE_LABEL}(?:(?!{_SITE_LABEL}).){{0,30}})+")
# 您当前的位置：首页 > 政务公开 > 政策文件
_WAY_TO_PAGE = lazy_re(
    r"""\s*(?:[您你]?(?:当前|现在|目前)?所?在?的?位置(?:是)?\s*[：:]\s*)?
    (?:网站)?首页\s*[>＞》→/|｜-].{0,80}""",
    re.VERBOSE,
    needs=("首页",),
)
# > 政务公开 > 政策文件, with 首页 on the line above
_REST_OF_WAY = lazy_re(r"\s*(?:(?:-?>+|＞+|»)\s*[^>＞»。，；\s]{2,30}\s*){2,}", needs=(">", "＞", "»"))
# 网站标识码：… beside 主办单位：…, which assigns nothing there
_SITE_FOOT = lazy_re(
    r"ICP备|公网安备|网站标识码|版权所有|Copyright|网站地图|技术支持\s*[：:]",
    needs=("ICP备", "公网安备", "网站标识码", "版权所有", "Copyright", "网站地图", "技术支持"),
)
_SITE_FOOT_LINE = lazy_re(
    r"""\s*(?:主\s*办|承\s*办|协\s*办|维护|运维    # 主办单位：青枫县人民政府
    | 地\s*址|邮\s*编|联系|电话                         # 联系电话：66660001
    | 网站|版权|备案|建议使用|您是第                      # 您是第12345位访问者
    )""",
    re.VERBOSE,
)
_WAYS = tuple("->＞»")
_LINES_OF_A_SITE_FOOT = 12
_LONGEST_SITE_LINE = 200
_SITE_BREAK = lazy_re(r"[\s|｜【】\[\]（）()]+")
# One of these stands in every line of site words.
_SITE_SIGN = lazy_re(
    r"""打印|关闭|返回|分享|收藏|纠错|扫一扫|扫码|字[体号]    # 【打印】【关闭】
    | 相关|[上下]一[篇条页]|位置|首页|网站地图               # 上一篇：…
    | 浏览|点击|阅读|访问                               # 浏览次数：12
    | 编辑|来源|发布|更新|发稿|版权|备                    # 来源：县政府办
    """,
    re.VERBOSE,
)


class Inked(Struct, frozen=True):
    """A line as the file has it, with its text; white space alone is none. `top` and `bottom` are 0 but on a page."""

    text: str
    line: Line
    top: float
    bottom: float

    @property
    def span(self) -> Span:
        return self.line.start, self.line.end


def inked_lines(document: RawDocument) -> list[Inked]:
    """The document's lines in order, but the empty ones."""
    lines = []
    for line in document.lines:
        text = document.text[line.start : line.end]
        if text.strip():
            _, top, _, bottom = line.box or (0.0, 0.0, 0.0, 0.0)
            lines.append(Inked(text, line, top, bottom))
    return lines


def is_site_line(text: str) -> bool:
    """打印 关闭 相关稿件: words of a site and no others."""
    if len(text) > _LONGEST_SITE_LINE:
        return False
    if text.lstrip()[:1] in _WAYS and _REST_OF_WAY.fullmatch(text):
        return True
    # What a site prints are words and no sentences.
    if "。" in text or "，" in text or not _SITE_SIGN.search(text):
        return False
    if _WAY_TO_PAGE.fullmatch(text) or _GLUED.fullmatch(text):
        return True
    tokens = [token for token in _SITE_BREAK.split(text) if token]
    return all(map(_SITE_TOKEN.fullmatch, tokens))


def find_site_foot(lines: Sequence[Inked]) -> Iterator[tuple[Span, str]]:
    """Who runs the site, printed behind everything else. `lines`: those of a document without pages."""
    foot = lines[-_LINES_OF_A_SITE_FOOT:]
    if not any(map(_is_sure, foot)):
        return
    for line in reversed(foot):
        if not _is_sure(line) and not _SITE_FOOT_LINE.match(line.text):
            return
        yield line.span, "site"


def _is_sure(line: Inked) -> bool:
    """A text without line breaks is one line that may say anything."""
    return len(line.text) < _LONGEST_SITE_LINE and _SITE_FOOT.search(line.text) is not None
