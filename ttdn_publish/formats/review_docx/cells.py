"""The cells of a review kit as WordprocessingML elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ttdn_publish.formats.review_docx import tokens
from ttdn_publish.formats.review_docx.left import read_left
from ttdn_publish.formats.review_docx.rows import KitRow, Tone
from ttdn_publish.formats.review_docx.spans import Mark, Span, clean
from ttdn_publish.formats.wordml import FONT, WORD_LANGUAGES, element

#: Widths of the four columns in twentieths of a point: 267 mm, what A4 leaves across between margins of 15 mm.
WIDTHS = (1361, 5953, 6009, 1814)

#: Typefaces of East Asian text that every Word has.
EAST_ASIAN = {
    "zh-Hans": "Microsoft YaHei",
    "zh-Hant": "Microsoft JhengHei",
    "ja": "Yu Mincho",
    "ko": "Malgun Gothic",
}
#: The text font has no ⟦: Word would take one with lines twice as high.
_SYMBOLS = "Segoe UI Symbol"
_BOX = "MS Gothic"
_GREY, _CODE, _GONE, _NEW = "595959", "3B5B7A", "9C1C1C", "1E6B2E"
_COLOURS = {
    Tone.BAD: ("9C1C1C", "FBE9E7"),
    Tone.STALE: ("8A4B00", "FDEBD0"),
    Tone.MACHINE: ("6A1B9A", "F3E5F5"),
    Tone.DRAFT: ("7A5C00", "FFF8DC"),
    Tone.READ: ("0B5394", "E3F0FB"),
    Tone.SIGNED: ("1E6B2E", "E6F4E8"),
}
READ = "Đã soát"
_NUMBERS = "ttdn"


@dataclass(frozen=True, slots=True)
class Look:
    """What a run looks like."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    proof: bool = True
    colour: str = ""
    small: bool = False
    underline: tuple[str, str] = ("", "")  # kind, colour


def properties(language: str, look: Look) -> BaseOxmlElement:
    """The properties of a run or of a paragraph's mark."""
    return deepcopy(_properties(language, look))


@cache
def _properties(language: str, look: Look) -> BaseOxmlElement:
    """Made once; in the order of the schema (CT_RPr)."""
    face = _SYMBOLS if look.code else FONT
    eastern = EAST_ASIAN.get(language) if not look.code else None
    fonts = element("w:rFonts", ascii=face, hAnsi=face, cs=face, eastAsia=eastern or face)
    if eastern:
        fonts.set(qn("w:hint"), "eastAsia")
    switches = {"w:b": look.bold, "w:i": look.italic, "w:strike": look.strike, "w:noProof": not look.proof}
    parts = [fonts, *(element(tag) for tag, on in switches.items() if on)]
    if look.colour:
        parts.append(element("w:color", val=look.colour))
    if look.small:
        parts += [element("w:sz", val="17"), element("w:szCs", val="17")]
    kind, colour = look.underline
    if kind:
        parts.append(element("w:u", val=kind, color=colour))
    if look.code:
        parts.append(element("w:shd", val="clear", color="auto", fill="EAF0F6"))
    word = WORD_LANGUAGES.get(language, language)
    parts.append(element("w:lang", val=word, **({"eastAsia": word} if language in EAST_ASIAN else {})))
    return element("w:rPr", *parts)


def run(span: Span, language: str, *, small: bool = False, colour: str = "") -> BaseOxmlElement:
    """A span as a run in ``language``."""
    look = Look(span.bold, span.italic, code=span.code, small=small, colour=colour)
    if span.code:
        look = replace(look, colour=_CODE, proof=False)
    match span.mark:
        case Mark.GONE:
            look = replace(look, strike=True, colour=_GONE, proof=False)
        case Mark.NEW:
            look = replace(look, underline=("single", _NEW), colour=_NEW)
        case Mark.ASIDE:
            look = replace(look, colour=_GREY, small=True, proof=False)
        case Mark.TERM:
            look = replace(look, underline=("dotted", "0B5394"))
    words = tokens.shown(span.text) if span.code else tokens.escaped(clean(span.text))
    return element("w:r", properties(language, look), *_words(words))


def _words(text: str) -> Iterator[BaseOxmlElement]:
    for part in re.split(r"(\n)", text):
        if part == "\n":
            yield element("w:br")
        elif part:
            yield element("w:t", text=part)


def paragraph(language: str, *runs: BaseOxmlElement, small: bool = False) -> BaseOxmlElement:
    """A paragraph whose mark has the language: what is typed into an empty one is in it."""
    mark = properties(language, Look(small=small))
    return element("w:p", element("w:pPr", element("w:spacing", before="20", after="20"), mark), *runs)


def cell(column: int, *paragraphs: BaseOxmlElement, fill: str = "") -> BaseOxmlElement:
    """A cell of the given column (from 0)."""
    about = [element("w:tcW", w=str(WIDTHS[column]), type="dxa")]
    if fill:
        about.append(element("w:shd", val="clear", color="auto", fill=fill))
    return element("w:tc", element("w:tcPr", *about), *paragraphs)


