"""What comes on the market is asked as on sale; what is listed on an exchange is not."""

from __future__ import annotations

import pytest

from translator.translate.asking.launches import launches


@pytest.mark.parametrize(
    ("chinese", "asked"),
    [
        ("終端裝置第3季上市", ["上市開賣"]),
        ("搭載該晶片的手機預計第3季在全球上市。", ["上市開賣"]),
        ("新車明天上市，訂單湧入。", ["上市開賣"]),
        ("手機晶片公司第3季上市。", []),
        ("電動車廠上市首日股價大漲。", []),
        ("手機大廠計劃赴美上市。", []),
        ("產品大賣，公司明年上市。", []),
    ],
)
def test_goods_go_on_sale(chinese: str, asked: list[str]) -> None:
    """Goods in the same clause say so, unless the sentence speaks of a company or of shares."""
    assert [said for *_, said in launches(chinese)] == asked
