"""Characters that look like others: radicals and ligatures that fonts give for the characters they stand for."""

import unicodedata

_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FE0)}
_SUPPLEMENT = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2F00)}
# radicals of the supplement that Unicode does not equate with a character, as Chinese fonts map them
_SHAPES = dict(
    zip(
        map(ord, "⺁⺇⺈⺊⺌⺍⺗⺝⺟⺠⺧⺫⺬⺮⺼⻁⻄⻅⻆⻉⻋⻌⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻥⻦⻩⻬⻮⻰⻳"),
        "厂几刀卜小小心月母民牛目示竹肉虎西见角贝车辶長长门青韦页风飞食马骨鱼鸟黄齐齿龙龟",
        strict=True,
    )
)
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_PLAIN = {**_RADICALS, **_SUPPLEMENT, **_SHAPES, **_LIGATURES}


def plain_form(text: str) -> str:
    """``text`` with ⽂ (a radical) as 文 and ﬁ as fi: fonts name them so, nobody writes them."""
    return text.translate(_PLAIN)
