"""Envelopes and sheets of labels from the rows of a list: Word files that people can still change.

An envelope is a template like others, made here, with a page a recipient; a sheet holds 24 labels and may be begun at any.
Everything has its place in mm from the edge of the paper, as printers feed it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.documents.merging import rules
from ttdn_publish.documents.merging.one_file import OneFile
from ttdn_publish.documents.merging.package_lists import DECLARATION, relations_with, types_with
from ttdn_publish.documents.merging.recipients import Recipients
from ttdn_publish.documents.merging.tokens import escape
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Place
from ttdn_publish.formats.ooxml import CONTENT_TYPES, Package, pack, relationships_part
from ttdn_publish.formats.word_document.description import About, Para, Run, Section, Style, WordDocument
from ttdn_publish.formats.word_document.pieces import twips
from ttdn_publish.formats.word_document.writer import write_docx

#: What a line of an address may be, in the order in which it is written; each is a column of the list.
ROLES = ("name", "title", "organisation", "address", "postcode", "phone")

_MARK = "ttdn-noi-dung"
_STYLE = "DiaChi"
_NO_COLUMN = N_("Cột “{column}” của dòng “{role}” không có trong danh sách.")
_NO_NAME = N_("Phải có ít nhất cột cho “name” hoặc “organisation”.")
_NO_ROLE = N_("không có dòng “{role}”; các dòng: {known}")


@dataclass(frozen=True)
class Envelope:
    """A size of envelope in mm, where the sender's and the recipient's block begin, and how wide they are."""

    name: str
    width: float
    height: float
    sender: tuple[float, float] = (12, 10)
    sender_width: float = 85
    recipient: tuple[float, float] = (105, 52)
    recipient_width: float = 103


#: ISO 269: DL and C5.
ENVELOPES = {
    "dl": Envelope("DL", 220, 110),
    "c5": Envelope("C5", 229, 162, recipient=(108, 82), recipient_width=108),
}


@dataclass(frozen=True)
class Sheet:
    """A sheet of labels: A4, rows and columns of labels, their size in mm."""

    columns: int = 3
    rows: int = 8
    width: float = 70
    height: float = 37

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows


LABELS = Sheet()
_A4 = (210, 297)
_EDGE = 4
_RUNNING = re.compile(r"<w:(?:header|footer)Reference [^>]*/>|<w:titlePg/>")


def write_envelopes(
    path: Path,
    kind: str,
    recipients: Recipients,
    columns: dict[str, str],
    sender: Sequence[str] = (),
    done: Callable[[int], None] = lambda _: None,
) -> int:
    """Write an envelope (``dl`` or ``c5``) a row to ``path``, ``sender`` in lines on each; how many there are.

    ``columns`` says which column of the list is which line of the address (:data:`ROLES`); lines without words are left
    out. Raises :class:`ContentError` for columns that are not there.
    """
    check_columns(recipients, columns)
    template = OneFile(envelope_template(ENVELOPES[kind], columns, sender), "envelope.docx")
    return template.write(path, (recipients.values(number) for number in range(len(recipients))), done)


def write_labels(
    path: Path,
    recipients: Recipients,
    columns: dict[str, str],
    first: int = 1,
    done: Callable[[int], None] = lambda _: None,
) -> int:
    """Write sheets of labels to ``path``; the ``first`` label (from 1) of the first sheet to be used. How many sheets there are."""
    check_columns(recipients, columns)
    if not 1 <= first <= LABELS.count:
        raise ContentError(N_("Nhãn đầu tiên phải từ 1 đến {count}.").format(count=LABELS.count))
    return OneFile(label_template(LABELS), "labels.docx").write(path, _sheets(recipients, columns, first), done)


def check_columns(recipients: Recipients, columns: dict[str, str]) -> None:
    """Raise :class:`ContentError` with every column that is not in the list, or when there is nobody to write to."""
    place = Place(recipients.file, 1)
    found = [
        rules.BAD_HEADING.at(place, _NO_COLUMN, column=column, role=role)
        for role, column in columns.items()
        if column not in recipients.columns
    ]
    if not {"name", "organisation"} & columns.keys():
        found.append(rules.BAD_HEADING.at(place, _NO_NAME))
    if found:
        raise ContentError(found[0].what(), found)


def column_mapping(written: Sequence[str]) -> dict[str, str]:
    """``name=ho_ten`` and so on as a mapping in the order of :data:`ROLES`. Raises :class:`ContentError`."""
    given = dict(part.partition("=")[::2] for part in written)
    unknown = [role for role in given if role not in ROLES]
    if unknown:
        raise ContentError(_NO_ROLE.format(role=unknown[0], known=", ".join(ROLES)))
    return {role: given[role].strip() for role in ROLES if role in given}


def envelope_template(envelope: Envelope, columns: dict[str, str], sender: Sequence[str] = ()) -> bytes:
    """A template of an envelope: frames for the sender's lines and the columns of the recipient."""
    frames = [_framed(_words(line), *envelope.sender, envelope.sender_width, size=11) for line in sender]
    where = (*envelope.recipient, envelope.recipient_width)
    for role, column in columns.items():
        frames += [
            _framed(f"{{%p if {column} %}}", *where),
            _framed(f"{{{{ {column} }}}}", *where, size=14 if role == "name" else 13, bold=role == "name"),
            _framed("{%p endif %}", *where),
        ]
    return _document("".join(frames) + _tiny(), envelope.width, envelope.height, "Phong bì")


