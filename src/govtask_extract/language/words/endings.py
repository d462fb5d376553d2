"""What the names of public bodies end in, and the common words that end alike."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

# What stands before one of these and 和 is a whole name: 农业农村局和水利局.
STRONG = words(
    """
    局 厅 署 委员会 管委会 工委 政府 办公室 公司 集团 银行 分行 支行 总行 法院 检察院 中院 办事处
    街道办 指挥部 领导小组 专班 中心 工会 联合会 管理处 研究院 科学院 研究所 交易所 支队 大队 总队
    海关 海事处 专员办 监管组 党校 信用社 合作社 供销社 供销合作总社 供销总社 联社 电视台 发改委 改革委
    卫健委 卫生健康委 国资委 建设委 工信委 经信委 农委 商务委 编委 编办 网信办 政法委 宣传部 组织部
    统战部 社会工作部 武装部 市纪委 县纪委 区纪委 省纪委 监委 监察委 妇联 残联 文联 侨联 科协 作协
    市委 县委 省委 区委 州委 地委 镇党委 乡党委 工商联 社科联 贸促会 红十字会 人民团体 事业单位 兵团
    人大 政协 政协办 委会办 员会办 协会办 安全部 总台 团中央 火车站 汽车站 客运站 双创办 财经办 监狱
    """
)

# A whole name, if nothing in COMMON ends there too.
WEAK = words(
    """
    委 部 办 会 院 社 联 协 所 站 处 科 股 室 队 团 校 馆 组 园 大学 中学 小学 高中 初中
    附中 职中 职高 一中 二中 三中 四中 五中 六中 七中 八中 九中 十中 公路段 养路段 工务段 电务段
    地震台 气象台 广播台 文化宫 少年宫 渔场 牧场 茶场 电大 开发区 经开区 新区 集聚区 度假区 保税区
    示范区 自贸区 合作区 先行区 工业园区 产业园区 书店 农场 机场 林场 人行 农发行 国开行 农行 工行
    建行 中行 农商行 电网 银保监 金控 城投 交投 城发 文投 国投 水投 产投 工投 农投 警察 警备区
    军分区 预备役
    """
)

# A whole name where a list ends in it, but before 和 more likely the half of one: 企业和人才服务中心.
NOUNS = words(
    """
    单位 部门 机关 企业 国企 央企 民企 机构 平台 市场主体 责任主体 社会组织 行业组织 党组织 电力 燃气
    供电 移动 联通 电信 铁塔 烟草 盐业 石油 石化 税务 气象 消防 厂 矿 港 港务 县直 市直 区直
    省直 基地 公安 应急
    """
)

# Places stand for their governments.
PLACES = words(
    """
    区 县 市 州 盟 旗 镇 乡 街道 街 村 省 新城 师 苏木 嘎查
    """
)

# Places of one rank.
PLACE_RANKS = (("镇", "乡", "街道", "苏木", "街"), ("村",), ("区", "县", "市", "旗"))

# Words of the language that end like a body of WEAK and are none; what ends like one of STRONG, 布局, is not looked up.
COMMON = words(
    """
    社会 机会 大会 开会 会议会 盛会 展会 博览会 运动会 内部 外部 全部 干部 东部 西部 中部 南部 北部
    局部 上部 底部 头部 督办 举办 承办 协办 主办 创办 交办 兴办 开办 代办 帮办 领办 快办 好办 通办
    新办 经办 会办 场所 住所 厕所 处所 好处 查处 惩处 用处 教科 学科 专科 本科 文科 理科 参股 控股
    入股 教室 温室 课题组 重组 改组 团队 军队 排队 组团 抱团 关联 互联 物联 串联 并联 通联 大院
    剧院 原委 下移动 老师 教师 律师
    工程师 医师 会计师 城市 上市 超市 菜市 股市 楼市 集市 城镇 城乡 家乡 返乡 下乡 入乡 农村 乡村
    小区 城区 校园区 灾区 湾区 校园 田园 花园 果园 茶园 菜园 乐园 步行街 大街 上街 节省 反省 家园
    车站 网站 水站 电站 泵站 加油站 驿站 一站 图书馆室
    """
)

# Alone they name nobody: slogans such as 政府主导、企业负责 use them so.
GENERIC = frozenset(
    words(
        """
    政府 人民政府 部门 单位 企业 机构 公司 中心 办公室 委员会 管委会 党委 党组织 学校 医院 社区 街道 乡镇 镇 村委会 县
    地区 园区 集团 平台 协会 行业协会 银行 局 厅 学院 大学 高校 院校 人大 党支部 支部 领导小组 工作专班 专班
    指挥部 管理处 办事处 物业公司 社会组织 业主委员会 项目单位 建设单位 施工单位 监理单位 设计单位 用人单位 业主单位
    用工单位 产权单位 使用单位 申报单位 项目公司 中介机构 第三方机构 金融机构 保险公司 保险机构 银行机构 所在单位
    生产企业 采购单位 用地单位 运营单位 管护单位 承包单位 审批部门 龙头企业 主管部门 主管单位
    """
    )
)

# One of these at its head makes a phrase a collective: 各金融机构, 有关省级单位.
GATHERING = words(
    """
    各 有关 相关 其他 其它 全体 所有 涉及 涉事 全省 全市 全县 全区 全国 所在 属地
    """
)

# … and one of these in its midst, before a plural noun: 国务院有关部门, 区人民政府各部门.
GATHERED_NOUNS = words(
    """
    部门 单位 方面 地方 各地 机构 机关 企业 学校 院校 平台 部委 科室 处室 股室
    街道 工作组 小组 团体 组织 高校 医院 主体 协会 党委 支部 代表处
    业主 幼儿园 党派 网格 县 市 区 镇 乡 街 州 村 队 所
    """
)

# Behind 等 they take the place of further names, as patterns: 等有关部门.
OTHERS = words(
    """
    部门 单位 方面 地区 地方 各地 机构 企业 学校 院校 平台 部委 乡镇 镇街 街镇 街道 县区 区县 市州 市县 园区
    开发区 公司 集团 银行 高校 医院 团体 组织(?![实落推开]) 协会 专班 科室 处室 股室 主体 厅局 委办局 村
    """
)

# Heads that show where a further name begins, as patterns: 市民政局 begins one, 市民中心 and 市政管理局 may end one.
HEADS = words(
    """
    省 市(?![场容域区镇]|民(?![政族宗航营革建盟进])|政(?![府协法务数策研])) 县(?!域) 区(?![域块间位]) 州 旗 盟
    镇(?!域) 乡(?!村)
    各(?![自种类项]) 有关 相关 其他 其它 国家 国务院 中国 中央 中共 团省委 团市委 团县委 团区委 团州委
    全省 全市 全县 全区 驻 属地 地区 地委 示范区 开发区 高新区 经开区 自治区 自治州 自治县 人民银行 人行 新区 度假区
    管委会 行署 景区
    """
)

# Ranks of government (宪法第三十条; 设区的市 as 地方组织法 has them, 盟 and 林区 as places do): joined by 、 before one
# 政府 they make one name, 各市、州、县人民政府.
RANKS = words(
    """
    计划单列市 设区的市 设区市 地级市 县级市 省辖市 直辖市 直管市 省直管县 省直辖县 自治区 自治州 自治县 自治旗 特区
    林区 省 市 州 盟 旗 县 区 乡 镇 地
    """
)

RANK_ENDINGS = words(
    """
    人民政府 政府 党委 管理委员会
    """
)
