"""The functions behind the rules of ``typography.yaml``: each takes a text and its language and gives the text back.

They see kept pieces (addresses, document numbers) as single private-use characters, and count those as figures.
"""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
NARROW = "\u202f"
_FIGURE = r"[\d\ue000-\uf8ff]"
_CJK = r"[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]"
_HAN = r"[\u3040-\u30ff\u3400-\u9fff]"
_ROMAN = r"[IVXLC]+\b"

_CURLY, _CORNER = ("“", "”"), ("「", "」")
_QUOTES = {
    "vi": _CURLY, "en": _CURLY, "fr": ("«", "»"), "zh-Hans": _CURLY, "zh-Hant": _CORNER, "ja": _CORNER, "ko": _CURLY,
}  # fmt: skip
_UNITS = (
    r"%|USD|VND|EUR|đồng|euros?|kg|ha|hectares?|km²|km2|km|m²|m2|m³|cm|mm|m|MW|kW|°C|độ|tấn|tạ|lít|triệu|tỷ|tỉ|nghìn|ngàn|"
    r"người|lượt|dự án|hải lý|tonnes?|litres?|million|billion|trillion|thousand|millions?|milliards?|dôngs?|personnes?|"
    r"people|per cent|명|동|달러|억|만|조"
)
_LABELS = {
    "vi": r"ngày|tháng|năm|lúc|quý|thế kỷ|Thế kỷ|Điều|điều|khoản|điểm|Chương|Phần|Mục|mục|Phụ lục|số|Số|trang|"
    r"Quốc lộ|quốc lộ|khóa|khoá|lần thứ|thứ|Quý|Ngày|Tháng|Năm",
    "en": r"No\.|Nos\.|Article|Clause|Chapter|Part|Section|page|p\.|pp\.|Highway|Resolution|Decree|Circular|Decision",
    "fr": r"n°|nos|article|alinéa|chapitre|partie|section|page|p\.|tome|vol\.|no",
    "ko": r"제",
}
_MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
}
_TITLES = {
    "vi": r"TP|Tp|TX|TT|TS|ThS|PGS|GS|BS|KS|LS|ĐC|Tr",
    "en": r"Mr|Mrs|Ms|Dr|Prof|St",
    "fr": r"MM|Mme|Mlle|Dr|Pr|Me|M",
}


def ellipsis(text: str, language: str) -> str:
    """Three points are one sign; Chinese and Japanese double it."""
    sign = "……" if language in ("zh-Hans", "zh-Hant", "ja") else "…"
    return re.sub(r"(?<!\.)\.{3}(?!\.)", sign, text)


def range_dash(text: str, language: str) -> str:
    """A hyphen between figures means "to": en dash; wave dash in Japanese and Korean, 一字线 or ～ in Chinese."""
    spaced = re.compile(r"(?<=\d)[ \u00a0][-–][ \u00a0](?=\d)")
    close = re.compile(r"(?<![\dA-Za-zÀ-ỹ,.–-])(\d{1,4}(?:[.,]\d+)?)-(\d{1,4}(?:[.,]\d+)?%?)(?![\dA-Za-zÀ-ỹ–-])")
    if language in ("zh-Hans", "zh-Hant"):
        text = re.sub(r"(?<!\d)(\d{4})[ \u00a0]?[-–][ \u00a0]?(\d{4})(?!\d)", r"\1—\2", text)
        return close.sub(r"\1～\2", text)
    if language in ("ja", "ko"):
        sign = "〜" if language == "ja" else "~"
        return close.sub(rf"\1{sign}\2", spaced.sub(sign, text))
    dash = f"{NO_BREAK}–{NO_BREAK}" if language == "vi" else "–"
    return close.sub(r"\1–\2", spaced.sub(dash, text))


def word_dash(text: str, language: str) -> str:
    """A hyphen between spaces is a dash; it never begins a line. Between Han characters it stands without spaces."""
    if language in ("zh-Hans", "zh-Hant"):
        text = re.sub(rf"(?<={_CJK}) ?-{{1,2}} ?(?={_CJK})", "—", text)
    return re.sub(r"(?<=\S)[ \u00a0](?:--?|–) (?=\S)", f"{NO_BREAK}– ", text)


def quotes(text: str, language: str) -> str:
    """Straight double quotes become those of the language; French sets no-break spaces inside."""
    opening, closing = _QUOTES[language]
    if language == "fr":
        opening, closing = opening + NO_BREAK, NO_BREAK + closing
    result, depth = [], 0
    for place, character in enumerate(text):
        if character != '"':
            result.append(character)
            continue
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if depth or (place == 0 and (not after or after in " \u00a0.,;:!?)")):
            if not depth and not after:  # nothing on either side: whose quote it is cannot be known
                result.append(character)
                continue
            result.append(closing)
            depth = 0
        elif before.isdigit() and (not after or not after.isalnum()):  # inches
            result.append(character)
        else:
            result.append(opening)
            depth = 1
    return "".join(result)


