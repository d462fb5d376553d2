"""Words that names of departments are made of: level, field of work, kind; and the names of places before them."""

from __future__ import annotations

from govtask_extract.language.word_lists import abbreviated, words

LEVELS = frozenset("国省市区县州盟旗镇乡街各")

# The fields of work of departments, as their names have them, in full and shortened: 区民政局 and 区财政局 are one
# character apart and two bodies.
FIELDS = frozenset(
    words(
        """
        发展和改革 发展改革 发改 教育 科学技术 科技 工业和信息化 工信 经济和信息化 经信 民族宗教 民宗 公安 国安
        国家安全 民政 司法 财政 人力资源和社会保障 人力资源社会保障 人社 自然资源 自然资源和规划 自规 规划 生态环境
        环保 住房和城乡建设 住房城乡建设 住建 城乡建设 城建 交通 交通运输 水利 水务 农业 农业农村 农村 商务 文化
        文化和旅游 文旅 旅游 文广 文广旅 文旅体 卫生 卫生健康 卫健 退役军人 退役军人事务 应急 应急管理 审计 外事
        国资 税务 市场监管 市场监督管理 工商 质监 药监 广电 体育 统计 信访 医保 医疗保障 粮食 能源 林业 林草 园林
        园林和林业 城管 城市管理 城市管理执法 综合执法 行政审批 大数据 数据 政数 金融 地方金融 人防 招商 乡村振兴
        扶贫 机关事务 供销 供电 邮政 邮政管理 气象 地震 消防 消防救援 烟草 海关 海事 海洋 渔业 畜牧 港口 铁路 民航
        铁塔 移动 联通 电信 档案 党史 地方志 保密 机要 密码 妇儿 残 妇 工 科 文 侨 台 港澳 编 网信 宣传 统战
        组织 政法 政研 老干 巡察 纪检 监察 政务服务 便民 投促 投资促进 人才 就业 社保 养老 老龄 疾控 医改 爱卫
        红十字 团 侨务 台湾 房管 住房保障 房产 地税 国税 口岸 物流 航空 民爆 农 交 商 教 体 法
        检 农机 水文 电力 燃气 热力 盐业 文物 版权 出版 电影 语委 双拥 民兵 征兵 武装 工业 贸易 物价 价格 安监
        安全生产监督管理 食药监 食品药品监督管理 知识产权 国土 国土资源 环境保护 水产 林长 河长 湖长 国防动员 国动
        社会工作 数据资源 政务 科工 国防科工 科信 工科 农科 文体 教科 教体 文教 卫计 计生 人口
        """
    )
)

# How departments are called for short: a field of work in full, and the short forms that mean it alone. The reader of a
# list sees one body, who counts by name sees two. What a reform renamed is another field: 环境保护, 卫生和计划生育.
_IN_FULL = """
    发展和改革 = 发展改革 发改
    科学技术 = 科技
    工业和信息化 = 工信 工业信息化
    经济和信息化 = 经信 经济信息 经济信息化
    科学技术和经济信息化 = 科经信 科技和经济信息化
    科学技术和工业信息化 = 科工信 科技和工业信息化
    发展改革和统计 = 发改统计 发改和统计
    民族宗教事务 = 民宗 民族宗教
    人力资源和社会保障 = 人社 人力资源社会保障
    自然资源和规划 = 自规 资规 自然资源规划
    规划和自然资源 = 规自 规资 规划自然资源
    环境保护 = 环保
    住房和城乡建设 = 住建 住房城乡建设
    交通运输 = 交通
    文化和旅游 = 文旅 文化旅游
    文化广电和旅游 = 文广旅 文化广电旅游
    文化广电旅游体育 = 文广旅体 文化广电和旅游体育
    文化体育和旅游 = 文体旅 文化体育旅游
    文化体育广电和旅游 = 文体广旅 文体广电和旅游 文体广电旅游 文化体育广电旅游
    文化旅游体育 = 文旅体
    教育体育 = 教体
    教育科学技术 = 教科 教育科技
    卫生健康 = 卫健
    卫生和计划生育 = 卫计 卫生计生
    人口和计划生育 = 计生 人口计生
    退役军人事务 = 退役军人
    应急管理 = 应急
    安全生产监督管理 = 安监 安全监管
    市场监督管理 = 市场监管 市监
    工商行政管理 = 工商
    质量技术监督 = 质监
    食品药品监督管理 = 食药监 食药监管 食品药品监管
    医疗保障 = 医保
    广播电视 = 广电
    新闻出版广电 = 新闻出版广播电视
    林业和草原 = 林草 林业草原
    园林和林业 = 园林林业
    畜牧兽医 = 畜牧
    国土资源 = 国土
    城市管理 = 城管
    城市管理执法 = 城管执法
    城市管理行政执法 = 城管行政执法
    城市管理综合执法 = 城管综合执法
    城市管理综合行政执法 = 城管综合行政执法
    综合行政执法 = 综合执法
    住房保障和房屋管理 = 住房保障房管
    政务服务和大数据管理 = 政务服务和大数据 政务和大数据
    政务服务和数据管理 = 政务服务和数据 政务和数据
    政务服务管理 = 政务服务
    大数据管理 = 大数据
    地方金融监督管理 = 地方金融监管
    金融工作 = 金融
    投资促进 = 投促
    公共资源交易监督管理 = 公共资源交易监管
    机关事务管理 = 机关事务
    侨务 = 侨
    财政金融 = 财金
    经济发展 = 经发
"""
IN_FULL = {short: full for full, shorts in abbreviated(_IN_FULL) for short in shorts}

# What a department is.
DEPARTMENTS = words(
    """
    委员会 委 局 厅 办公室 办 部 院 中心 会 处 科 联 协 社 公司 支队 大队 总队 站 所 行
    """
)
# Kinds that rule, and how two of them are shortened.
RULING = words(
    """
    委员会 办公室 局 厅 委 办
    """
)
SHORT_KINDS = {"委员会": "委", "办公室": "办"}

# Before these stands the name of a place or a firm, and such names are often alike.
PROPER = words(
    """
    街道 镇 乡 村 街 办事处 管委会 区 县 市 州 盟 旗 省 园 场 集团 公司 银行 大学 学院 医院 学校 港 湖 山
    """
)
