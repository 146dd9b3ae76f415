"""Surnames: which characters are Chinese ones, how they are read and spelt, and which names are not Chinese.

All characters are Simplified: they are compared with folded text.
"""

from __future__ import annotations

from functools import lru_cache

from translator.names.spelling.pinyin import syllable, wade_giles


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The surnames of a mainland census's first few hundred, and those met in Taiwan's news.
_SINGLE = """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁于蔡余杜叶程苏魏吕丁任沈姚卢姜钟谭陆汪
    范石廖贾夏韦付傅方白邹孟熊秦邱江阎薛侯雷龙段郝孔邵史毛常万顾赖武康贺严钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞
    邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛
    查单篮冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚娄甄郎池丛边
    岑农辜官粘凃鄞苑芮湛钮郦郗元苟迟商臧佘卞虞刁冷应匡栗仇练楚揭师佟封巫敖蔺楼燕冀由桑冼阙鞠邰丘储逄邝仝尉宗奚糜鄂暴昝麻宓朴尹崔权金区盖乐习
    蒋戴闫甯寇戈晁邸郜
"""
SINGLE = frozenset(_SINGLE) - set("\n ")
COMPOUND = _words("""欧阳 司徒 司马 诸葛 上官 夏侯 皇甫 尉迟 公孙 慕容 令狐 端木 长孙 宇文 轩辕 呼延""")
# Characters that hardly begin anything but a name: enough for a name of two characters.
STRONG = frozenset(
    "刘陈赵吴郑冯蒋沈韩杨吕曹邓彭蔡魏薛邹郝邵潘郭谢徐孙贾袁谭廖姚卢汪傅邱阎龚黎倪庞邢俞翟聂骆靳祁邰詹覃王李张林梁罗董"
)
# Those whose bearers are famous enough to stand in a dictionary of words.
FAMILIAR = STRONG | COMPOUND | frozenset("习毛温胡朱周江宋郝曾单解仇查乐")
# Read otherwise as a surname than as a word.
READINGS = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "查": "zha", "乐": "yue", "区": "ou", "盖": "ge",
    "任": "ren", "华": "hua", "朴": "piao", "尉迟": "yuchi", "覃": "qin", "翟": "zhai", "缪": "miao", "么": "yao",
    "员": "yun", "洗": "xian", "冼": "xian", "逄": "pang", "宓": "mi", "那": "na", "葛": "ge", "柏": "bai",
    "卜": "bu", "纪": "ji", "应": "ying", "燕": "yan", "宁": "ning", "尉": "wei", "令狐": "linghu",
    "长孙": "zhangsun", "万": "wan", "石": "shi", "车": "che", "沈": "shen", "褚": "chu", "臧": "zang", "隋": "sui",
    "召": "shao", "祭": "zhai", "芦": "lu", "阚": "kan", "曲": "qu", "种": "chong", "折": "she", "黑": "he",
    "吕": "lü", "闾": "lü", "粘": "nian",
}  # fmt: skip
# Those of characters of given names that are read otherwise in most words.
GIVEN_READINGS = {
    "隽": "jun", "朝": "chao", "行": "xing", "乐": "le", "都": "du", "传": "chuan", "盛": "sheng", "参": "shen",
    "觉": "jue", "俊": "jun", "晟": "sheng", "冠": "guan", "少": "shao", "会": "hui", "大": "da", "弹": "tan",
    "奇": "qi", "石": "shi", "单": "dan", "解": "jie", "曾": "zeng", "华": "hua", "宁": "ning", "强": "qiang",
    "柏": "bo", "长": "chang", "焯": "zhuo", "琢": "zhuo", "畲": "yu", "镐": "hao", "桧": "hui", "率": "shuai",
    "崴": "wei", "偲": "si", "葛": "ge", "佛": "fo", "翟": "zhai", "郇": "xun", "似": "si", "卜": "bu", "盖": "gai",
    "尉": "wei", "和": "he", "好": "hao", "中": "zhong", "相": "xiang", "兴": "xing", "正": "zheng", "应": "ying",
    "干": "gan",
}  # fmt: skip
# Borne by Koreans or Vietnamese as often as by Chinese.
NOT_ONLY_CHINESE = frozenset("金朴崔尹权文阮")
# Spellings that no rule gives: Cantonese, Hokkien, Korean, and those that families chose.
_SPELLINGS = {
    "陈": "chan tan", "李": "lee yi", "林": "lam lim lin", "黄": "wong ng hwang", "张": "cheung teo",
    "王": "wong ong", "吴": "ng goh oh woo", "刘": "lau liew yoo", "周": "chow chau chew joo jou", "何": "hoe",
    "梁": "leung leong", "郑": "tay teh chung jung jeong chong", "谢": "tse", "罗": "law",
    "郭": "kwok kuok gou kwak quek", "叶": "yip yap ip", "许": "hui koh heo hur shu sheu", "曾": "tsang",
    "冯": "fung", "邓": "teng tang", "蔡": "choi chua choy", "余": "yee", "朴": "park pak", "金": "kim",
    "崔": "choi choe", "姜": "kang keung", "赵": "cho chiu jo", "尹": "yoon", "文": "moon", "宋": "soong",
    "沈": "shum shim", "方": "fong", "杨": "yeung young", "胡": "woo wu", "潘": "poon", "谭": "tam",
    "卢": "lo roh loo", "杜": "to", "徐": "tsui suh seo", "吕": "lui lyu lu", "江": "kong", "萧": "siu siew",
    "肖": "siu", "侯": "hau", "孙": "suen shuen son", "马": "mah", "高": "ko go koh", "安": "ahn", "韩": "hahn",
    "权": "kwon", "洪": "hong", "苏": "so soh", "朱": "choo zhu", "贾": "ka", "施": "sze shi", "石": "shek shi",
    "简": "kan jian", "颜": "ngan", "温": "wan", "关": "kwan", "戴": "tai", "欧": "au", "区": "au", "翁": "yung oung",
    "丁": "ting chung", "程": "ching", "汪": "wong", "庄": "chong", "邱": "khoo yau", "詹": "chim", "任": "yam",
    "阮": "nguyen yuen", "范": "pham fan", "武": "vu", "欧阳": "auyeung ouyang", "司徒": "seto szeto",
}  # fmt: skip
# Japanese surnames that begin as a Chinese one does, or as one might; longer ones hold a shorter.
JAPANESE = _words("""
    佐藤 铃木 高桥 田中 伊藤 渡边 山本 中村 小林 加藤 吉田 山田 佐佐木 佐々木 山口 松本 井上 木村 斋藤 清水 山崎 池田
    阿部 桥本 山下 石川 中岛 前田 小川 藤田 冈田 后藤 长谷川 村上 近藤 石井 坂本 远藤 青木 藤井 西村 福田 太田 三浦
    藤原 冈本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宫崎 宫本 内田 高木
    安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 增田 平野 大冢 千叶 久保 松井 小岛 岩崎 樱井 木下 野口 松尾
    菊地 菊池 野村 新井 渡部 小池 吉野 安倍 岸田 石破 麻生 河野 茂木 高市 稻田 丰田 本田 黑田 植田 福岛 江崎 江口 江藤
    古川 古贺 古田 白川 白石 白井 水野 平井 平田 成田 成瀬 谷本 谷川 梅田 梅原 柳田 柳井 柳泽 柴山 杉本 杉田 宫泽 宫田
    宫下 宫内 宫城 牧野 花田 萩原 马场 马渊 熊谷 熊本 熊田 石原 石塚 石黑 石桥 石岛 石山 石毛 高山 高岛 高野 高见 高井
    高冈 高泽 高梨 高松 高畑 高仓 龙崎 汤川 汤浅 乐天 关口 关根 关谷 甘利 安田 安川 安井 安冈 安达 安西 金田 金井 金泽
    金城 金丸 向井 向山 毛利 林田 东条 池上 池内 池谷 温井 麻田 米山 米仓 米田 米泽 麦仓 武井 武藤 武内 武本 田口 田岛
    田边 田代 田原 田上 田畑 田渊 田崎 田泽 江川 江头 江上 古屋 古谷 古野 古泽 古山 白鸟 白滨 白木 梅泽 梅本 梅津 花井
    花冈 连舫 夏目 文田 森本 吉川 吉村 吉本 吉冈 吉泽 吉井 吉原 秋元 秋山 秋田 伊东 伊集院 松下 松冈 松村 松山 松原
    松野 松永 松岛 三木 三宅 三井 三谷 大岛 大谷 大西 大桥 大山 大川 中田 中西 中井 中泽 小泉 小泽 小山 小田 小西 小松
    小室 小仓 西田 西川 西山 西野 南原 岛田 岛村 岩田 岩本 岩井 川口 川上 川崎 川岛 川村 泽田 服部 荒木 荒井 须田 星野
    星川 桑原 桑田 竹中 竹田 竹下 浅野 浅田 浅井 奥田 奥村 北村 北川 永井 永田 福井 福原 福本 福山 冈崎 冈村 冈部 片山
    片冈 栗原 栗田 栗山 土屋 土井 坂口 坂井 坂田 根本 二阶 加古 齐藤 齐木 边见 须藤 植田 岩屋 野田 枝野
    玉木 前原 滨田 上川 萩生田 世耕 下村 野上
    梶山 小野寺 神谷 山际 堀井 新藤 浅尾 城内 赤泽 中谷 鸠山 羽田 羽生 长泽 长友 久保田 五十岚 黑泽 黑川 赤木 宇野
    宇都宫 今村 滨崎 镰田 锦织 本间 鬼木
""")


@lru_cache(maxsize=1024)
def spellings(surname: str, pinyin: str) -> frozenset[str]:
    """How a folded Chinese surname, read as `pinyin`, is written in Latin letters; lower case."""
    plain = pinyin.replace("ü", "u")
    return frozenset((plain, wade_giles(plain), *_SPELLINGS.get(surname, "").split()))


def surname_reading(surname: str) -> str:
    """The Pinyin of a folded Chinese surname, read as surnames are: 單 is shan, 解 is xie."""
    return READINGS.get(surname) or "".join(map(syllable, surname))


def is_surname(word: str) -> bool:
    """Whether a word in Latin letters is a Chinese or Korean surname, however it is spelt."""
    return word.lower() in _all_spellings()


@lru_cache(maxsize=1)
def _all_spellings() -> frozenset[str]:
    return frozenset().union(*(spellings(surname, surname_reading(surname)) for surname in SINGLE))
