"""Characters that recognition and haste take for one another: those of labels, and those of names."""

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

# Of a group any may stand for any other. The first line is what an engine took for what in blurred scans.
_GROUPS = words(
    """
    局届周屇阁 园圆圈國 乡多 教敎 住佳往 财时 桢楨模植稹 科料 莹萤 惠意
    未末 士土 已己巳 曰日 人入八 大太犬 千干于 王玉 天夫 刀力刁 戊戌戍 免兔 侯候 折拆析 拔拨 徽微 祟崇 密蜜 令今 午牛
    木本术 由甲申田 白自 市巾 厂广 仑仓 代伐 侍待 俊峻浚骏 健建 冶治 抚扶 晴睛 晚晓 萍苹 雷雪 晨震 斤斥 林材 杨扬
    洋祥 清晴 玲珍 福幅 程逞 钢纲 徐涂 昌冒 宣宜 官宫 崔雀 孔扎 延廷 字宇学 呈旱 贷货 华毕 卢户 邦那
    """
)


def look_alike(one: str, other: str) -> bool:
    """Whether two characters have shapes that are taken for one another: 未 and 末."""
    grouped = any(one in group and other in group for group in _GROUPS)
    return grouped or other in CONFUSABLE.get(one, "") or one in CONFUSABLE.get(other, "")