def french_quotes(text: str, language: str) -> str:
    """No-break spaces inside « »."""
    text = re.sub(r"«[ \u00a0\u202f]*(?=[^ \u00a0\u202f])", "«" + NO_BREAK, text)
    return re.sub(r"(?<=[^ \u00a0\u202f«])[ \u00a0\u202f]*»", NO_BREAK + "»", text)


def apostrophe(text: str, language: str) -> str:
    """A straight apostrophe after a letter or before a figure is ’; English single quotes are ‘ ’."""
    text = re.sub(r"(?<=[^\W\d_])'", "’", text)
    text = re.sub(r"(?<![^\s(\[“«])'(?=\d)", "’", text)
    return re.sub(r"(?<![^\s(\[“«])'(?=[^\W\d_])", "‘", text) if language == "en" else text


def french_signs(text: str, language: str) -> str:
    """A no-break space before the colon, a narrow one before ; ! ? and %."""
    text = re.sub(r"(?<=[^\s:\u00a0\u202f])[ \u00a0\u202f]*:(?=[ \t\n]|$)", NO_BREAK + ":", text)
    text = re.sub(
        r"(?<=[^\s;!?\u00a0\u202f(\[])[ \u00a0\u202f]*([;!?])(?=[;!?]*(?:[\s»)\]\u00a0\u202f”]|$))",
        NARROW + r"\1",
        text,
    )
    return re.sub(r"(?<=\d)[ \u00a0\u202f]*%", NARROW + "%", text)


def figure_and_unit(text: str, language: str) -> str:
    """A figure and its unit stay on one line."""
    text = re.sub(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))", NO_BREAK, text)
    scale = r"triệu|tỷ|tỉ|nghìn|ngàn|million|billion|trillion|thousand|millions|milliards|억|만|조"
    text = re.sub(
        rf"(?<=\d)([ \u00a0](?:{scale})) (?=(?:tỷ|tỉ|đồng|USD|VND|EUR|euros?|동|달러)(?!\w))", rf"\1{NO_BREAK}", text
    )
    text = re.sub(r"(?<=\u00a0tỷ) (?=(?:đồng|USD)(?!\w))", NO_BREAK, text)
    return re.sub(r"(?<!\w)(USD|VND|EUR) (?=\d)", rf"\1{NO_BREAK}", text)


def label_and_figure(text: str, language: str) -> str:
    """A label such as ngày, Điều, số, No., article stays with its figure; a day stays with its month."""
    if labels := _LABELS.get(language):
        text = re.sub(rf"(?<![^\W\d_])({labels}) (?={_FIGURE}|{_ROMAN})", rf"\1{NO_BREAK}", text)
    if months := _MONTHS.get(language):
        text = re.sub(rf"(?<!\w)(\d{{1,2}}(?:er)?) (?=(?:{months})\b)", rf"\1{NO_BREAK}", text)
    return text


def initials(text: str, language: str) -> str:
    """Initials and titles stay with the name that follows."""
    text = re.sub(r"(?<!\w)([A-ZĐ]\.) (?=[A-ZĐ])", rf"\1{NO_BREAK}", text)
    titles = _TITLES.get(language)
    return re.sub(rf"(?<!\w)((?:{titles})\.?) (?=[A-ZĐÀ-Ỹ][\w.])", rf"\1{NO_BREAK}", text) if titles else text


_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_SIGNS = re.compile(rf"(?<={_CJK})([,;:!?]+)(?=\s|[^\w\s]|{_CJK}|$)")


def full_width(text: str, language: str) -> str:
    """Beside Han characters and kana, signs and brackets are full-width, and no space stands between them."""
    wide = _WIDE | ({",": "、"} if language == "ja" else {})
    before = None
    while text != before:  # one change can make room for the next: a wide bracket before a comma
        before = text
        text = re.sub(rf"\(([^()]*{_HAN}[^()]*)\)", r"（\1）", text)
        text = _SIGNS.sub(lambda match: "".join(wide[sign] for sign in match[1]), text)
        text = re.sub(rf"(?<={_HAN})\.(?=\s|$|[”」』）])", "。", text)
        text = re.sub(rf"(?<={_CJK}) +(?={_CJK})|(?<=[，；：！？。、]) +", "", text)
    return text