def locked(content: BaseOxmlElement, title: str, tag: str, number: int) -> BaseOxmlElement:
    """A cell that Word lets nobody edit or delete.

    The control is of the kind that holds a document part (section 17.5.2.12): LibreOffice leaves the looks of what is in
    such a control alone, and makes plain text of what is in any other.
    """
    about = element(
        "w:sdtPr",
        element("w:alias", val=title),
        element("w:tag", val=tag),
        element("w:id", val=str(number)),
        element("w:lock", val="sdtContentLocked"),
        element("w:docPartObj", element("w:docPartGallery", val="Quick Parts")),
    )
    return element("w:sdt", about, element("w:sdtContent", content))


def tick_box(number: int) -> BaseOxmlElement:
    """A box that can be ticked: the sentence has been read."""
    fonts = element("w:rFonts", ascii=_BOX, hAnsi=_BOX, eastAsia=_BOX, hint="eastAsia")
    box = element(
        "w14:checkbox",
        element("w14:checked", val="0"),
        element("w14:checkedState", val="2612", font=_BOX),
        element("w14:uncheckedState", val="2610", font=_BOX),
    )
    about = element(
        "w:sdtPr",
        element("w:rPr", fonts),
        element("w:alias", val=READ),
        element("w:tag", val=f"{_NUMBERS}-read:{number}"),
        element("w:id", val=str(_control(number, 3))),
        element("w:lock", val="sdtLocked"),
        box,
    )
    sign = element("w:r", element("w:rPr", element("w:rFonts", **_attributes(fonts))), element("w:t", text="☐"))
    return element("w:sdt", about, element("w:sdtContent", sign))


def _attributes(fonts: BaseOxmlElement) -> dict[str, str]:
    return {name.rpartition("}")[2]: value for name, value in fonts.attrib.items()}


def _control(number: int, kind: int) -> int:
    return number * 10 + kind


def row(line: KitRow, kit: str, source_language: str, language: str, comments: Sequence[int]) -> BaseOxmlElement:
    """A row of the kit with the id ``kit``. ``comments`` are the ids of the comments on its target."""
    number = line.key.number
    shown = _source_cell(line, source_language, language)
    tag = line.key.tag(line.key.check(kit, read_left(shown, {}).text))
    first = locked(_key_cell(line, tag), "Khóa của câu (không sửa)", tag, _control(number, 1))
    source = locked(shown, "Câu gốc (không sửa)", f"{_NUMBERS}-source:{number}", _control(number, 2))
    about = element("w:trPr", element("w:cantSplit"))
    return element("w:tr", about, first, source, _target_cell(line, language, comments), _state_cell(line))


def _key_cell(line: KitRow, tag: str) -> BaseOxmlElement:
    hidden = element(
        "w:r",
        element("w:rPr", element("w:noProof"), element("w:vanish"), element("w:sz", val="2")),
        element("w:t", text=tag),
    )
    number = run(Span(str(line.key.number), bold=True), "vi")
    role = [run(Span(f"  {line.role}", mark=Mark.ASIDE), "vi")] if line.role else []
    label = run(Span(line.key.label, mark=Mark.ASIDE), "vi")
    return cell(0, paragraph("vi", number, *role), paragraph("vi", label, hidden, small=True), fill="F5F5F5")


def _source_cell(line: KitRow, language: str, target: str) -> BaseOxmlElement:
    lines = [paragraph(language, *(run(span, language) for span in line.source))]
    if line.previous:
        title = run(Span("Đã sửa: ", bold=True, mark=Mark.ASIDE), "vi")
        lines.append(paragraph(language, title, *(run(s, language, small=True) for s in line.previous), small=True))
    lines += [paragraph(target, *(run(span, target) for span in hint), small=True) for hint in line.hints]
    return cell(1, *lines, fill="FAFAFA")


def _target_cell(line: KitRow, language: str, comments: Sequence[int]) -> BaseOxmlElement:
    runs = [run(span, language) for span in line.target]
    starts = [element("w:commentRangeStart", id=str(number)) for number in comments]
    ends: list[BaseOxmlElement] = []
    for number in comments:
        reference = element("w:r", element("w:commentReference", id=str(number)))
        ends += [element("w:commentRangeEnd", id=str(number)), reference]
    return cell(2, paragraph(language, *starts, *runs, *ends))


def _state_cell(line: KitRow) -> BaseOxmlElement:
    colour, fill = _COLOURS[line.tone]
    detail = [run(Span(f" · {line.detail}", mark=Mark.ASIDE), "vi")] if line.detail else []
    state = run(Span(line.state, bold=True), "vi", small=True, colour=colour)
    lines = [paragraph("vi", state, *detail, small=True)]
    if line.tick:
        words = run(Span(f" {READ}"), "vi", small=True)
        lines.append(paragraph("vi", tick_box(line.key.number), words, small=True))
    return cell(3, *lines, fill=fill)
