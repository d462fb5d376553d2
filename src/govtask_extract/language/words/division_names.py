"""Places whose names open with a word that joins names; made by tools/make_places.py."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

# Source: GB/T 2260, codes of administrative divisions; counties, and prefectures with their rank and without.
DIVISION_NAMES = words(
    """
    会同县 和县 和布克赛尔蒙古自治县 和平区 和平县 和政县 和林格尔县 和田 和田县 和田地区 和田市
    和硕县 和静县 和顺县 和龙市 商丘 商丘市 商南县 商城县 商州区 商水县 商河县 商洛 商洛市
    商都县
    """
)
