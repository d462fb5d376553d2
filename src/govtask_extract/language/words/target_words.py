"""Words around the numbers that a task commits to: what is done, and which nouns are no object of it."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

MAKING = frozenset(
    words(
        """
        新建 改建 扩建 新改扩建 新改建 新扩建 新(改)建 新(扩)建 新(改扩)建 新(改、扩)建 改扩建 改(扩)建 建成
        建设 建立 打造 新增 新增设 引进 新引进 培育 新培育 培养 新培养 筹集 改造 新开工 开工 创建 新创建 认定
        新认定 开展 举办 组织 推出 设立 设置 组建 布局 建造 新设立 引育 开通 新开通 招引 招聘 完成 实施 提供
        培训 建好 建强 新登记 新注册 新发展 新认证 增设 增配 增加

        """
    )
)
"""What makes something that can be counted, and opens an object wherever it stands."""

DOING = MAKING.union(
    words(
        """
        提升 提质 改造提升 提升改造 整治提升 推进 推动 加快推进 健全 实现 达到 形成 储备 谋划 策划 启动 投入
        安排 争取 申报 获批 评选 选树 选派 招募 征集 发放 化解 清退 关停 淘汰 拆除 关闭 消除 减少 压减 压缩 转化
        转移 安置 解决 救助 帮扶 覆盖 落户 签约 孵化 盘活 整治 治理 修复 种植 栽植 补植 新植 疏浚 维修 加固 加装
        更换 铺设 架设 投放 配备 配置 布设 搭建 入库 竣工 投产 交付 举行 承办 发布 开行 开发 推广 验收 新创 遴选
        培强 做强 做优 成立 新成立 吸引 吸纳 招收 扩大 拓展 优化 升级 翻新 修缮 养护 复垦 收储 腾退 研发 攻克
        编制 印发 制定 出台 修订 达成 促成 签订 办理 办结 查处 审结 排查 整改 走访 巡查 抽检 新上市 上市
        成功上市 接待 选取 筛选 抓好 抓实 建有 设有 配有 派遣 建设筹集 配齐 补充 充实 打通 贯通 创成 引入 引培
        新招 评定 命名 梳理 公布 增殖 放流 消纳 新投放 新打造 新推出 新组建 新布局 新设 新获批 再建 续建 迁建
        接种 筛查 惠及 利用 有效利用 扶持 组织开展 组织实施 组织举办 开工改造 新开工改造 开工建设 启动建设
        建成投用 新签约 清理 发行 降低 保障

        """
    )
)
"""What may open a clause that commits to a number."""

NOUNS_LIKE_VERBS = frozenset(
    words(
        """
        建成区 研发投入 研发经费 研发费用 研发机构 研发中心 研发平台 研发人员 覆盖率 办结率 整改率

        """
    )
)
"""What begins as a verb does, and is none."""

JOINABLE = frozenset(
    words(
        """
    培养 培育 筹集 改建 扩建 改造 建设 新建 建成 引进 新引进 提升 新改扩建 改扩建 创建 新增 发放

    """
    )
)
"""Two of these are one action: 引进培育, 建设筹集, 建设、改造."""

LIGHT = frozenset(
    words(
        """
    实现 推动 推进 促进 保持 确保 使 达到 完成

    """
    )
)
"""Before a clause that has a verb of its own these say nothing of their own."""

HEADS_OF_NOUNS = words(
    """
    项目 工程 中心 任务 面积 规模 里程 总量 投资 总数 数量 计划 行动 资金 用地 指标 基地

    """
)
"""A verb before these is part of the noun: 改造项目, 建设面积."""

SERVED_WITHIN = words(
    """
    办结 办理 审结 审核 审批 受理 答复 回复 到达 抵达 到账 响应 送达 拨付 处置 处理 反馈 核发 出证 出具 可达
    通达 直达 上门

    """
)
"""What is done within a time: 5个工作日内办结."""

WARRANTING = ("确保", "力争")
"""力争3家企业上市: before a number these are its verb, if nothing else is."""

MONEY_NOUNS = words(
    """
    基金 资金 贷款 投资 债券 融资 信贷 授信 订单

    """
)
"""What an amount of money may stand before: 设立10亿元产业基金."""
