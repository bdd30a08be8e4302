"""What single lines of a typed document are: a number line, a date line, a legal basis, a name; and capitals made small again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ttdn_publish.language.names import slug
from ttdn_publish.language.syllables import is_syllable
from ttdn_publish.model.calendar import PartialDate

STATE_NAME = "cong-hoa-xa-hoi-chu-nghia-viet-nam"
MOTTO = "doc-lap-tu-do-hanh-phuc"
#: A line without words: drawn with hyphens or underscores under a heading.
ORNAMENT = re.compile(r"[\W_]*")
_ROOM = r"[\s.…_]*"
_NUMBER = re.compile(rf"Số\s*:?\s*(?P<number>\d{{1,5}}|{_ROOM})\s*/\s*(?P<symbol>[^\s/][^\s]*)", re.IGNORECASE)
_DATE = rf"ngày(?P<day>\s*\d{{1,2}}\s*|{_ROOM})tháng(?P<month>\s*\d{{1,2}}\s*|{_ROOM})năm(?P<year>\s*\d{{4}}|\s*20(?=[\s.…_]*$)|{_ROOM})"
_PLACE_DATE = re.compile(rf"(?P<place>[^\d:;]{{2,60}}?)\s*,?\s*{_DATE}[\s.…_]*", re.IGNORECASE)
_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét)\s")
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.\s*\S.*")
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký, ghi rõ họ tên|chữ ký)[^()]*\)?", re.IGNORECASE)
_ANNEX = re.compile(
    r"(?:Phụ lục|PHỤ LỤC)(?:\s+(?:số\s+|SỐ\s+)?(?P<number>[IVX]{1,6}|\d{1,2}|[A-H]))?\s*(?:[.:–-]\s*(?P<title>\S.*)|[.:])?"
)
_ATTACHED = re.compile(
    rf"\(?\s*(?:Ban hành kèm theo|Kèm theo)\s+(?P<type>[^\d/]{{3,40}}?)\s+số\s*:?\s*(?P<number>\d{{1,5}}|{_ROOM})\s*/\s*(?P<symbol>[^\s/]\S*)"
    rf"\s+{_DATE}(?:\s*của\s[^()]*)?\)?",
    re.IGNORECASE,
)
_ANNEX_REFERENCE = re.compile(r"\(\s*(?:Ban hành kèm theo|Kèm theo)\b.*\)", re.IGNORECASE)
_DRAFT = re.compile(r"[\[(]?\s*dự thảo(?:\s+(?:lần\s+)?(?:thứ\s+)?[\w.]{1,5})?\s*[\])]?", re.IGNORECASE)
_DRAFTER = re.compile(r"[A-ZĐ][A-Za-zĐđ.]{0,11}\s*[.(]\s*\d{1,4}\s*\)?\.?")
_REMARK = re.compile(r"\s*\([^()]*\)$")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_WORD = re.compile(r"\b[^\W\d_]{3,}\b")
_ACRONYM = re.compile(r"\b[A-ZĐ][A-ZĐ&-]*[A-ZĐ]\b")
#: Signs inside words that stand for letters in fonts of the time before Unicode (TCVN3).
_OLD = re.compile("(?<=[a-zA-Z])[µ¶¸¹®©ª¬¦¨§¾½¼Æ]|[µ¶¸¹®©ª¬¦¨§¾½¼Æ](?=[a-zA-Z])")
_SPOILT = 0.02


@dataclass(frozen=True, slots=True)
class NumberLine:
    """``Số: 05/KH-UBND`` taken apart; the number is ``None`` where room was left for it."""

    number: int | None
    symbol: str


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """``Tiền Giang, ngày … tháng 01 năm 2018`` taken apart."""

    place: str
    date: PartialDate | None


@dataclass(frozen=True, slots=True)
class AttachedTo:
    """The document that a text is issued with: the name of its type, number and symbol, date."""

    type: str
    number: NumberLine
    date: PartialDate | None


def number_line(text: str) -> NumberLine | None:
    """The number and symbol that ``text`` is, or ``None``."""
    match = _NUMBER.fullmatch(text.replace("\u2011", "-"))
    if match is None:
        return None
    written = match["number"].strip()
    return NumberLine(int(written) if written.isdecimal() else None, match["symbol"])


def place_date(text: str) -> PlaceDate | None:
    """The place and date that ``text`` is; ``None`` when it is none, or says no day that exists, or a day without its month."""
    match = _PLACE_DATE.fullmatch(text)
    dated = _date(match) if match is not None else None
    return PlaceDate(match["place"].strip(" ,"), *dated) if match is not None and dated is not None else None


def attached_to(text: str) -> AttachedTo | None:
    """What a text is issued with, in the line *(Ban hành kèm theo Quyết định số …/QĐ-UBND ngày … của …)* below its title."""
    match = _ATTACHED.fullmatch(text.replace("\u2011", "-"))
    dated = _date(match) if match is not None else None
    if match is None or dated is None:
        return None
    written = match["number"].strip()
    number = int(written) if written.isdecimal() else None
    return AttachedTo(match["type"].strip(), NumberLine(number, match["symbol"]), *dated)


def _date(match: re.Match[str]) -> tuple[PartialDate | None] | None:
    """The date in a match, ``(None,)`` where room was left for it; ``None`` for a day that does not exist or is half said."""
    day, month, year = (int(w) if (w := match[part].strip()).isdecimal() else 0 for part in ("day", "month", "year"))
    if year < 1000:
        return (None,) if not day and not month else None
    if day and not month:
        return None
    try:
        return (PartialDate.parse(str(PartialDate(year, month, day))),)
    except ValueError:
        return None


def is_caps(text: str) -> bool:
    """Whether ``text`` has words, and all of them in capitals."""
    return sum(c.isalpha() for c in text) > 1 and text == text.upper()


def is_basis(text: str) -> bool:
    """Whether a line is a legal basis of its own, and not a sentence that begins with one and goes on to say what is done."""
    return bool(_BASIS.match(text)) and not text.endswith((":", "./.")) and "như sau" not in text


def is_authority(text: str) -> bool:
    """``TM. ỦY BAN NHÂN DÂN``, ``KT. CHỦ TỊCH``."""
    return bool(_AUTHORITY.fullmatch(text)) and is_caps(text)


def is_signature_note(text: str) -> bool:
    """``(Đã ký)``: what a copy says where the signature was."""
    return bool(_SIGNED.fullmatch(text))


def is_draft_mark(text: str) -> bool:
    """``DỰ THẢO``, ``Dự thảo lần 2``: a mark of the paper, no words of the document."""
    return bool(_DRAFT.fullmatch(text))


def is_drafter(text: str) -> bool:
    """The mark of the person who drafted it, and the number of copies: ``PL.(300)``."""
    return bool(_DRAFTER.fullmatch(text))


def is_name(text: str) -> bool:
    """Whether a line can be the name of a person: two to six words, each with a capital; behind them a remark in brackets."""
    words = _REMARK.sub("", text).split()
    return 2 <= len(words) <= 6 and all(_NAME_WORD.fullmatch(w) and w[0].isupper() and w[1:].islower() for w in words)


def annex_label(text: str) -> tuple[str, str] | None:
    """The number and the title (both may be empty) of a line that begins an annex, or ``None``."""
    match = _ANNEX.fullmatch(text)
    if match is None or (match["title"] and not is_caps(text)):
        return None
    return match["number"] or "", match["title"] or ""


def is_annex_reference(text: str) -> bool:
    """``(Kèm theo Kế hoạch số … của …)``, which the form prints by itself."""
    return bool(_ANNEX_REFERENCE.fullmatch(text))


def same(text: str, other: str) -> bool:
    """Whether two names are the same but for capitals, marks, signs and the abbreviations UBND and HĐND."""
    return _spelt(text) == _spelt(other) != ""


def _spelt(text: str) -> str:
    words = f"-{slug(text)}-".replace("-ubnd-", "-uy-ban-nhan-dan-").replace("-hdnd-", "-hoi-dong-nhan-dan-")
    return words.strip("-")


def looks_old(text: str) -> bool:
    """Whether ``text`` was typed for a font of the time before Unicode (TCVN3): its letters are other signs."""
    letters = sum(c.isalpha() for c in text)
    return letters > 40 and len(_OLD.findall(text)) > letters * _SPOILT


# ---- capitals ----


def sentence_case(caps: str, names: Iterable[str], lines: Sequence[str]) -> str:
    """``caps`` with small letters but for its first; ``names`` and what the running ``lines`` write as names stay big."""
    running = [line for line in lines if not is_caps(line)]
    text = caps.lower()
    phrases = {*names, *_names_in(running, text)}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", phrase.replace("\\", r"\\"), text, flags=re.IGNORECASE)
    return _first_big(text)


def _first_big(text: str) -> str:
    return text[:1].upper() + text[1:]


def _names_in(lines: Iterable[str], small: str) -> set[str]:
    """Of the words in ``small``, those that ``lines`` always write big: abbreviations, pairs of words, and foreign words."""
    whole = "\n".join(lines)
    found = set(_ACRONYM.findall(whole))
    found |= {word for word in _WORD.findall(whole) if _title(word) and word.lower() in small and not is_syllable(word)}
    for match in _CAPITAL_RUN.finditer(whole):
        words = match[0].split(" ")
        for at, word in enumerate(words[:-1]):
            if _title(word) and _title(words[at + 1]):
                found.add(f"{word} {words[at + 1]}")
    met = (phrase for phrase in found if phrase.lower() in small)
    return {phrase for phrase in met if not re.search(rf"(?<!\w){re.escape(phrase.lower())}(?!\w)", whole)}


def _title(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()


# ---- bodies that are named ----

_HEADS = (
    "Sở", "Ban", "Bộ", "Đài", "Báo", "Trung tâm", "Công an", "Cục", "Chi cục", "Tổng cục", "Văn phòng", "Ủy ban", "Uỷ ban", "UBND",
    "HĐND", "Hội", "Viện", "Trường", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Tỉnh đoàn", "Đoàn", "Liên đoàn", "Liên minh", "Liên hiệp",
    "Mặt trận", "Ngân hàng", "Kho bạc", "Bảo hiểm", "Tòa án", "Thanh tra", "Phòng",
)  # fmt: skip
_GROUPS = ("sở", "ban", "ngành", "cơ quan", "đơn vị", "đoàn thể", "huyện", "địa phương", "tổ chức", "trường", "hội")
_HEAD = rf"(?:{'|'.join(_HEADS)})\b"
_NEXT = re.compile(rf"(?:;\s*|,\s+|\s+và\s+)(?:đề nghị\s+)?(?={_HEAD}|[Cc]ác\s)|;\s*")
_BODY = re.compile(rf"{_HEAD}|[Cc]ác\s+(?:{'|'.join(_GROUPS)})\b")


def bodies(title: str) -> Iterator[tuple[str, bool]]:
    """The parts of a title such as *Sở Tài chính và Công an tỉnh*, each with whether it names a body.

    *và* and a comma part two names only where a new one begins behind them: *Sở Văn hóa, Thể thao và Du lịch* is one.
    """
    for part in _NEXT.split(title.strip(" .:;,")):
        name = re.sub(r"^(?:đề nghị|Đề nghị)\s+", "", part.strip(" ,"))
        if name:
            yield _first_big(name) if (known := bool(_BODY.match(name))) else name, known
