"""Pages as they are copied: what is title, byline, date and page data in the shapes that outlets have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from translator.clean import clean
from translator.records import Article, Document, Role

FIRST = "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元。"
SECOND = "處長表示，倉庫完工後，每天可以處理120公噸的漁獲，漁民不必再連夜趕路。"
THIRD = "漁會則希望，工程期間保留原有的卸貨碼頭，不要影響秋天的旺季。"
STORY = f"{FIRST}\n{SECOND}\n{THIRD}"
HEADLINE = "漁港冷凍倉庫動工 預算三億四"


def article(text: str) -> Article:
    """The article of a text."""
    return clean(Document(Path("a.txt"), text))


def texts(found: Article) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in found.blocks]


@pytest.mark.parametrize(
    "below",
    [
        "2025/11/24 09:00:00\n財經中心／陳漁光報導",
        "記者陳漁光／台北報導\n2025年11月24日 週一 下午2:17\n大洋漁業\n1234.TW\n1,500\n( 0.66% )",
        "發布時間：2025/11/24 08:00　最後更新：2025/11/25 09:00",
        "二○二五年十一月二十四日",
        "港邊網記者陳漁光\n2025年11月24日週一 下午2:17\n加入為 Google 偏好來源\n（另開新視窗）",
        "2025.11.24 15:30 ｜ 財經中心",
        "114.11.24",
    ],
)
def test_what_stands_below_the_headline_is_not_the_headline(below: str) -> None:
    """Bylines, dates, a box with a share's price and prompts leave title and story as they are."""
    found = article(f"{HEADLINE}\n{below}\n{STORY}")
    assert (found.title, found.published) == (HEADLINE, date(2025, 11, 24))
    assert texts(found) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("label", ["發布時間：", "更新 ", "上架日 ", "刊登於 "])
def test_day_with_its_label_is_that_of_publication(label: str) -> None:
    """However much stands beside it below the headline, and without a time."""
    dated = f"港邊網 {label}2025-11-24 由編輯部整理並提供給所有的訂戶與讀者閱讀和分享"
    found = article(f"# {HEADLINE}\n\n{dated}\n\n{STORY}")
    assert (found.published, texts(found)) == (date(2025, 11, 24), [FIRST, SECOND, THIRD])


@pytest.mark.parametrize("title", ["休漁", "漁港動工", "漁港還會漲嗎？", "農委會：今年不休漁。"])
def test_short_line_on_top_is_the_title(title: str) -> None:
    """Two characters may be a headline, and one may end in a mark; the first sentence stays in the story."""
    found = article(f"{title}\n\n{STORY}")
    assert (found.title, texts(found)[0]) == (title, FIRST)


@pytest.mark.parametrize(
    ("dateline", "byline"),
    [
        ("（中央社記者陳漁光基隆24日電）", "中央社記者陳漁光基隆24日電"),
        ("（中央社香港1日綜合外電報導）", "中央社香港1日綜合外電報導"),
        ("（法新社巴黎24日電）", "法新社巴黎24日電"),
        ("〔記者陳漁光／基隆報導〕", "記者陳漁光／基隆報導"),
        ("〔即時新聞／綜合報導〕", "即時新聞／綜合報導"),
        ("新华社北京11月24日电（记者陈渔光、李港生）", "新华社北京11月24日电（记者陈渔光、李港生）"),
        ("港边网11月24日讯（记者 陈渔光）", "港边网11月24日讯（记者 陈渔光）"),
        ("港边日报讯（记者 陈渔光）", "港边日报讯（记者 陈渔光）"),
    ],
)
def test_datelines_are_bylines(dateline: str, byline: str) -> None:
    """What stands before an agency's first sentence is who reports; without a headline the lead stays in the story."""
    found = article(f"{dateline}{STORY}")
    assert found.byline == byline
    assert texts(found) == [FIRST, SECOND, THIRD]
    assert found.title == FIRST.rstrip("。")
    assert found.published is None


@pytest.mark.parametrize(
    "line",
    [
        "工商時報 記者陳漁光／基隆報導",
        "工商時報記者陳漁光／基隆報導",
        "工商時報 記者陳漁光",
    ],
)
def test_byline_names_the_paper(line: str) -> None:
    """What a paper writes before its reporter, set apart or not, is the paper."""
    found = article(f"{HEADLINE}\n2025-11-24 09:10\n{line}\n{STORY}")
    assert (found.byline, found.publisher, texts(found)) == (line, "工商時報", [FIRST, SECOND, THIRD])


