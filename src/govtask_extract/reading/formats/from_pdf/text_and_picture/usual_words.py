"""Words that stand on any page of Chinese prose, for fonts without outlines: a text named at random has none."""

from __future__ import annotations

from operator import add

# In prose of so many Han characters, of which so many marks part sentences, by share, stand so many of the words.
_FEWEST, _MARKED, _MET = 120, 0.02, 3
_MARKS = "，。；,;"
# Of official texts, of news and of stories; some in traditional characters, too.
_WORDS = """
发展 建设 工作 推进 加强 实施 项目 完成 责任 单位 领导 部门 管理 服务 社会 经济 企业 组织 重点 加快 提升
提高 促进 落实 开展 推动 完善 制度 机制 体系 安全 保障 生态 环境 保护 教育 卫生 健康 文化 旅游 农业 农村
工业 城市 交通 水利 土地 资源 规划 方案 通知 意见 办法 规定 要求 任务 目标 措施 检查 监督 考核 评估 标准
质量 技术 科技 创新 改革 开放 政策 法律 法规 政府 人民 国家 全国 全省 全市 委员 中心 机构 人员 干部 群众
居民 公司 市场 投资 资金 财政 税收 金融 价格 产业 产品 生产 设施 基础 公共 信息 数据 网络 平台 系统 时间
问题 情况 结果 研究 分析 报告 会议 活动 培训 学习 学校 学生 医院 住房 道路 牵头 配合 负责 按照 根据 关于
以及 进行 通过 对于 有关 相关 具体 主要 重要 全面 积极 进一 一步 年度 以上 以下 之间 其中 我们 他们 你们
自己 没有 一个 可以 已经 这个 那个 这样 什么 怎么 时候 因为 所以 但是 如果 还是 就是 不是 知道 现在 起来
出来 下来 上去 这些 那些 为了 由于 而且 或者 不能 可能 需要 应当 必须 开始 继续 今天 昨天 明天 早晨 晚上
先生 孩子 母亲 父亲 朋友 东西 地方 世界 中国 生活 看见 觉得 一样 一些 只有 只是 也是 都是 不知 之后 以后
以前 之前 發展 建設 實施 項目 責任 單位 領導 部門 經濟 企業 組織 機構 環境 規劃 辦法 規定 檢查 標準 國家
問題 情況 報告 會議 學習 學校 時間 我們 他們 沒有 一個 這個 時候 因為 還是 對於 關於 進行 通過
"""
_USUAL = frozenset(_WORDS.split())


def is_prose_without_words(text: str) -> bool:
    if len(_USUAL.intersection(map(add, text, text[1:]))) >= _MET:
        return False
    han = sum(map(is_han, text))
    return han >= _FEWEST and sum(map(text.count, _MARKS)) >= _MARKED * han


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"
