"""People whom an article names and does not gloss: one spelling each, where it is sure."""

from __future__ import annotations

import pytest

from translator.glossary import Glossary
from translator.names import mentioned_people, stated_names
from translator.records import Entry


def found(text: str, *entries: Entry) -> list[tuple[str, str]]:
    """The names found in `text`, and their English."""
    return [(entry.source, entry.target) for entry in mentioned_people(text, Glossary(entries))]


def test_first_mention_decides_the_spelling_for_the_whole_article() -> None:
    """A Taiwanese stays spelt as in Taiwan in a later sentence about the mainland."""
    article = "董事長林志宏今天宣布擴廠。\n林志宏昨天到北京與上海拜會客戶。"
    assert found(article) == [("林志宏", "Lin Chih-hung")]


def test_a_name_that_is_a_word_is_one_between_an_office_and_speech() -> None:
    """一聲 is a sound, and whoever says something on a day is somebody."""
    assert found("不動產業者總經理陳一聲於6月26日指出，需求不同。") == [("陳一聲", "Chen I-sheng")]


def test_a_given_name_that_is_a_word_is_one_behind_an_office() -> None:
    """The cutter knows that people are called so: 安平 and 建中 are words, too."""
    assert found("台泥董事長林安平重視這起購併案。") == [("林安平", "Lin An-ping")]
    assert found("台泥在林安平原擴廠。") == []


def test_who_speaks_of_the_mainland_may_be_of_taiwan() -> None:
    """Of here where the article is of Taiwan; else nothing says of where, but that somebody of there is told before."""
    spoke = "主委梁志雄表示，中國應停止恫嚇。"
    assert found(f"{spoke}台北市長與立法院長也到場。") == [("梁志雄", "Liang Chih-hsiung")]
    assert found(f"{spoke}中國軍艦昨天返航。") == []
    assert found("中國大陸教授梁志雄表示，應停止恫嚇。") == [("梁志雄", "Liang Zhixiong")]
    assert found("高雄籍漁船表示，已經返航。") == []


def test_mainland_names_are_pinyin() -> None:
    """A text in Simplified Chinese has its people in Pinyin."""
    assert found("总经理张宏伟表示，工厂明年投产。") == [("张宏伟", "Zhang Hongwei")]


@pytest.mark.parametrize(
    "text",
    [
        "小公國盧森堡的工廠。",
        "韓男棄車逃逸。",
        "馬斯克表示，特斯拉將擴廠。",
        "小池淳義說明進度。",
        "新加坡星國，新加坡及馬來西亞的總裁\n陳志強發言",
        "馬來西亞的晶片策略\n副部長沈志勤週四在國會表示，",
        "韓國部長李明哲表示反對。",
        "越南部長黎文雄表示反對。",
        "日本外相林大成表示反對。",
        "董事長重申，林業局說，王先生指出。",
        "歐盟官員費代麗卡・莫蓋丹薩尼表示",
        "張先生和李女士表示",
        "議員比爾·胡曾佳發言。台灣的胡曾佳質疑，台北市長",
    ],
)
def test_what_is_not_surely_such_a_name_is_left(text: str) -> None:
    """Places, foreigners, what a cut left of a name, and lands whose Chinese names are spelt in other ways."""
    assert found(text) == []