def test_byline_in_brackets_behind_the_paper() -> None:
    """The paper stands before the bracket in which its reporter is named."""
    found = article(f"{HEADLINE}\n2025-11-24 09:10\n工商時報【記者陳漁光／基隆報導】\n{STORY}")
    assert (found.byline, found.publisher) == ("工商時報 記者陳漁光／基隆報導", "工商時報")
    assert texts(found) == [FIRST, SECOND, THIRD]


def test_last_paragraph_cut_in_a_character_is_text() -> None:
    """A file cut short ends without a stop; what is damaged is said."""
    found = article(f"{HEADLINE}\n{STORY[:-2]}\ufffd")
    assert texts(found) == [FIRST, SECOND, f"{THIRD[:-2]}\ufffd"]
    assert [line.reason for line in found.dropped] == ["kept, but a character of it is damaged (\ufffd)"]


@pytest.mark.parametrize(
    "lead", ["台積電在熊本設廠，首批設備下月運抵，", "這批電池供電動車使用，", "他快訊號中斷前回報，"]
)
def test_words_that_end_like_a_dateline_are_text(lead: str) -> None:
    """A company's name that ends in 電 begins a sentence."""
    text = f"{lead}當地居民與漁民都表示歡迎，工程將在三年內完成。"
    assert texts(article(f"{HEADLINE}\n{text}\n{SECOND}"))[0] == text


def test_official_answers_keep_their_questions() -> None:
    """Introduction, labels and numbered questions above the running text belong to it."""
    labels = [
        "以下是今日議員的提問和處長的答覆：",
        "問題：",
        "處方可否告知本會：",
        "（一）每年的開支為何；",
        "（二）有否評估成效？",
    ]
    labels += ["答覆：", "主席："]
    lines = "\n\n".join(labels)
    found = article(
        f"漁業三題：冷凍倉庫\n＊＊＊＊＊＊＊＊\n\n{lines}\n\n{STORY}\n\n完\n２０２５年１１月２４日（星期一）"
    )
    assert (found.title, found.published) == ("漁業三題：冷凍倉庫", date(2025, 11, 24))
    assert texts(found) == [*labels, FIRST, SECOND, THIRD]


def test_text_below_an_advertisement_is_kept() -> None:
    """A line 廣告, even twice, ends no article."""
    found = article(f"{HEADLINE}\n{FIRST}\n{SECOND}\n廣告\n廣告\n{THIRD}\n更多報導\n• 別的新聞標題在這裡")
    assert texts(found) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "請繼續往下閱讀...", "觀看更多影片", "按我看活動辦法", "不用抽 不用搶 現在用APP看新聞 保證天天中獎",
        "View this post on Instagram", "A post shared by 漁會 (@port)",
        "自殺解決不了問題，請珍惜生命，再給自己一次機會。",
        "生命線協談專線：1995", "☆酒後不開車，飲酒過量有礙健康☆", "网友评论仅供其表达个人看法，并不表明网易立场。",
        "作者為某大學經濟系教授，專長為漁業政策。本文為作者個人意見，不代表本報立場。", "1 2 下一页余下全文",
        "※免責聲明：文中所提的個股內容僅供參考，並非投資建議，投資人應獨立判斷，自負盈虧。", "會員登入",
        "更多猛料！欢迎扫描左方二维码关注港边新闻官方微信", "原文出處：https://example.com/a/1.html",
    ],
)  # fmt: skip
def test_what_the_page_says_of_itself_is_left_out(line: str) -> None:
    """Prompts, notices and advice go, in the middle and at the end, and are listed."""
    for text in (f"{HEADLINE}\n{FIRST}\n{line}\n{SECOND}\n{THIRD}", f"{HEADLINE}\n{STORY}\n{line}"):
        found = article(text)
        assert texts(found) == [FIRST, SECOND, THIRD]
        assert line in [item.text for item in found.dropped]


@pytest.mark.parametrize(
    "sentence",
    [
        "發言人說，這番話不代表總統府的立場。",
        "他在書中寫道，珍珠養殖救了漁村。",
        "新的聲明，將在下週發表。",
        "警方呼籲，酒後不要開船出海。",
    ],
)
def test_sentences_about_such_things_stay(sentence: str) -> None:
    """A story that speaks of statements, views or drink is not the page's notice."""
    assert sentence in texts(article(f"{HEADLINE}\n{FIRST}\n{sentence}\n{SECOND}\n{THIRD}"))


