"""The set phrases by which a page speaks of itself: notices, prompts, tags, advice. They are no one's story."""

from __future__ import annotations

import re

from translator.chinese.characters import HAN

_COPYRIGHT = re.compile(
    r"©|\(c\)\s*20\d\d|all rights reserved|版[權权]所有|著作[權权][聲声]明|本[網网]?站[^。]{0,12}cookie|ICP[備备]|"
    r"(?:不得|不[許许]|禁止|[謝谢][絕绝]|[嚴严]禁)[^。]{0,8}[轉转][載载]|(?:本文|文章)[內内]容[僅仅]供[參参]考",
    re.IGNORECASE,
)
# These are said of export licences and platforms too, so they count in lines that are not sentences only.
_LEGAL = re.compile(
    r"copyright|未[經经][^。]{0,6}(?:授[權权]|[許许]可|同意)|免[責责][聲声]明|[隱隐]私[權权]?政策|服[務务][條条]款",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"^[※★▶►➤◎●☞👉\s]*(?:分享(?:[給给到至].{0,8}|文章|本文|此文)?[：:]?$|"
    r"追[蹤踪](?:我們|我们|.{0,10}(?:google|ig|fb|[臉脸]書|粉[絲丝]))|"
    r"(?:免[費费])?[訂订][閱阅].{0,16}(?:電子報|频道|頻道|youtube|newsletter)|"
    r"(?:[點点]我|立即|[點点]此|歡迎|欢迎)?下[載载].{0,12}app|[點点](?:我|此|[擊击]).{0,24}$|按[讚赞]|按我看.{0,12}$|"
    r"(?:立即|快)?加入.{0,12}(?:line|好友|[會会][員员]|粉[絲丝]|群[組组]|偏好[來来]源)|"
    r"[關关][注][^，。]{0,16}(?:公[眾众][號号]|微信|微博)|[掃扫](?:碼|码|描).{0,20}$|"
    r"(?:原始|原文|短)?(?:連結|链接)$|(?:查看|[閱阅][讀读])原文$|(?:[請请])?[繼继][續续](?:往下)?[閱阅][讀读][.…]{0,6}.{0,4}$|"
    r"(?:[展開开]|展[開开])[閱阅][讀读].{0,6}$|[複复][製制](?:連結|链接)$|回到?最?(?:上面|[頂顶]部|首[頁页]|[頁页]首)$|"
    r"首[頁页]$|[廣广]告(?:[（(].{0,12}[)）]|\s*[廣广]告|\s*(?:請|请)[繼继][續续].{0,10})?$|advertisement$|ad$|"
    r"[您你]的[瀏浏][覽览]器.{0,16}(?:播放|支[持援]).{0,8}$|"
    r"[（(]?[點点][擊击]?[^，。]{0,4}看?(?:高清)?(?:清晰)?(?:大[圖图]|原[圖图])[)）]?$|"
    r"end of [^。]{1,30}$|"
    r"登入.{0,6}$|登[录錄]$|[註注][冊册]$|列印$|打印.{0,16}$|字[級级號号体體].{0,10}$|[上下]一[篇頁页].{0,30}$|"
    r"[（(]?另[開开]新[視视]窗[)）]?$|\d(?:\s\d)*\s*下一[頁页].{0,10}$|[觀观]看更多.{0,8}$|看更多.{0,12}$|"
    r"view this post on|a post shared by|[^。]{0,20}用app看新[聞闻]|[還还]想看更多.{0,6}[嗎吗]|the end\b|"
    r"[會会][員员](?:登[入錄录]|服[務务]|[專专][區区]|[註注][冊册]|申[請请]).{0,12}$|申[請请][專专][線线]|[客付][服費费][專专][線线]|"
    r"(?:我要)?[收留][藏言](?:本文)?$|留言.{0,6}$|[評评][論论]\s?[(（]?\d{0,6}[)）]?$|[讚赞]\s?\d{0,6}$|我有[話话]要[說说].{0,8}$|"
    r"(?:用)?微信[掃扫].{0,12}$|本?文?[長长]按.{0,4}二[維维][碼码])",
    re.IGNORECASE,
)
# What the page's headline was where the story is from.
_FORMER_TITLE = re.compile(r"^[-—\s（(【\[]{0,6}(?:本文)?原(?:文)?(?:[標标][題题]|[題题]目?[為为]|[題题][：:])")
_TAGS = re.compile(r"^(?:[關关][鍵键][字詞词]|[標标][籤签]|tags?)\s*[：:]|^(?:#[^\s#]{1,30}\s*)+$", re.IGNORECASE)
_URL = re.compile(r"^(?:https?://|www\.)\S+$|^原文(?:出[處处]|[網网]址|連結|链接)\s*[：:]\s*\S+$", re.IGNORECASE)
# What a page asks to be agreed to; and what is said above an article that is sent on.
_CONSENT = re.compile(
    r"本[網网]?站使用.{0,80}[隱隐]私|[請请]同意[^。]{0,10}[隱隐]私|"
    r"[隱隐]私.{0,80}[您你][^。]{0,16}同意|[您你][^。]{0,16}同意.{0,80}[隱隐]私"
)
_GREETING = re.compile(
    r"^(?:(?:各位|[親亲][愛爱]的|[敬尊][愛爱啟]的?)[^。，]{1,12}|(?:[^。，]{1,8})?[您你大家]{1,2}好|hi\b.{0,20}|dear\b.{0,20})"
    r"[：:，,！!]?$",
    re.IGNORECASE,
)
_SEE_BELOW = re.compile(
    r"^(?:[請请](?:[參参]考|[參参][閱阅]|[詳详]?[見见])(?:以下|下列|附件)|以下(?:新[聞闻]|文章|[報报][導导道])).{0,12}$"
)
_OFFER = re.compile(
    r"(?:安[裝装]|下[載载]).{0,12}(?:客[戶户]端|app).{0,30}(?:第一[時时][間间]|福利|下[載载]|地址)|"
    r"^[^。]{1,12}(?:instagram|facebook|telegram|youtube|[臉脸]書|微博)[！!。，]?[歡欢]迎|推[薦荐][進进]入.{0,12}[數数][據据][庫库]|^炒股就看|^(?:[點点][擊击])?查看本文.{0,6}版|"
    r"^本文[^。]{0,8}[來来](?:自|源)[^。]{0,60}(?:授[權权]|作者[：:]|[題题][圖图]|[轉转][載载]|[發发][佈布表])|"
    r"app[^。]{0,12}最新版本|"
    r"【[點点][擊击][^【】]{0,10}】|[【\[](?:[詳详][細细情]|全文)[】\]]$",
    re.IGNORECASE,
)
# Said in whole sentences, below stories. Of others' views the text itself speaks, so each names the page or its writer.
_NOTICE = re.compile(
    r"^[※★☆●◎▲*（(\s]*(?:免[責责][聲声]明|[特郑鄭]*[別别重][聲声]明|"
    r"(?:[聲声]明|[風风][險险]提[示醒])(?=\s*[：:，](?:\s*$|.*(?:本[文報报站刊網网]|作者|[僅仅]供|[僅仅]代表|不[構构]成|[觀观][點点]|"
    r"投[資资](?:[有人者需須须應应]|建[議议])|入市|[謹谨]慎|自[負负]|[轉转][載载]|[讀读]者))))\s*[：:，]|"
    r"不代表[^。，]{0,8}(?:本[報报刊站網网台社]|平台|新浪|[網网]易|搜狐|[騰腾][訊讯]|[頭头][條条]|[觀观]察者)|"
    r"(?:本文|文章)[^。，]{0,10}作者(?:本人|[個个]人)?的?(?:意[見见]|[觀观][點点]|立[場场])|作者[為为].{2,24}[，,].{0,16}[專专][長长]|"
    r"[網网]友[評评][論论][僅仅]供其?表[達达]|(?:本)?平台[僅仅]提供信息存[儲储]|如有侵[權权][，,]?[請请]|"
    r"[掃扫]描?[左右上下]?方?.{0,4}二[維维][碼码]|24小[時时][滾滚][動动]播[報报]|[請请]支持[獨独]立[網网]站|"
    r"投[資资]人[應应][獨独]立判[斷断].{0,30}自[負负]盈[虧亏]|[僅仅]供[參参]考，(?:並|并)?非投[資资]|"
    r"[違违]法和不良信息|[舉举][報报](?:[郵邮]箱|[電电][話话])|新[聞闻][報报]料[：:]|"
    r"^[您你]所?[瀏浏][覽览]的新[聞闻]|[專专]供[^。]{2,16}[會会][員员][閱阅][覽览]|提醒[您你][：:，].{0,10}[請请][給给]自己|"
    r"^（Word file: "
)
# Below stories of suicides and of drink. A sentence that someone says this in is text.
_ADVICE = re.compile(
    r"自[殺杀]解[決决]不了|(?=.*珍惜生命)(?!.*呼[籲吁])|再[給给]自己一次[機机][會会]|"
    r"(?:如果)?[您你].{0,12}[覺觉]得痛苦.{0,40}$|.{0,40}[請请][撥拨]打\S{0,10}1[0-9]{3}\D{0,4}$|"
    r"(?:自[殺杀][防諮咨]|安心|生命[線线]|[張张]老[師师]).{0,10}[專专]?[線线師师]?\s?[：:]\s?\d|"
    r"(?:提醒[您你][：:])?酒[後后]不[開开][車车].{0,12}[過过]量|(?:提醒[您你][：:])?[飲饮]酒[過过]量.{0,6}健康"
)
_ASKING = re.compile(r"我[們们]|[您你]|[請请]|立即|[歡欢]迎|[點点]我|[點点]此|免[費费]|[訂订][閱阅]")
MAX_NOTICE, MAX_ADVICE, MAX_PROMPT = 200, 60, 24
MIN_CLAUSE = 4
"""Chinese characters that a clause of a headline has at least."""
MIN_BESIDE = 8
"""Characters beside a legal phrase from which a headline is about it."""


