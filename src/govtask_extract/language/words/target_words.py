"""Words around the numbers that a task commits to: what is done, and which nouns are no object of it."""

from __future__ import annotations

from govtask_extract.language.word_lists import WordsAt, words

PREFIXES = WordsAt(
    """
    力争 力求 确保 努力 全部!门 全面!建 加快 大力 积极 持续 深入 进一步 滚动 分类!收投垃 稳步 扎实 统筹 着力 全力
    计划 预计 含!量水税 包括 其中 同时 并!网 再!生就次 拟 有序 高标准!农 高质量!发 高水平 新一轮 分批 逐步 要!素道
    需!求要 累计 共!享建青产有 共计!享建青产有 共同!享建青产有 总计 合计 至少 同步 集中!供式区处连隔居养安 率先
    科学!家技研普城院数 精心 组织实施 将!军来 继续 认真 广泛 年内 年均
    """
)
"""Adverbs before a verb, and what stands for who acts."""

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

WHOLE_PLACES = tuple(f"{whole}{place}" for whole in "全我本" for place in "省市县区")
"""全市, 我县: who acts, or for whom."""

GIVEN = words(
    """
    给予 予以 奖补 奖励 补助 补贴 贴息 资助 返还 罚款 消费券 减免 免征 奖金
    """
)
"""What is given to somebody, and no target."""

CONDITIONS = WordsAt(
    """
    对!标接外口照上内台全 凡 如!期实 若 当!年地好前 经 符合 拥有 具有 具备 聚焦 围绕 依托 按照 根据 面对 除 未 无需 不足
    满!足意
    """
)
"""What opens a clause that says whom or what another is about."""

SERVICES = words(
    """
    时间 时限 时长 用时 办结 压缩 缩短 响应 到达 步行 车程 通勤 使用 提速 不超过 控制 以内 寿命 天数
    """
)
"""Where one of them stands, a time is a level of service."""

MONEY_NOUNS = words(
    """
    基金 资金 贷款 投资 债券 融资 信贷 授信 订单

    """
)
"""What an amount of money may stand before: 设立10亿元产业基金."""
