"""Which person a printed leader's name means, and the post that is printed with it."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.identity.resolver import folded_name
from govtask_extract.language.script import HAN
from govtask_extract.patterns import lazy_regex

# 副区长, 县委常委、副县长: posts as 宪法 and 地方组织法 have them, 指挥长 and 负责人 of bodies for one purpose.
_TITLE = (
    r"[省市区县州旗镇乡]?(?:委|政府|人大常委会|人大|政协|纪委|党委|党组|党工委|管委会)?(?:常务)?副?"
    r"(?:书记|常委|市长|区长|县长|省长|州长|旗长|镇长|乡长|主任|主席|局长|厅长|部长|秘书长|院长|检察长|调研员|负责人|总指挥|指挥长)"
)
_POST = rf"{_TITLE}(?:、{_TITLE})*"
_BEFORE = lazy_regex(rf"(?P<post>{_POST}):?(?P<name>[{HAN}·]{{2,4}})")
_BEHIND = lazy_regex(rf"(?P<name>[{HAN}·]{{2,4}}?)\(?(?P<post>{_POST})\)?")
_ADDRESS = "同志"
# 冷莹, 副区长冷莹: what is shorter has no room for a post.
_LONGEST_NAME = 3


class PersonMet(Struct, frozen=True):
    """A person as far as the print tells."""

    id: str
    post: str | None


def person_met(printed: str) -> PersonMet:
    """The name without its post is who it is; another spelling of it, 卢永楨, is nobody's but its own."""
    key = folded_name(printed).removesuffix(_ADDRESS)
    if len(key) <= _LONGEST_NAME:
        return PersonMet(key, None)
    found = _BEFORE.fullmatch(key) or _BEHIND.fullmatch(key)
    return PersonMet(found["name"], found["post"]) if found else PersonMet(key, None)
