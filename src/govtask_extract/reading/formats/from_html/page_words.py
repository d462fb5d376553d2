"""The words by which a page names its parts: containers of the notice, menus and footers, the box of metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govtask_extract.patterns import lazy_re

Attributes = Mapping[str, str | None]

# What the content systems of government sites call the element that holds a document (TRS, VSB, UCAP, Epoint,
# Hanweb, Dayhr and the editors they embed), in lower case, without - and _.
_CONTAINERS = frozenset((
    "ucapcontent", "trseditor", "trsueditor", "trseditorview", "trspreappend", "customunionstyle", "zoom",
    "zoomcon", "zoomcontent", "fontzoom", "vsbcontent", "vsbcontent2", "vsbcontent4", "vsbnewscontent",
    "vnewscontent", "pagescontent", "pagecontent", "articlecontent", "articlecon", "articlecont",
    "articlebody", "articletext", "articledetail", "articalcontent", "articonent", "articontent",
    "wparticlecontent", "newscontent", "newscon", "newsbody", "newsdetail", "newstext", "contenttext",
    "contenttxt", "contentbody", "contentmain", "contentdetail", "viewcontent", "detailcontent",
    "detailcon", "detailtext", "infocontent", "infodetail", "maintext", "mainarticle", "zwxlarticle",
    "xlcontent", "xxgkcontent", "gknbxqdetail", "wzcontent", "wzcon", "ewbarticleinfo",
    "ewbarticlecontent", "easysitenewstext", "easysitenewscontent", "govzjtext", "richmediacontent",
    "jscontent", "bodylabel", "ivscontent", "docdetail", "doccontent", "pubcontent", "textcontent",
    "scrollcont",
))  # fmt: skip
_PARTING = lazy_re(r"[-_]+")

# class="site-nav", id="footer", class="share_box", class="bread-crumbs"
_SITE_NAME = lazy_re(
    r"""(?:[a-z0-9]+[-_])*
    (?:nav|navbar|navs|navigation|menu|menus|header|footer|foot|copyright|banquan|crumb|crumbs|breadcrumb|breadcrumbs
    |position|location|weizhi|dqwz|share|bdsharebuttonbox|fenxiang|toolbar|tools|print|dayin|qrcode|qr|ewm|erweima
    |related|xiangguan|xgwz|xgjd|xgwj|sidebar|aside|search|login|topbar|links|friendlink|friendlinks|yqlj|prevnext|pager|pagination|advert|banner)
    (?:[-_]?(?:box|bar|wrap|wrapper|list|area|inner|link|links|container|[0-9]))*""",
    re.VERBOSE,
)
_SITE_TAGS = frozenset(("nav", "footer", "aside"))
_SITE_WORDS = lazy_re(
    "浏览器|版权所有|ICP备|公网安备|网站标识码|扫一扫|客户端|公众号|无障碍|当前位置|您访问的|分享到|技术支持|网站地图"
)

BOX_NAMES = (
    "索引号", "信息索引号", "索取号", "主题分类", "主题词", "主题", "分类", "信息分类", "体裁分类",
    "组配分类", "服务对象分类", "服务对象", "公文种类", "文种", "文件类型", "发文机关", "发文单位",
    "制发机关", "制文机关", "发布机构", "发布机关", "发布单位", "发布部门", "公开机构", "公开机关",
    "公开主体", "信息来源", "稿件来源", "来源", "来源单位", "成文日期", "成文时间", "发文日期", "发文时间",
    "发布日期", "发布时间", "生成日期", "生成时间", "公开日期", "公开时间", "印发日期", "签发日期",
    "更新时间", "更新日期", "标题", "名称", "信息名称", "文件名称", "发文字号", "文号", "文件编号",
    "发布文号", "公文编号", "统一编号", "统一登记号", "登记号", "规范性文件编号", "有效性", "时效性",
    "效力状态", "文件状态", "公文时效", "是否有效", "有效期", "生效日期", "生效时间", "施行日期",
    "实施日期", "实施时间", "失效日期", "失效时间", "废止日期", "废止时间", "关键词", "关键字", "内容概述",
    "内容概览", "公开方式", "公开形式", "公开范围", "公开时限", "公开类别", "公开属性", "公开责任部门",
    "所属机构", "所属主题", "所属分类", "语种", "信息格式", "载体类型", "记录形式", "作者",
)  # fmt: skip
_KNOWN_BOX_NAMES = frozenset(BOX_NAMES)
# 索 引 号：… — names are spread over their column with blanks of any width.
# Longest first, so that the pattern takes the whole name.
BOX_NAME = "|".join(r"\s*".join(name) for name in sorted(BOX_NAMES, key=len, reverse=True))
_NAMED = lazy_re(rf"\s*[【\[]?\s*(?:{BOX_NAME})\s*[】\]]?\s*[：:]")
_AROUND_A_NAME = lazy_re(r"[\s:：【】\[\]]+")


def is_container(attributes: Attributes) -> bool:
    """Whether the element is named as the holder of the document."""
    return any(_PARTING.sub("", name) in _CONTAINERS for name in _names(attributes))


def is_site_element(tag: str, attributes: Attributes) -> bool:
    """Whether the element is named as a menu, a footer or a tool of the site."""
    return tag in _SITE_TAGS or any(_SITE_NAME.fullmatch(name) for name in _names(attributes))


def speaks_of_the_site(text: str) -> bool:
    """Whether a sentence is the site's own: of browsers, copyright, links that lead elsewhere."""
    return _SITE_WORDS.search(text) is not None


def box_name(text: str) -> str:
    """`text` without blanks, brackets and colons: 索 引 号： and 【索引号】 are one name."""
    return _AROUND_A_NAME.sub("", text)


def is_box_name(text: str) -> bool:
    """Whether `text` is the name of a piece of metadata and nothing more."""
    return len(text) < 30 and box_name(text) in _KNOWN_BOX_NAMES


def opens_with_box_name(text: str) -> bool:
    """Whether `text` is a name of metadata, or one with a colon and its value."""
    return is_box_name(text) or _NAMED.match(text) is not None


def _names(attributes: Attributes) -> list[str]:
    return f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower().split()