@pytest.mark.parametrize("marks", ["1. 2. 3.", "● ● ●", "（一） （二） （三）", "一、 二、 三、"])
def test_last_entry_of_a_list_is_an_entry(marks: str) -> None:
    """The entries of a list are alike; the last is no heading of what follows."""
    entries = [f"{mark}每家補助五十萬元" for mark in marks.split()]
    found = article(f"{HEADLINE}\n{FIRST}\n" + "\n".join(entries) + f"\n{SECOND}\n{THIRD}")
    assert [block.role for block in found.blocks] == [Role.PARAGRAPH] * 6


def test_forum_post_without_the_poster() -> None:
    """Of a story in a forum the poster's name and remarks are no part, even where one line has all of the header."""
    header = "作者  fisher (海浪)                 看板  Port\n標題  [新聞] 漁港動工\n時間  Mon Nov 24 09:31:22 2025"
    labelled = "記者署名：\n記者陳漁光／台北報導\n\n原文內容："
    remarks = "心得/評論：\n又要蓋了，蓋得好，大家怎麼看？我先支持。\n\n--\n推 abc: 早該蓋了"
    found = article(f"{header}\n\n{labelled}\n{STORY}\n\n{remarks}")
    assert (found.title, found.byline) == ("漁港動工", "記者陳漁光／台北報導")
    assert texts(found) == [FIRST, SECOND, THIRD]


def test_half_width_marks_and_none() -> None:
    """Text with , and . between its characters, or with no mark at all, is an article."""
    half = STORY.replace("，", ",").replace("。", ".")
    assert texts(article(f"休漁\n\n{half}")) == half.split("\n")
    bare = ["漁港管理處今天宣布", "新的冷凍倉庫下個月開始興建", "預算為三億四千萬元", "漁民不必再連夜趕路"]
    assert texts(article("休漁\n\n" + "\n".join(bare))) == bare


def test_labels_in_one_line_are_told_apart() -> None:
    """An empty label takes nothing of the next one, whose date counts."""
    found = article(f"{HEADLINE}\n來源：| 發布時間: 2025-11-24 | 瀏覽次數: 2168\n{STORY}")
    assert (found.publisher, found.published) == (None, date(2025, 11, 24))


def test_damaged_line_is_kept_and_listed() -> None:
    """A character that could not be read is shown where the article stands and said where it is listed."""
    found = article(f"{HEADLINE}\n{FIRST}\n{SECOND.replace('倉', chr(0xFFFD))}\n{THIRD}")
    assert len(found.blocks) == 3
    assert [(item.line, item.reason) for item in found.dropped] == [(3, "kept, but a character of it is damaged (�)")]


@pytest.mark.parametrize(
    "line", ["2011年3月11日大地震停擺的港口　十四年後重新開放", "編按：2011年3月11日大地震至今14年"]
)
@pytest.mark.parametrize("mark", ["", "## "])
def test_line_of_text_with_a_day_in_it_is_no_date_line(line: str, mark: str) -> None:
    """Under a headline a date with a time, a label or little beside it is the page's; one in a sentence is not."""
    found = article(f"# {HEADLINE}\n\n{mark}{line}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}")
    assert found.published is None
    assert line in [*texts(found), *(dropped.text for dropped in found.dropped)]
    if mark:
        assert texts(found) == [line, FIRST, SECOND, THIRD]


def test_headline_that_begins_with_a_day_is_one() -> None:
    """The day is what the story is about where it goes on; the line below it has the date."""
    headline = "2011年3月11日大地震14週年　漁民重返海上"
    assert (article(f"{headline}\n{STORY}").title, article(f"{headline}\n{STORY}").published) == (headline, None)
    found = article(f"{headline}\n2025-03-11 10:20\n{STORY}")
    assert (found.title, found.published) == (headline, date(2025, 3, 11))