def test_the_glossary_wins() -> None:
    """A name that a term of the glossary stands in or around is the glossary's."""
    assert found("董事長林志宏今天宣布擴廠。", Entry("林志宏", "Jason Lin")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("國台辦發言人安峰山27日在記者會上表示", ["安峰山"]),
        ("外交部發言人陸慷也在20日強調", ["陸慷"]),
        ("大陸選手徐嘉余以23秒完成", ["徐嘉余"]),
        ("記者薛祥川報導。", ["薛祥川"]),
        ("主任劉華則告訴大家，明年動工。", ["劉華"]),
        ("副主席陳竺副委員長主持會議", ["陳竺"]),
        ("導演林柏宏、丁薛祥、楊潔篪等人出席", ["林柏宏", "丁薛祥", "楊潔篪"]),
        ("尹蔚民表示，今年的安置人數增加。", ["尹蔚民"]),
        ("立委翁曉玲質疑預算", ["翁曉玲"]),
        ("局長蔣佩芬與戴家豪說", ["蔣佩芬", "戴家豪"]),
        ("董事长江南春表示", ["江南春"]),
        ("民眾黨立委黃國昌、國民黨立委徐巧芯都到場", ["黃國昌", "徐巧芯"]),
        ("姚幸福表示，該區年底完成。", ["姚幸福"]),
        ("副市長黃珊珊到庭。", ["黃珊珊"]),
        ("部長高度評價此事。", []),
        ("資訊局局長呂新科昨卻說要評估。", ["呂新科"]),
        ("總裁「小馬」陳志榮，昨天到場", ["陳志榮"]),
        ("董事如認為資料不充分，得請求補足。", []),
    ],
)
def test_a_person_is_found_by_what_stands_around(text: str, names: list[str]) -> None:
    """An office before, what people do behind, a list of people; not by what the cutter makes of it alone."""
    assert [source for source, _ in found(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("出席者：王强、张启发、江南春。", ["王强", "张启发", "江南春"]),
        ("理事王强、张启发、江南春等人到场。", ["王强", "张启发", "江南春"]),
        ("嘉宾（王强、张启发、江南春）", ["王强", "张启发", "江南春"]),
        ("参加会议的有王强、张启发和江南春。", ["王强", "张启发", "江南春"]),
        ("成员包括王强、张启发。", ["王强", "张启发"]),
        ("由李大明、周小英、陈强组成", ["李大明", "周小英", "陈强"]),
        ("主演：克里斯托弗·诺兰、周大年、欧阳志", ["周大年", "欧阳志"]),
        ("记者张启发、王强报道", ["张启发", "王强"]),
        ("理事王强和张启发出席了会议。", ["王强", "张启发"]),
        ("团长王强、副团长张启发。", ["王强", "张启发"]),
    ],
)
def test_people_are_listed(text: str, names: list[str]) -> None:
    """What 、 sets off is a name, though it be a word too, where an office, a word for people or a person says so."""
    assert [source for source, _ in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "万科、龙湖、华润等房企", "成员：万科、龙湖、华润", "江苏、安徽、方庄", "黄金、白银、石油",
        "计的费用包括人员费用、维护费和其他", "金宝、仁宝、和硕", "受访者：陈女士、王先生、李某",
        "老师：学生、家长、校长", "专家、方面、高层", "黄河、汉江、江阴", "业者：华润、方正、万科",
    ],
)  # fmt: skip
def test_what_else_is_listed_is_no_person(text: str) -> None:
    """Firms, cities, goods and people without a name, though each begins like a surname."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "曾對他說", "受訪者曾有被騙的經驗", "難道高峰會表示了什麼", "博士解釋說", "零售商時候宣布", "國家林業局表示",
        "上市公司董監高評價", "推動林長制改革", "國家衛健委表示", "海關總署表示", "方案表示", "應詢說明",
        "藍委嗆部長：請辭負責",
        "市长高峰会表示", "总经理任天堂指出", "议员马来西亚表示", "总裁金融业表示",
        "黃金價格分析師指出", "高通膨時代，高層表示", "白宮發言人表示", "司法院說", "全家表示", "金融業者表示",
    ],
)  # fmt: skip
def test_words_that_begin_like_a_surname_are_no_people(text: str) -> None:
    """Adverbs, offices, things and companies, even where a verb of speech stands behind."""
    assert found(text) == []


def test_what_is_spelt_by_rule_says_so() -> None:
    """The note names the rule: whoever reads it knows that the spelling is nobody's own."""
    (entry,) = mentioned_people("董事長林志宏今天宣布擴廠。", Glossary())
    assert entry.note == "spelt by rule: Wade-Giles"


def test_hong_kong_s_people_are_spelt_in_cantonese() -> None:
    """In an article on Hong Kong, or a sentence of a Taiwan paper on it; a mainlander there is in Pinyin."""
    text = "香港特首宣布新政策，港府官員鄧志強出席。\n香港議員譚耀宗支持，恒指上漲。\n國務院官員夏寶龍指出"
    assert found(text) == [("鄧志強", "Tang Chi-keung"), ("譚耀宗", "Tam Yiu-chung"), ("夏寶龍", "Xia Baolong")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "〔記者陳建志／台中報導〕中國附醫與中國醫藥大學校長周德陽指出",
            {"陳建志": "Chen Chien-chih", "周德陽": "Chou Te-yang"},
        ),
        ("（中央社記者林志宏香港27日電）香港立法會議員鄧志強說，港府、港股", {"林志宏": "Lin Chih-hung"}),
        ("【記者林志宏、張雅婷／綜合報導】中國官員劉建國說", {"張雅婷": "Chang Ya-ting", "劉建國": "Liu Jianguo"}),
        ("中國官員到訪。台中立委林志宏說，中國官員劉建國道歉。", {"林志宏": "Lin Chih-hung"}),
        ("新華社記者張宏偉報導，台灣的台北、台中、高雄下雨", {"張宏偉": "Zhang Hongwei"}),
    ],
)
def test_who_reports_is_from_where_the_paper_is(text: str, names: dict[str, str]) -> None:
    """Whatever the story is about; what Taiwan has called after China is Taiwan's, and the land nearest counts."""
    assert names.items() <= dict(found(text)).items()


def test_a_foreigner_is_spelt_by_the_parts_of_the_name() -> None:
    """Parts that nearly always stand for one name; with a dot of either form."""
    assert found("參議員傑夫·史密斯表示反對。") == [("傑夫·史密斯", "Jeff Smith")]
    assert found("演员詹姆斯・威尔逊说，") == [("詹姆斯・威尔逊", "James Wilson")]


