"""Words around times: what is done by a day, again and again, or was done before it."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

ENDING = words(
    """
    建成 开工 动工 完工 竣工 投用 投入 投产 启用 启动 通车 开通 运行 试运行 运营 试运营 开业
    开园 开馆 开诊 开放 上线 挂牌 揭牌 落地 达标 达产 销号 清零 到位 上报 报送 报 提交 报备
    反馈 召开 制订 制定 拟定 起草 形成 建立 取得 摘牌 出让 落实 全覆盖 封顶 进场 搬迁 搬离
    退出 关停 移交 结题 结项 申报 通过 消除 供地 供应 招标 开展 开始 印发 公开 建好 交房
    首飞 首发 试点 试行 组织 举行 转入 接入 汇总 完善 总结 评估 考核 通报 检查 督查 见效
    打造 部署 开学 招生 实行 进入 构建 设立 明确 审定 确定
    """
)
"""What is done by the end of a time that stands right before it: 6月建成, 三季度开工. Beside those of targets."""

REPEATED = words(
    """
    更新 调度 通报 召开 检查 督查 汇报 会商 研判 评估 考核 总结 公示 公开 抽查 监测 维护 清洗 消毒 统计 汇总 分析 调研
    报告 演练 报送 上报 报 提交 反馈 组织 开展 举办 轮训 轮换 督导 点评 听取 研究 向 至少 不少于 一次 1次 一调度 一通报
    两次 2次 征集 推介 从中 发布 评选 选派 进行 集中 筛选 修订 体检 巡 清理 排查
    """
)
"""What is done each month or quarter."""

QUALIFYING = words(
    """
    购买 供应 建成 完成 到期 登记 备案 验收 审批 立项 注册 投产 办理 出让 成立 取得 入库 交付 竣工 开工 发放 签订 缴纳
    认定 出台 印发 发布 实施 存在 发生 形成 出生 入职 参保 退休 毕业 纳入 批准 核准 开业 运营 使用 建设 产生 下达 发现
    """
)
"""With 的 behind them these tell what is meant by something that was done by then: 2000年底前建成的小区."""

TAKING = words(
    """
    签订 做好 抓好 公布 总结 考核 落实 执行 编制 的 之 将 把
    """
)
"""Right before a time these take it along, besides the verbs of targets: 签订2024年合同."""

OF_DOCUMENTS = frozenset(
    words(
        """
        完成 制定 制订 编制 印发 出台 启动 召开 上报 报送 报 提交 下达 实现 开展 组织 建立 形成 公布 发布 公开
        安排 拟定 起草 取得
        """
    )
)
"""Behind these 方案, 计划 and 工作 are what is done, behind others part of a noun: 6月完成方案, 2024年改造方案."""