@pytest.mark.parametrize(
    "below",
    [
        "延伸閱讀\n離岸風電船隊進駐　南灣港轉型為能源基地\n2019-05-06",
        "離岸風電船隊進駐　南灣港轉型為能源基地\n2019-05-06",
        "網站更新日期：2020/01/01",
        "本站成立於2001年1月1日",
    ],
)
def test_day_below_the_story_is_not_its_date(below: str) -> None:
    """What other stories and the site itself are dated says nothing of this one."""
    assert article(f"{HEADLINE}\n{STORY}\n{below}").published is None


def test_days_amid_the_story_are_its_headings() -> None:
    """A chronicle's days stay where they are, and none is the day of publication."""
    found = article(f"{HEADLINE}\n{FIRST}\n2011年3月11日\n{SECOND}\n2015年8月1日\n{THIRD}")
    assert texts(found) == [FIRST, "2011年3月11日", SECOND, "2015年8月1日", THIRD]
    assert [block.role for block in found.blocks if block.role is Role.HEADING] == [Role.HEADING] * 2
    assert found.published is None


def test_day_of_what_is_announced_is_not_the_date() -> None:
    """A labelled day below the text gives way to the date line above it."""
    found = article(f"{HEADLINE}\n2025/11/24 10:20 港邊日報\n{STORY}\n時間：2025年12月24日下午2時\n地點：漁港")
    assert found.published == date(2025, 11, 24)


@pytest.mark.parametrize(
    "sentence",
    [
        "風險提示：港務公司說，擴建計畫仍須通過環評，若未通過，工程將延後兩年。",
        "聲明：港務公司強調，這項計畫不影響漁民的權益，補償也會照付。",
        "加入歐盟會員國滿20年的波蘭，今天宣布擴大援助烏克蘭。",
        "追蹤Google財報多年的分析師表示，廣告收入仍在成長。",
        "下一篇章將由AI書寫，執行長說。",
        "掃描儀市場今年將成長兩成。",
        "點擊數破億的影片今天下架。",
    ],
)
def test_sentence_that_begins_as_a_prompt_does_stays(sentence: str) -> None:
    """Running text is no notice or prompt by one word."""
    assert texts(article(f"{HEADLINE}\n{FIRST}\n{sentence}\n{SECOND}\n{THIRD}")) == [FIRST, sentence, SECOND, THIRD]


@pytest.mark.parametrize(
    "headline",
    [
        "Meta修改隱私權政策　台灣用戶反彈",
        "未經授權使用AI訓練　報社控告科技公司",
        "下載量破億　短影音App遭歐盟調查",
        "掃碼支付夯　電子票證業者搶市",
    ],
)
@pytest.mark.parametrize("mark", ["", "# "])
def test_headline_about_such_things_is_the_title(headline: str, mark: str) -> None:
    """The first line, and a heading of the first level, is a headline though it has a word of the page's own lines."""
    assert article(f"{mark}{headline}\n2025/11/24 10:20\n{STORY}").title == headline


@pytest.mark.parametrize(
    "line",
    ["隱私權政策 服務條款 聯絡我們", "訂閱電子報　掌握最新消息", "聲明：本文不構成投資建議，盈虧自負。", "風險提示："],
)
def test_prompts_and_notices_are_left_out_still(line: str) -> None:
    """Menus of legal pages, prompts and true notices are no part of the story."""
    assert texts(article(f"{HEADLINE}\n{FIRST}\n{SECOND}\n{line}\n{THIRD}")) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("heading", ["轉口貨源流失始於20年前", "故事要從20年前", "港口的轉變始於3個月前"])
def test_heading_that_ends_in_an_age_is_no_entry_of_a_list(heading: str) -> None:
    """What stands above such a heading stays; an age needs a mark, a name or nothing before it."""
    assert texts(article(f"{HEADLINE}\n{FIRST}\n{heading}\n{SECOND}\n{THIRD}")) == [FIRST, heading, SECOND, THIRD]


@pytest.mark.parametrize("age", ["港邊日報・3小時前", "港邊日報 3 小時前", "港邊日報20年前"])
def test_age_behind_a_name_is_of_another_story(age: str) -> None:
    """Entries of lists end in who published them and when."""
    below = f"其他人也在看\n離岸風電船隊進駐　南灣港轉型為能源基地\n{age}"
    found = article(f"{HEADLINE}\n{STORY}\n{below}")
    assert texts(found) == [FIRST, SECOND, THIRD]
    assert found.related[0].headline == "離岸風電船隊進駐　南灣港轉型為能源基地"
    assert found.related[0].age


