"""The words that decide whether two Chinese clauses say the same thing of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from translator.chinese.script import fold
from translator.chinese.words import STOP_WORDS

NAMED = frozenset(("person", "org", "place", "product", "law"))
"""Kinds of glossary entry that name one thing. A tech term (半導體) stands in articles about anything."""

# Words for what a figure measures, one line a sense: any of a line may stand for another of it.
_PREDICATES = {
    "invest": "投資 斥資 注資 出資 耗資 砸 投入 挹注 砸下 砸錢 撒錢",
    "subsidise": "補助 補貼 獎助 津貼 紓困",
    "raise": "募資 籌集 籌資 集資 融資",
    "buy": "收購 併購 買下 購入 收購價 購併",
    "sell": "出售 賣出 售出 銷售 銷量 賣",
    "price": "售價 定價 要價 票價 單價 價格 股價",
    "revenue": "營收 收入 營業額 銷售額 進帳",
    "profit": "獲利 淨利 盈餘 純益 盈利 利潤 賺",
    "loss": "虧損 淨損 賠 損失 蝕",
    "value": "市值 估值 身價 總值 產值",
    "debt": "負債 債務 欠債 欠款",
    "fine": "罰款 罰鍰 裁罰 開罰 罰",
    "budget": "預算 經費 總經費 造價 成本",
    "die": "死亡 罹難 喪生 身亡 喪命 不治 遇難 死 亡",
    "injure": "受傷 輕重傷 掛彩 傷者 負傷 傷",
    "missing": "失蹤 失聯 下落不明",
    "rescue": "獲救 救出 脫困",
    "employ": "員工 聘僱 雇用 僱用 職缺 工作機會 就業機會",
    "dismiss": "裁員 資遣 解雇 解僱",
    "lack": "缺口 短缺 缺 不足額",
    "grow": "成長 增長 增加 上升 上漲 漲 提高 攀升 增幅 漲幅 提升",
    "grow in a year": "年增",
    "grow in a month": "月增",
    "grow in a quarter": "季增",
    "fall": "下降 減少 衰退 下滑 下跌 跌 降低 減幅 跌幅 萎縮",
    "fall in a year": "年減",
    "fall in a month": "月減",
    "fall in a quarter": "季減",
    "share": "占 佔 占比 比重 市占率 市佔率",
    "yield": "良率",
    "output": "產能 產量 生產 量產 投片",
    "export": "出口 外銷",
    "import": "進口 輸入",
    "complete": "完工 竣工 落成",
    "open": "啟用 開幕 通車 開業 開航 開張 營運",
    "start": "動工 開工 興建 啟動",
    "list": "上市 掛牌 上路 上架",
    "area": "面積 占地 佔地",
    "crowd": "參加 出席 湧入 觀眾 到場",
    "support": "支持率 得票率 滿意度 支持度",
    "evacuate": "撤離 疏散",
}
WITH_PURPOSE = frozenset(("invest", "subsidise", "raise", "buy", "budget"))
"""Senses of money that is for something, which may stand in the next clause."""
# What narrows a figure down to a part, a plan or a rate. Two figures are of one thing only where these agree.
_SCOPE = (
    "目標 上限 下限 上修 下修 原訂 原定 原本 原先 原估 累計 平均 每 首期 首批 初期 前期 一期 二期 三期 追加 加碼 "
    "增資 額外 另 再 其餘 剩餘 僅剩 其中 合計 總計 全球 全國 全台 國內 海外 最高 最低 最大 最小 最多 最少 高標 "
    "低標 稅前 稅後 單日 單月 單季 同期 新增 現有 既有 名目 實質 未 非 不 沒 若 如果 假設 以外 增至 升至 降至 "
    "減至 改為 調至 調高 調降"
)
_TIME = (
    "去年 今年 明年 後年 前年 本季 上季 下季 首季 末季 全年 上半年 下半年 年初 年中 年底 年末 本月 上月 上個月 "
    "下月 下個月 月底 月初 近年 當年 同年 次年 隔年 翌年 年度 春季 夏季 秋季 冬季 周末 上週 本週 下週 上周 本周 "
    "下周"
)
# Words of reporting and of courtesy, beside the function words: they say nothing of the figure.
_IGNORED = (
    "未來 過去 目前 現在 屆時 當時 此前 先前 之後 以來 期間 幾年 需要 補上 "
    "今天 昨天 昨日 今日 明天 日前 近日 稍早 凌晨 上午 下午 晚間 宣布 宣佈 表示 指出 透露 強調 公布 公佈 發布 "
    "證實 報導 預計 預估 估計 估算 推估 預期 可望 有望 計畫 計劃 規劃 打算 準備 將 將會 大約 約 逾 近 達 高達 "
    "多達 約合 相當於 左右 總共 共 造成 釀成 釀 導致 致 使得 帶來 創造 提供 進行 實現 展開 公司 該公司 集團 這家 "
    "方面 部分 用於 用以 用來 獲得 獲 取得 所需 所 億 萬 元 美元 新台幣 新臺幣 人民幣"
)
_LOCATIVE = "在於于赴至往"


@cache
def predicates() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds the words for what a figure measures, in folded text, and the sense of each."""
    senses = {fold(word): sense for sense, words in _PREDICATES.items() for word in words.split()}
    return _any_of(senses), senses


@cache
def scope() -> re.Pattern[str]:
    """Return what finds the words that narrow a figure down, in folded text."""
    return _any_of(fold(_SCOPE).split())


@cache
def times() -> re.Pattern[str]:
    """Return what finds the words that say when, in folded text."""
    return _any_of(fold(_TIME).split())


@cache
def asides() -> re.Pattern[str]:
    """Return what finds the words of reporting, in folded text; before the others, since 未 stands in 未來."""
    return _any_of(word for word in fold(_IGNORED).split() if len(word) > 1)


@cache
def empty_words() -> re.Pattern[str]:
    """Return what finds the words that say nothing of a figure, in folded text."""
    return _any_of([*map(fold, STOP_WORDS), *fold(_IGNORED).split()])


@cache
def locatives() -> frozenset[str]:
    """Return the words after which a place is likely, folded."""
    return frozenset(fold(_LOCATIVE))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))))
