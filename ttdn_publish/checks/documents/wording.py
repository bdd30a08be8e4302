"""Rules on the words of a document: those of every publication, odd spaces and fonts, capitals, abbreviations."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.checks.wording import PLACEHOLDERS, STAND_INS, Manner, check_words
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.model.text import Text
from ttdn_publish.model.walk import texts
from ttdn_publish.regulations.wording import abbreviations, capitalised, capitals

CHARACTERS = Rule(
    "VB-P05",
    Severity.WARNING,
    N_("Chữ Unicode, không có ký tự lạ, không thừa dấu cách"),
    N_(
        "Văn bản dùng tiếng Việt Unicode theo TCVN 6909:2001. Chữ gõ bằng phông cũ (TCVN3, VNI), ký tự vô hình, hai dấu cách liền nhau làm sai dòng và không tìm được."
    ),
    N_("Gõ lại chỗ này, hoặc thay bằng “{right}”."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4"),
)
TONES = Rule(
    "VB-V02",
    Severity.NOTICE,
    N_("Đặt dấu thanh một cách trong cả văn bản"),
    N_("Cả “hòa” và “hoà”, “ủy” và “uỷ” đều đúng; một văn bản chỉ nên dùng một cách."),
    N_("Viết “{better}” như phần lớn các chỗ khác."),
    N_("Phụ lục của Nghị định 30/2020/NĐ-CP dùng cả hai; chỉ nhắc khi lẫn"),
)
CAPITALS = Rule(
    "VB-V01",
    Severity.NOTICE,
    N_("Viết hoa theo Phụ lục II"),
    N_("Gợi ý cho những lỗi viết hoa thường gặp ở tên cơ quan, địa danh, viện dẫn; không xét văn bản của Đảng."),
    N_("Viết “{better}”; nếu cố ý, thêm vào sic trong document.yaml."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục II"),
)
SHORT = Rule(
    "VB-V03",
    Severity.NOTICE,
    N_("Chữ viết tắt lạ được viết đầy đủ ở lần đầu"),
    N_(
        "Người nhận có thể không biết chữ viết tắt riêng của ngành; lần đầu viết đầy đủ rồi ghi chữ viết tắt trong ngoặc."
    ),
    N_("Viết đầy đủ ở lần đầu rồi thêm “({word})”; nếu cố ý, thêm vào sic trong document.yaml."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6"),
)

RULES = (CHARACTERS, TONES, CAPITALS, SHORT)

_SPACES = re.compile(r"\S( {2,}|\t+| *\t *)\S")
#: Letters of TCVN3 beside others; a vowel with what VNI writes its marks by. One hit may be a foreign word, three are a font.
_LEGACY = re.compile(r"\b\w*[^\W\d_][µ¶·¸¹¨©ª«¬®§][^\W_]?\w*|\b\w*[aeiouyAEIOUY][äåûøïëÄÅÛØÏË]\w*")
_FEWEST_LEGACY = 3
_ABBREVIATION = re.compile(r"(?<![\w/.&-])[A-ZĐƯ]{2,}(?:&[A-ZĐƯ]+)?(?![\w/-]|\.\w)")
#: Roman figures, and what stands for words that are still to come.
_NO_ABBREVIATION = re.compile(r"[IVXLC]+|TODO|FIXME|XXX+")
_IN_SENTENCE = re.compile(r"[^\W\d_A-Z][,;:]?\s+$")


def check(context: Context) -> Iterator[Finding]:
    """Findings on the words."""
    document = context.document
    # Blanks are filled in by hand until the document is issued.
    manner = Manner(TONES, CHARACTERS, PLACEHOLDERS if document.issued else STAND_INS)
    yield from check_words([(text, document.sic) for text in context.texts], context.day, manner)
    for text in context.texts:
        yield from _characters(text)
        if context.by_decree:
            yield from _capitals(context, text)
    yield from _abbreviations(context)


def _characters(text: Text) -> Iterator[Finding]:
    words = text.plain
    if match := _SPACES.search(words):
        passage = re.sub(r"\s", " ", words[max(match.start() - 12, 0) : match.end() + 12])
        yield CHARACTERS.at(text.at, N_("Thừa dấu cách: “{words}”."), words=passage, right=" ")
    legacy = _LEGACY.findall(words)
    if len(legacy) >= _FEWEST_LEGACY:
        message = N_("Chữ gõ bằng phông cũ: “{words}”.")
        yield CHARACTERS.at(text.at, message, words=" ".join(legacy[:3]), right=N_("chữ Unicode"))


def _capitals(context: Context, text: Text) -> Iterator[Finding]:
    words = text.plain
    if words.isupper():
        return
    said: list[tuple[int, int]] = []
    for start, end, better in _miscapitalised(context, words):
        if any(first < end and start < last for first, last in said) or context.keeps(words, start, end):
            continue
        said.append((start, end))
        yield CAPITALS.at(text.at, N_("“{words}” viết hoa chưa đúng."), words=words[start:end], better=better)


def _miscapitalised(context: Context, words: str) -> Iterator[tuple[int, int, str]]:
    names = {
        *capitalised(),
        *(name for body in context.registers.organisations.values() if (name := body.name_on(context.day))),
    }
    for name in sorted(names, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE):
            written = match[0]
            # In small letters it may be no name, in capitals it is a heading.
            if written[:1].isupper() and not written.isupper() and written[1:] != name[1:]:
                yield *match.span(), name
    for habit in capitals():
        for match in habit.wrong.finditer(words):
            if not habit.inside or _IN_SENTENCE.search(words[: match.start()]):
                yield *match.span(), habit.better(match)


def _abbreviations(context: Context) -> Iterator[Finding]:
    codes = {
        word
        for agency in context.registers.agencies
        for one in (agency.code, *(u.code for u in agency.units))
        for word in one.split("-")
    }
    known = abbreviations() | codes
    explained: set[str] = set()
    document = dataclasses.replace(
        context.document, signers=(), copy=None
    )  # titles before a name have a rule of their own
    for text in texts(document):
        words = text.plain
        if words.isupper():
            continue
        spans = [match.span() for match in re.finditer(r"\([^()]*\)", words)]
        for match in _ABBREVIATION.finditer(words):
            word = match[0]
            if word in known | explained or _NO_ABBREVIATION.fullmatch(word) or context.keeps(words, *match.span()):
                continue
            explained.add(word)
            if any(start < match.start() and match.end() < end for start, end in spans):
                continue
            if not _is_shouted(words, *match.span()):
                message = N_("“{word}” chưa được viết đầy đủ trước khi dùng.")
                yield SHORT.at(text.at, message, word=word)


def _is_shouted(words: str, start: int, end: int) -> bool:
    """Whether the word is one of several in capitals: a title inside a line."""
    before, after = words[:start].split()[-1:], words[end:].split()[:1]
    return any(len(word) > 1 and word.isupper() for word in (*before, *after))