def test_text_with_subheads_goes_on_below_a_list() -> None:
    """After 延伸閱讀 in mid-story paragraphs under a subhead each are the story again."""
    rest = [("漁民的憂慮", SECOND), ("主管機關的說法", THIRD), ("環團的要求", "環團呼籲先做完環評，再決定是否動工。")]
    entries = "離岸風電船隊進駐　南灣港轉型為能源基地\n航運運價連三週下跌　業者看淡第二季"
    below = "\n".join(f"{head}\n{text}" for head, text in rest)
    found = article(f"{HEADLINE}\n{FIRST}\n{SECOND}\n延伸閱讀\n{entries}\n{below}")
    assert texts(found) == [FIRST, SECOND, *(text for pair in rest for text in pair)]
    assert len(found.related) == 2


def test_headlines_with_ledes_stay_a_list() -> None:
    """Short headlines of other stories, each above its lede, are not subheads of this one."""
    entries = "\n".join(f"{title}\n{SECOND}" for title in ("漁會換理事長", "秋刀魚豐收", "碼頭改建"))
    assert texts(article(f"{HEADLINE}\n{STORY}\n延伸閱讀\n{entries}")) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "above",
    [
        "本網站使用相關技術提供更好的體驗，同時尊重使用者隱私。當您關閉此視窗，代表您同意規範。\n首頁 / 生活 / 漁業",
        "請同意我們的隱私權規範，才能啟用聽新聞的功能。",
        "各位同仁：\n請參考以下新聞。",
        "Hi all,",
        "以下新聞供參考",
    ],
)
def test_what_a_page_asks_for_and_greetings_are_no_text(above: str) -> None:
    """Neither notices to be agreed to, nor what is said above an article that is sent on."""
    found = article(f"{above}\n{HEADLINE}\n2025/11/24 08:00\n{STORY}")
    assert (found.title, texts(found)) == (HEADLINE, [FIRST, SECOND, THIRD])


@pytest.mark.parametrize(
    "told",
    [
        "平台更新隱私權政策，用戶必須在下個月底以前同意，否則不能再用。",
        "各位來賓都知道，這座漁港有一百年的歷史。",
        "以下新聞稿由漁會提供，內容與管理處的說法不同。",
    ],
)
def test_story_about_privacy_or_guests_is_text(told: str) -> None:
    """The same words in a sentence of the story."""
    assert told in texts(article(f"{HEADLINE}\n\n{FIRST}\n\n{told}\n\n{SECOND}"))


def test_notes_of_markdown_are_notes() -> None:
    """Their marks in the text are gone, and what they say is kept."""
    found = article(f"# {HEADLINE}\n\n{FIRST[:-1]} [^1]。\n\n{SECOND}[^b]\n\n{THIRD}\n\n[^1]: 資料由管理處提供。")
    assert texts(found) == [FIRST, SECOND, THIRD, "註1：資料由管理處提供。"]


@pytest.mark.parametrize(
    ("caption", "role"),
    [
        ("漁港一景。中央社記者陳漁光攝 114年11月24日", Role.CAPTION),
        ("新倉庫的模型。漁港管理處供圖", Role.CAPTION),
        ("處長說明工程（來源：港邊網）", Role.CAPTION),
        ("漁港模擬圖。　圖：管理處／提供", Role.CAPTION),
        ("記者會上，漁會質疑冷凍倉庫供不應求。", Role.PARAGRAPH),
    ],
)
def test_credits_of_pictures_make_captions(caption: str, role: Role) -> None:
    """Photographers and makers, without brackets too."""
    found = article(f"{HEADLINE}\n\n{FIRST}\n\n{caption}\n\n{SECOND}\n\n{THIRD}")
    assert [block.role for block in found.blocks if block.text == caption] == [role]


def test_last_line_of_a_text_without_marks_is_text_however_short() -> None:
    """Right below running text; what stands apart from it is none."""
    lines = [
        "漁港今天開始興建冷凍倉庫",
        "新倉庫預計明年春天完工",
        "每天可以處理一百公噸漁獲",
        "漁民不必再連夜趕路",
        "不必擔心",
    ]
    text = "\n".join(lines)
    assert texts(article(f"{HEADLINE}\n\n{text}\n")) == lines
    assert texts(article(f"{HEADLINE}\n\n{text}\n\n回頂端\n")) == lines