@pytest.mark.parametrize("text", ["作者古斯塔特·威爾森巴姆說", "總理埃萬杰洛斯·米勒洛斯", "甲·乙"])
def test_a_name_with_a_part_that_nobody_knows_is_left(text: str) -> None:
    """A known part with more characters of foreign names beside it is a piece of another."""
    assert found(text) == []


def test_who_stands_behind_an_office_that_the_cutter_cuts() -> None:
    """財務 and 長; but 商 behind a country is a firm of there, and nobody's surname."""
    assert found("新竹船廠財務長邵章榮補充，負債下降。") == [("邵章榮", "Shao Chang-jung")]
    assert found("台北船廠說，丹麥商吳沃能源表示投資。") == []


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("董事長林志宏宣布擴廠。林先生指出，明年量產。", ("林先生", "Mr. Lin")),
        ("教授林志宏受訪。林教授指出，景氣好轉。", ("林教授", "Professor Lin")),
        ("市民林志宏報案。警方說，林男受傷。", ("林男", "Lin")),
        ("參議員傑夫·史密斯表示反對。史密斯說，預算太高。", ("史密斯", "Smith")),
        ("董事長林志宏受訪。林表示，林木蔥鬱。", ("林表示", "Lin said")),
        ("董事長林志宏到場，但林今天受訪。", ("林今天", "Lin today")),
        ("院長林志宏受訪，外界看好林揆。", ("林揆", "Premier Lin")),
    ],
)
def test_a_surname_alone_follows_the_full_name(text: str, short: tuple[str, str]) -> None:
    """With the title that stands behind it."""
    assert found(text)[-1] == short
    assert len(found(text)) == 2


def test_a_surname_alone_follows_the_glossary() -> None:
    """And what the article states; whichever way round the English is."""
    koike, lam = Entry("小池淳義", "Atsuyoshi Koike", kind="person"), Entry("林百里", "Barry Lam", kind="person")
    assert found("社長小池淳義到場，小池先生致詞。", koike) == [("小池先生", "Mr. Koike")]
    assert found("董事長林百里到場，林先生致詞。", lam) == [("林先生", "Mr. Lam")]


def test_a_foreigner_s_surname_alone_follows_the_glossary() -> None:
    """The full name there is no reason against the surname."""
    smith = Entry("傑夫·史密斯", "Geoff Smythe", kind="person")
    assert found("參議員傑夫·史密斯反對。史密斯說，預算太高。", smith) == [("史密斯", "Smythe")]


def test_a_japanese_surname_alone_follows_the_full_name() -> None:
    """Before an office, and by itself where somebody of that surname speaks."""
    koike = Entry("小池淳義", "Atsuyoshi Koike", kind="person")
    assert found("社長小池淳義到場。小池說，明年量產，外界看好小池。", koike) == [("小池", "Koike")]
    assert found("首相小池淳義訪美。小池首相下週返國。", koike) == [("小池首相", "Prime Minister Koike")]
    assert found("社長小池淳義到場，參觀小池，公司的小池很大。", koike) == []


def test_a_surname_that_two_people_bear_is_left() -> None:
    """林先生 is one of two, 小林先生 another one; 森林表示 is nobody's."""
    assert len(found("董事長林志宏出席。森林表示意見。")) == 1
    assert len(found("董事長林志宏與教授林佳蓉出席。林先生致詞。")) == 2
    assert len(found("董事長林志宏出席。小林先生致詞。")) == 1


def test_a_title_may_be_left_out() -> None:
    """Lin will do for 林先生."""
    *_, short = mentioned_people("董事長林志宏宣布擴廠。林先生指出，明年量產。", Glossary())
    assert short.accept == ("Lin",)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("董事長林百里（Barry Lam）表示，明年擴廠。", "Barry Lam"),
        ("董事長童子賢（T.H. Tung）表示，明年擴廠。", "T.H. Tung"),
        ("立委翁曉玲（Karen Weng，國民黨籍）表示反對。", "Karen Weng"),
        ("副總經理邱志恆(Jason Chiou)指出，景氣好轉。", "Jason Chiou"),
        ("參議員傑夫·史密斯（Geoff Smythe）表示反對。", "Geoff Smythe"),
    ],
)
def test_latin_letters_beside_a_name_win(text: str, english: str) -> None:
    """Whether or not it is certain how the two belong together, no rule spells such a name."""
    told = Glossary(stated_names(text, Glossary()))
    assert {entry.target for entry in (*told.entries, *mentioned_people(text, told))} == {english}


def test_a_name_beside_letters_that_are_none_is_left() -> None:
    """（CEO） says nothing of the spelling, and something of it is there: nothing is said."""
    assert found("林志宏（CEO）表示，明年擴廠。") == []