def label_template(sheet: Sheet) -> bytes:
    """A template of a sheet: rows from the list ``trang``, each of cells with ``ten`` and ``dia_chi``."""
    width = twips(sheet.width)

    def cell(content: str) -> str:
        about = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        return f"<w:tc>{about}{content}</w:tc>"

    def label(column: int) -> str:
        name, rest = f"{{{{ hang[{column}].ten }}}}", f"{{{{ hang[{column}].dia_chi }}}}"
        return cell(_plain(name, size=12, bold=True) + _plain(rest))

    def turn(tag: str) -> str:
        return f"<w:tr>{cell(_plain(tag))}{cell('<w:p/>') * (sheet.columns - 1)}</w:tr>"

    edges = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{twips(sheet.height)}" w:hRule="exact"/></w:trPr>'
    grid = f'<w:gridCol w:w="{width}"/>' * sheet.columns
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sheet.width * sheet.columns)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{edges}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{turn('{%tr for hang in trang %}')}<w:tr>{height}{''.join(map(label, range(sheet.columns)))}</w:tr>"
        f"{turn('{%tr endfor %}')}</w:tbl>"
    )
    return _document(table + _tiny(), *_A4, "Nhãn địa chỉ")


def _sheets(recipients: Recipients, columns: dict[str, str], first: int) -> Iterator[dict[str, Any]]:
    blank = {"ten": "", "dia_chi": ""}
    labels = [blank] * (first - 1)
    numbers = {role: recipients.columns.index(column) for role, column in columns.items()}
    for row in recipients.rows:
        lines = [row[number] for number in numbers.values() if row[number]]
        labels.append({"ten": lines[0] if lines else "", "dia_chi": "\n".join(lines[1:])})
        if len(labels) == LABELS.count:
            yield _sheet(labels)
            labels = []
    if labels:
        yield _sheet(labels + [blank] * (LABELS.count - len(labels)))


def _sheet(labels: Sequence[dict[str, str]]) -> dict[str, Any]:
    return {"trang": [list(labels[at : at + LABELS.columns]) for at in range(0, LABELS.count, LABELS.columns)]}


def _document(body: str, width: float, height: float, title: str) -> bytes:
    """A Word file with ``body`` on pages without margins: everything in it has a place of its own."""
    mark = Para(_STYLE, (Run(_MARK),))
    page = Section((mark,), width, height, top=0, bottom=0, left=0, right=0)
    data = write_docx(WordDocument((page,), (Style(_STYLE, "Địa chỉ", 13),), About(title), running=0))
    package = Package(data)
    main = package.word_document()
    lines = {one.target for one in package.relationships(main) if one.kind in ("header", "footer")}
    parts = {name: package.read(name) for name in package.names if name not in lines}
    before, _, after = package.markup(main).partition(_MARK)
    written = before[: before.rindex("<w:p>")] + body + after[after.index("</w:p>") + len("</w:p>") :]
    # A running line without words still takes its height of a page that has none to spare.
    parts[main] = (DECLARATION + _RUNNING.sub("", written)).encode("utf-8")
    relations = relationships_part(main)
    parts[relations] = relations_with(package.markup(relations), main, lines, ())
    parts[CONTENT_TYPES] = types_with(package.markup(CONTENT_TYPES), lines, ())
    return pack(parts)


def _framed(words: str, x: float, y: float, width: float, *, size: float = 13, bold: bool = False) -> str:
    """A paragraph in a frame that begins at ``x``, ``y``; paragraphs that follow with the same numbers go on in it."""
    frame = (
        f'<w:framePr w:w="{twips(width)}" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{twips(x)}" w:y="{twips(y)}"/>'
    )
    return _paragraph(words, frame, size, bold)


def _plain(words: str, *, size: float = 11, bold: bool = False) -> str:
    """A paragraph of a label, away from its edges: margins of cells are reckoned in two ways."""
    side = twips(_EDGE)
    return _paragraph(words, f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>', size, bold)


def _paragraph(words: str, place: str, size: float, bold: bool) -> str:
    half = round(size * 2)
    weight = "<w:b/><w:bCs/>" if bold else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{_STYLE}"/>{place}</w:pPr><w:r><w:rPr>{weight}<w:sz w:val="{half}"/>'
        f'<w:szCs w:val="{half}"/></w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
    )


def _tiny() -> str:
    """The paragraph that ends a page; hardly high enough to be there."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{_STYLE}"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def _words(line: str) -> str:
    """A line of words in which braces are no tags."""
    for sign, written in (("{{", "{_{"), ("}}", "}_}"), ("{%", "{_%"), ("%}", "%_}")):
        line = line.replace(sign, written)
    return line
