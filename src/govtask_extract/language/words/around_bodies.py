"""The small words of a group: what stands before a body, between two, and around a verb. All in folded form."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

# Before a body: 由市教育局, 会同各地. The longer ones first; 分别由 and whatever else ends in 由 need no word here.
OPENERS = words(
    """
    会同 联合 协同 商 由 请 以及 及 和 与 并 其中 报 依托
    """
)

# Between two bodies.
LINKS = words(
    """
    以及 会同 联合 和 及 与 商
    """
)

# 和 and 与 that are part of a word, as patterns.
NO_LINKS = words(
    """
    及其 和谐 和平 和解 和睦 与会 商务 商业 商会 商品 商事 商标 协商
    会商 商联 商行 商城 商局 商办 商贸 商旅 联合会 联合社 联合体 联合国 联合执法
    """
)

# As a pattern: no verb and no label begins inside a name, 区政协办, 区人大常委会办; 市发展改革委会办 ends in one.
OUTSIDE_NAMES = "(?<!政(?=协办))(?<![管常工组村居党]委(?=会办))(?<![员协商合总分学事运字](?=会办))"

# How something is done; they carry no role.
ADVERBS = words(
    """
    各自 分别 共同 具体 密切 积极 主动 认真 统一 分级 分头 依法依规 依法 主要 同时 切实 抓紧 加快 持续 全力 全面
    合力 大力 给予 提供 为主 分工 各司其职 并 抓 抓好 做好 统筹 总 严格 扎实 有序 各负其责 负总责 按程序
    予以 加强 结合实际 参照
    一并 协调 督促 督导 监督 强化 会同 联合 全程 按期 按时 适时 尽快 立即 及时 直接 归口 检查 业务
    """
)

# What else may follow a verb than verbs and adverbs.
TAILS = words(
    """
    工作 任务 完成 到位 相关 有关 各项 组织 开展 执行 本
    该项 此项 事项 落地 见效 的 等 制定 跟踪 问效 调度 保障 管理 服务 同步 贯彻
    事宜 全过程 汇总
    """
)

# A cell or a label's content that says there is nobody.
NOTHING = frozenset(
    (
        "",
        "/",
        "//",
        "无",
        "—",
        "——",
        "-",
        "--",
        "－",
        "―",
        "–",
        "\\",
        "暂无",
        "待定",
        "空",
        "*",
        "N/A",
        "无。",
        "、",
        "…",
        "……",
    )
)

# A bracket behind a name that only says what the word covers.
SCOPE_OPENINGS = words(
    """
    含 包括 包含 不含 下称 简称 统称 除外 排名不分先后 如涉及 名单见 名单附后 见附件
    详见
    """
)
# Items of a list that name nobody.
IDLE_ITEMS = frozenset(("下同", "以下同", "排名不分先后", "以上排名不分先后", "以上单位排名不分先后", "不分先后"))
SCOPE_WORDS = ("下同", "以下简称", "以下统称", "以下均简称")

# Words that stand in sentences and in no body's name.
SENTENCE = words(
    """
    以下简称 以下统称 以下是 详见 参见 见附件 进一步 应当 必须 如果 不得 确保 不需 不再 需要 按照 根据 了 予以 有权
    可以
    是否
    """
)

# … and words that a few names hold.
PROSE = words(
    """
    的 了 要 将 是 不 把 被 可 应当 必须 如果 因 若 这 那 已 未 进一步 通过 建立 完善 确保 为 以下 以上 开展 做好
    鼓励 主导 见 详 附件
    """
)

# What a sentence may open with, and no name does, as patterns: 到市政务服务中心办理, 争取省财政厅支持.
PROSE_HEADS = words(
    """
    到(?=[省市县区乡镇各]) 赴 凭 接受 争取 积极争取 邀请 鼓励 引导 委托 申请 提请 提交 恳请
    联系(?=[省市县区各])
    动员(?!部) 发动 [在向经对](?=[省市县区各]|国务院|有关|相关)
    """
)
