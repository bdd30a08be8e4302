"""Letters with tags where a merge puts its data: the Word templates of every kind and language, for staff to edit.

The tags are those of docxtpl; what each variable holds is told in :mod:`rows`, which fills them. Vietnamese letters have the
form that the regulation asks for, the others that of ``templates/letters``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, datetime

from ttdn_publish.documents.components import Composition, Flow, Foot, Head, Item, Line, Signature, Span
from ttdn_publish.documents.composing import compose
from ttdn_publish.documents.letters.addressing import Addressed, addressed
from ttdn_publish.documents.letters.components import CONTROL, ROOM, LetterPart, LetterParts
from ttdn_publish.documents.letters.filling import filled, filled_lines
from ttdn_publish.documents.letters.word import described
from ttdn_publish.documents.word.writer import word_document
from ttdn_publish.formats.word_document.writer import write_docx
from ttdn_publish.model.document import Document
from ttdn_publish.model.edition import DocumentEdition
from ttdn_publish.model.letter import LetterKind, LetterPhrases, PartLook, PartName
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import VIETNAM_TIME, Destination

#: The kinds as the files are called.
NAMES = {
    LetterKind.OFFICIAL: "thu-chinh-thuc",
    LetterKind.CONGRATULATION: "chuc-mung",
    LetterKind.INVITATION: "thu-moi",
    LetterKind.THANKS: "cam-on",
    LetterKind.NOTE_VERBALE: "cong-ham",
}
#: Which type of document the Vietnamese letter of a kind is.
_TYPES = {
    LetterKind.OFFICIAL: "cong-van",
    LetterKind.CONGRATULATION: "thu-cong",
    LetterKind.INVITATION: "cong-van",
    LetterKind.THANKS: "thu-cong",
    LetterKind.NOTE_VERBALE: "cong-van",
}
#: A blank of a formula → the variable that a merge fills in its place.
_VARIABLES = {
    "sender": "co_quan.ten",
    "number": "so",
    "date": "ngay",
    "place": "dia_danh",
    "subject": "trich_yeu",
    "item": "kem_theo",
    "signer": "nguoi_ky.ten",
    "signer_post": "nguoi_ky.chuc_vu",
    "authority": "nguoi_ky.quyen_han",
}
_ROOM_MARK = "\ufdd0"
#: The rules of form that hold now, and a moment that never changes: the same words are the same file.
_DAY, _MOMENT = date(2026, 1, 1), datetime(2000, 1, 1, tzinfo=VIETNAM_TIME)


def template_name(kind: LetterKind, language: str) -> str:
    """``thu-moi.en.docx``."""
    return f"{NAMES[kind]}.{language}.docx"


def template_document(kind: LetterKind, phrases: LetterPhrases, registers: Registers) -> bytes:
    """The template of ``kind`` in the language of ``phrases`` as a .docx file, the same bytes every time.

    ``registers`` must have a profile of the provincial committee on which the Vietnamese form is laid out.
    """
    if phrases.language == "vi":
        return word_document(_vietnamese(kind, registers), _MOMENT)
    return write_docx(described(_foreign(kind, phrases), ""))


def _tag(variable: str) -> str:
    return f"{{{{ {variable} }}}}"


def _if(variable: str, *lines: str) -> tuple[str, ...]:
    """Lines that stand only where a variable has words."""
    return (f"{{%p if {variable} %}}", *lines, "{%p endif %}")


#: Every line of a text a paragraph of its own.
_PARAGRAPHS = ("{%p for doan in noi_dung.splitlines() %}", _tag("doan"), "{%p endfor %}")


def _foreign(kind: LetterKind, phrases: LetterPhrases) -> LetterParts:
    values = {blank: _tag(variable) for blank, variable in _VARIABLES.items()} | {"room": _ROOM_MARK}
    to = addressed(None, kind, phrases, values)
    parts = tuple(
        LetterPart(look, flow)
        for look in phrases.parts
        if (not look.kind or kind in look.kind) and (flow := tuple(_flow(look, to)))
    )
    return LetterParts(phrases.language, kind, phrases, NAMES[kind], "", "", parts)


def _flow(look: PartLook, to: Addressed) -> Iterator[Flow]:
    for line in _lines(look.part, look, to):
        if line == _ROOM_MARK:
            yield Item(ROOM, ())
        else:
            yield _item(look.part.value, line, to.phrases.language)
    if look.part is PartName.PARTICULARS and to.situation.kind in to.phrases.particulars.kind:
        yield from _particulars(to.phrases)


def _lines(part: PartName, look: PartLook, to: Addressed) -> Iterator[str]:
    match part:
        case PartName.HEAD:
            upper, label = "|upper" if look.caps else "", to.formula("labels", part)
            if label is not None and "{parent}" in label.lines:
                yield from _if("co_quan.cap_tren", _tag(f"co_quan.cap_tren{upper}"))
            yield _tag(f"co_quan.dau_thu{upper}")
        case PartName.CONTACT:
            yield from _if("co_quan.lien_he", _tag("co_quan.lien_he"))
        case PartName.ADDRESSEE:
            yield _tag("nguoi_nhan.dong")
        case PartName.SALUTATION:
            if any(formula.words for formula in to.phrases.salutations):
                yield _tag("loi_chao")
        case PartName.BODY:
            yield from _if("mo_dau", _tag("mo_dau"))
            yield from _PARAGRAPHS
            yield from _if("loi_ket", _tag("loi_ket"))
        case PartName.CLOSE:
            yield from _if("ket_thu", _tag("ket_thu"))
        case PartName.END:
            yield from _if("ket_thu_cuoi", _tag("ket_thu_cuoi"))
        case PartName.SIGNATURE:
            yield from _signature(to)
        case PartName.PARTICULARS:
            return
        case PartName.COPIES:
            yield from _optional(part, to, "dong_gui")
        case PartName.ENCLOSURES:
            yield from _optional(part, to, "kem_theo")
        case PartName.NUMBER:
            yield from _optional(part, to, "so")
        case PartName.SUBJECT | PartName.TITLE:
            subject = any("{subject}" in f.words for f in (to.formula("labels", part),) if f is not None)
            yield from _optional(part, to, "trich_yeu" if subject else "")
        case _:
            yield from filter(None, (to.words("labels", part),))


def _optional(part: PartName, to: Addressed, variable: str) -> Iterator[str]:
    """The line of a label, only where ``variable`` has words (always without one)."""
    line = to.with_values({"item": _tag(variable)}).words("labels", part)
    if line and variable:
        yield from _if(variable, line)
    elif line:
        yield line


def _signature(to: Addressed) -> Iterator[str]:
    formula = to.formula("signatures")
    for line in formula.lines if formula is not None else ():
        if "{authority}" in line:
            yield from _if(_VARIABLES["authority"], filled(line, to.values))
        else:
            yield from filled_lines([line], to.values)


def _particulars(phrases: LetterPhrases) -> Iterator[Flow]:
    apart, style, language = phrases.particulars, PartName.PARTICULARS.value, phrases.language
    before, after = _if("muc_rieng")
    yield _item(style, before, language)
    yield _item(f"{style}-heading", apart.heading, language)
    for line in ("{%p for muc in muc_rieng.splitlines() %}", _tag("muc"), "{%p endfor %}"):
        yield _item(style, line, language)
    yield _item(f"{style}-end", apart.end, language)
    yield _item(style, after, language)


def _item(style: str, line: str, language: str) -> Item:
    return Item(CONTROL if line.startswith("{%p ") else style, _spans(line, language))


def _spans(line: str, language: str) -> Line:
    return (Span(line, language=language),)


# ---- Vietnamese ----


def _vietnamese(kind: LetterKind, registers: Registers) -> Composition:
    """The form of the regulation with tags in the place of words."""
    document = Document(type=_TYPES[kind], issuer="ubnd-tinh", rules_as_of=_DAY)
    made = compose(DocumentEdition(document, "vi", Destination.INTERNAL, registers, _DAY))
    letter = _TYPES[kind] == "cong-van"
    head = Head(
        agency=(_tag("co_quan.dau_thu|upper"),),
        parent=_if("co_quan.cap_tren", _tag("co_quan.cap_tren|upper")),
        number=f"{made.phrases.number} {_tag('so')}" if letter else "",
        place_date=f"{_tag('dia_danh')}, {_tag('ngay')}",
        abstract=_spans(f"{made.phrases.subject} {_tag('trich_yeu')}", "") if letter else (),
    )
    end = f"{_tag('loi_ket')}./." if kind is LetterKind.NOTE_VERBALE else f"{_tag('ket_thu')}{'./.' if letter else ''}"
    opening = _if("mo_dau", _tag("mo_dau")) if letter else (_tag("loi_chao"),)
    signed = (*_if("nguoi_ky.quyen_han", _tag("nguoi_ky.quyen_han|upper")), _tag("nguoi_ky.chuc_vu|upper"))
    signature = Signature(signed, _tag("nguoi_ky.ten"))
    if kind is LetterKind.NOTE_VERBALE:  # nobody signs it: the seal stands on the name of the sender
        signature = Signature((_tag("co_quan.dau_thu|upper"),))
    recipients = ("- Như trên;", "- Lưu: VT.") if letter else ()
    return dataclasses.replace(
        made,
        title=NAMES[kind],
        head=head,
        addressees=(_spans(_tag("nguoi_nhan.mot_dong"), ""),) if letter else (),
        body=tuple(Item("body", _spans(line, "")) for line in (*opening, *_PARAGRAPHS, end)),
        foot=Foot((signature,), recipients),
        facts={},
        draft=False,
    )
