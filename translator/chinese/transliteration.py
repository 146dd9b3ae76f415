"""Whether Chinese is written as foreign names are."""

from __future__ import annotations

# Characters that foreign names are mostly written with, Simplified.
_TRANSLITERATING = frozenset(
    "阿埃艾爱安昂奥巴拜班邦贝本比彼毕别宾波伯博布查达戴丹当道德登狄迪蒂丁杜顿多俄厄恩尔法凡菲费芬弗夫福富盖冈戈格根古"
    "哈海汉豪赫亨洪胡华怀惠霍基吉季加贾简杰金卡凯坎康考柯科克肯库夸昆拉莱赖兰朗劳勒雷蕾黎里理利莉丽连列林琳龙隆卢鲁"
    "伦罗洛吕玛马迈麦曼芒梅门蒙米密缪摩莫默姆木穆纳娜奈南内尼妮涅宁纽努诺欧帕派潘庞佩彭皮平珀普奇契恰乔切琼热仁日瑞"
    "萨塞桑瑟森沙莎珊尚舍申圣史士施斯丝思苏索塔泰坦汤唐特腾提廷通图托脱瓦万旺威韦维魏温沃乌伍西希锡席夏肖谢辛休修许"
    "雪逊雅亚延扬耶叶伊因英尤于约泽扎詹珍芝茨兹朱卓佐祖司丘缇布葛贺柏鲍蓝奎崔桥培"
)


def is_transliteration(folded: str) -> bool:
    """Whether folded Chinese is written in nothing but the characters that foreign names are written with."""
    return bool(folded) and _TRANSLITERATING.issuperset(folded)