def _is_legal(text: str) -> bool:
    """Whether a line has such phrases, and is no headline of two clauses with one of them in it."""
    rest = _LEGAL.sub("", text)
    return rest != text and not (_has_clauses(text) and len(rest) >= MIN_BESIDE and not _ASKING.search(rest))


def _is_story(text: str, *, is_headline: bool) -> bool:
    """Whether a line that begins as a prompt does asks for nothing, and is a sentence or a headline of two clauses."""
    return (text.endswith("。") or (is_headline and _has_clauses(text))) and not _ASKING.search(text)


def _has_clauses(text: str) -> bool:
    """Whether a line is clauses with spaces between them, as headlines are."""
    clauses = text.split()
    is_apart = len(clauses) > 1 and all(len(HAN.findall(clause)) >= MIN_CLAUSE for clause in (clauses[0], clauses[-1]))
    return is_apart and not any(mark in text for mark in "，。：:©")


def is_furniture(text: str, *, is_prose: bool, is_headline: bool = False) -> bool:
    """Whether a line speaks of the page and not of its story.

    `is_prose` says that it ends as sentences do, `is_headline` that it stands where headlines do.
    """
    if len(text) <= 160 and _COPYRIGHT.search(text) and not (len(text) > 60 and text.endswith("。")):
        return True
    if len(text) <= 160 and not is_prose and not text.endswith(("；", "，")) and _is_legal(text):
        return True
    if len(text) <= 60 and _PROMPT.match(text) and not _is_story(text, is_headline=is_headline):
        return True
    if len(text) <= MAX_NOTICE and any(each.search(text) for each in (_NOTICE, _OFFER, _CONSENT)):
        return True
    if len(text) <= MAX_ADVICE and _ADVICE.match(text.lstrip("※★☆●◎▲*（( 　")) is not None:
        return True
    if len(text) <= MAX_PROMPT and (_SEE_BELOW.match(text) or (is_headline and _GREETING.match(text))):
        return True
    if len(text) <= MAX_ADVICE * 2 and _FORMER_TITLE.match(text):
        return True
    return _URL.match(text) is not None or (len(text) <= 200 and _TAGS.match(text) is not None)
