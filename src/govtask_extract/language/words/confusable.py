"""Characters of labels, and those that recognition and haste take for them."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

# Of each pair the right character stands first.
_PAIRS = words(
    """
    责贵 任仕 任住 任佳 位住 位仪 位拉 牵率 牵奉 头买 头失 单草 单早 配酝 配酌 办为 办力 领颔 导异 限恨 部陪 门们
    """
)
CONFUSABLE = {wrong: "".join(pair[0] for pair in _PAIRS if pair[1] == wrong) for wrong in {pair[1] for pair in _PAIRS}}
"""What each may have been meant for."""
