"""The measures behind the numbers of notices, by what they measure: 家, 亿元, 平方公里, 个工作日, 个百分点."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

COUNTS = words(
    """
    个 家 户 人 名 位 条 项 件 例 所 座 处 张 套 间 栋 幢 场 次 批次 期 辆 台 部 艘 架 列 支 只 头 羽 株 棵 枚 份
    册 本 篇 首 幅 种 类 款 门 片 块 对 组 队 班 宗 起 笔 单 标 口 眼 盏 根 孔 标段 村次 人次 场次 班次 架次 台次
    台套 车次 户次 家次 件次 辆次 例次 标箱 标准箱 段 剂 剂次 床 床位 泊位 尾 盘 课时 学时 工位
    """
)
AMOUNTS = words(
    """
    元 元人民币 人民币 美元 欧元 港元 日元 英镑
    """
)
SIZES = words(
    """
    公里 千米 米 延米 厘米 毫米 海里 平方公里 平方千米 平方米 平米 平方 公顷 亩 立方米 立方 方 升 吨 吨标准煤
    吨标煤 公斤 千克 克 毫克 微克 斤 千瓦 千瓦时 兆瓦 兆瓦时 吉瓦 度 度电 千伏安 标准立方米 车公里 机架 标准机架
    """
)
TIMES = words(
    """
    分钟 小时 秒 天 日 岁 个工作日 工作日 个小时 个自然日 自然日
    """
)
RATES = words(
    """
    % ‰ 个百分点 百分点 成 倍 番
    """
)
KINDS_OF_MEASURE = {
    **dict.fromkeys(COUNTS, "count"),
    **dict.fromkeys(AMOUNTS, "amount"),
    **dict.fromkeys(SIZES, "size"),
    **dict.fromkeys(TIMES, "time"),
    **dict.fromkeys(RATES, "rate"),
}
LONGEST_MEASURE = max(map(len, KINDS_OF_MEASURE))
# With the character behind it the measure is another word's beginning: 4部门, 5所属, 3处理.
OTHER_WORDS = frozenset(
    words(
        """
        部门 部级 部委 部分 部署 部队 个别 个性 个体 家庭 家长 家具 家电 人才 人大 人员 人民 人社 人均 人口 人工 项目
        名单 名录 名额 名牌 条件 条例 条款 座谈 座位 所有 所属 所在 位于 位置 位居 处理 处置 处于 处级 处罚 种植 种子
        种业 种类 种粮 类别 门店 门类 场所 场景 场地 场馆 场站 次数 次年 次要 面积 片区 套餐 户籍 户型 户外 台阶 台湾
        间隔 元素 元宇 元旦 分类 天然 天津 度假 度汛 期间 期末 期限 期刊 单位 单元 组织 对接 对口 标准 标志 本级 本地
        本市 本区 本科 支持 支撑 支柱 起草 首批 首创 成立 成功 成果 成长 成为 成员 成本 成熟 成套 成都 成效 成年 件套
        列入 列养 队伍 班子 方面 方案 方向 方式 方法 口岸 口径 块地 米粉 克服 升级 升学 根据 根本 组团 类型 款项 个月
        天气 次性 批准 级别 间接 单独 单一 只能 头部 头等 株洲 台账 升规 首位 首席 首店 首台 首套 首都 门诊
        """
    )
)
