"""What else stands before a colon: labels put together from these are words of their own, and no role's miswritten."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

ACTS = words(
    """
    责任 牵头 分管 主管 监管 协管 监督 督促 督导 填报 报送 上报 验收 联系 成员 包保 包联 包抓 配合 协办 协助
    协同 参与 参加 支持 落实 实施 主办 承办 会办 联办 主责 指导 完成 办结 办理 负责 主要 市级 区级 县级 省级
    审核 审批 考核 申报 申请 建设 使用 管理 服务 印发 发文 签发 抄送 编制 起草 主持 整改 推进 计划 工作 时间
    反馈 回复 咨询 执行 发布 组织 对接 受理 用人 招聘 招标 采购 产权 权属 业主 施工 设计 监理 运营 养护 项目
    职能 相关 有关 具体 共同 其他 各级 属地 目标 任务 进度 年度 措施 内容
    """
)
NOUNS = words(
    """
    单位 部门 领导 时限 时间 期限 日期 主体 科室 处室 股室 机构 要求 进度 目标 任务 措施 内容 人员 事项 清单
    分工 方式 节点 标准 依据 范围 对象
    """
)
