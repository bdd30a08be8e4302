"""What a script needs to write: the fixed sets of characters to which the house cuts its typefaces."""

from __future__ import annotations

import functools
import unicodedata


def _spans(*spans: tuple[int, int]) -> frozenset[str]:
    return frozenset(chr(code) for first, last in spans for code in range(first, last + 1))


LETTERS = _spans(
    (0x0020, 0x007E),
    (0x00A0, 0x017F),  # Latin-1 and Extended-A: French, and the names of all of Europe
    (0x1EA0, 0x1EF9),  # Vietnamese with tones
    (0x0218, 0x021B),
    (0x0391, 0x03A1),
    (0x03A3, 0x03A9),
    (0x03B1, 0x03C9),  # Greek without accents: formulas and units
    (0x0410, 0x044F),  # Russian
) | frozenset(
    "ƠơƯưẞЁёˆˇ˘˙˚˛˜˝ʼ"
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030c\u031b\u0323\u0326\u0327\u0328"  # marks
)
SIGNS = _spans(
    (0x2002, 0x200A),  # spaces
    (0x2010, 0x2015),  # hyphens and dashes
    (0x2018, 0x201E),  # quotes
    (0x2070, 0x2070),
    (0x2074, 0x208E),  # raised and lowered figures
    (0x2150, 0x215E),  # fractions
    (0x2190, 0x2199),  # arrows
    (0x2460, 0x2473),  # ①–⑳
) | frozenset("\u202f†‡•‣…‰′″‹›※⁄₩₫€₽℃№℗℠™Ω℮∂∆∏∑−∕∙√∞∫≈≠≤≥■□▪▫▲△▶▷►▼▽◀◁◆◇◊○◎●◦★☆☎☏♠♡♣♥♦♪✓✔✗")
LATIN = LETTERS | SIGNS
# What every Latin face has beyond doubt (a test proves it): such characters never call for a new plan.
CERTAIN = _spans((0x20, 0x7E), (0xA0, 0xFF), (0x1EA0, 0x1EF9)) | frozenset("\n\t\u202fĂăĐđĨĩŨũƠơƯư–—‘’“”…•")
_EAST_ASIAN = _spans((0x3000, 0x303F), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6)) | frozenset("㎎㎏㎜㎝㎞㎟㎠㎡㎢㎤㎥㏄㏊")


def _coded(codec: str, *rows: range) -> frozenset[str]:
    """Every character of two bytes in ``codec`` whose first byte lies in ``rows``."""
    # A line end after each pair brings the decoder back into step after a pair that means nothing.
    pairs = b"".join(b"%c%c\n" % (row, cell) for span in rows for row in span for cell in range(0x40, 0xFF))
    private = _spans((0xE000, 0xF8FF))
    return frozenset(sign for sign in pairs.decode(codec, "ignore") if ord(sign) >= 0x80) - private


_GRID = range(0xA1, 0xFF)
_SHIFTED = (range(0x81, 0xA0), range(0xE0, 0xFD))


@functools.cache
def repertoire(name: str) -> frozenset[str]:
    """The characters that the repertoire ``name`` asks of a font; a font may lack a few of them.

    ``latin``: Vietnamese, French, English and the signs of print. ``signs``: those signs and the ones of the East Asian
    standards. ``sc``: GB 2312, ``tc``: Big5, ``jp``: JIS X 0208 and the further characters of Windows-31J, ``kr``: all
    modern Hangul syllables and KS X 1001 with its Han characters; these four also hold ``latin``, East Asian
    punctuation and full-width forms. Raises ``LookupError`` for another name.
    """
    match name:
        case "latin":
            return LATIN
        case "signs":
            coded = repertoire("sc") | repertoire("jp") | repertoire("kr")
            return SIGNS | frozenset(sign for sign in coded if unicodedata.category(sign)[0] != "L")
        case "sc":
            return LATIN | _EAST_ASIAN | _coded("gb2312", _GRID)
        case "tc":
            return LATIN | _EAST_ASIAN | _coded("big5", _GRID)
        case "jp":
            kana = _spans((0xFF61, 0xFF9F))
            return LATIN | _EAST_ASIAN | kana | _coded("shift_jis", *_SHIFTED) | _coded("cp932", *_SHIFTED)
        case "kr":
            return LATIN | _EAST_ASIAN | _coded("euc_kr", _GRID) | _spans((0xAC00, 0xD7A3))
    raise LookupError(name)
