"""Classifiers and qualifiers of Chinese figures: 家, 顆, 約, 逾."""

from __future__ import annotations

# The qualifiers that stand directly before a figure.
QUALIFIERS = {
    **dict.fromkeys(("約合", "约合", "約莫", "大約", "大约", "大概", "約", "约"), "about"),
    **dict.fromkeys(("將近", "将近", "接近", "近"), "nearly"),
    **dict.fromkeys(("超過", "超过", "逾", "超", "上"), "more than"),
    **dict.fromkeys(("至少", "最少", "不少於", "不少于", "不低於", "不低于", "不下"), "at least"),
    **dict.fromkeys(("最多", "至多", "不多於", "不多于", "不高於", "不高于"), "up to"),
    **dict.fromkeys(("多達", "多达"), "as much as"),
    **dict.fromkeys(("不超過", "不超过", "不逾", "未超過", "未超过", "未逾"), "up to"),
    **dict.fromkeys(("不到", "不足", "未滿", "未满"), "less than"),
    **dict.fromkeys(("正負", "正负", "±"), "plus or minus"),
}
PEOPLE = ("人", "名", "位")
# Classifiers that are left to the English noun. The first group also counts after 二/兩 to 九.
CLASSIFIERS = tuple(
    "家座間间棟栋處处個个台輛辆架艘列顆颗片枚件項项筆款種种次場场檔档支隻張张份封戶户宗批冊册株匹艘棵幢劑剂"
)
LOOSE_CLASSIFIERS = tuple("條条股頭头起例部本頁页篇票席層层屆届集樓楼杯瓶盒箱隊队組组輪轮國国站把口套根塊块床伙")
# Behind these 號 is no day: 八號風球 is signal No. 8.
NUMBERED = (
    "[風风]球|球衣|[機机](?![場场長长關关會会構构])|[艦舰倉仓館馆井房]|出口|[門门](?![診诊])|[碼码][頭头]|公[路寓]|隧道|[選选]手"
    "|[種种]子|候[選选]|跑道|登[機机][門门]|月台|高[爐炉]|航[廈厦]"
)
