"""A template read from a .docx file: its parts with words, tags found and put in place; everything else as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ttdn_publish.documents.merging import blocks, dialect
from ttdn_publish.documents.merging.blocks import Structure
from ttdn_publish.documents.merging.gathering import Gathered, gather
from ttdn_publish.documents.merging.places import BODY, Where
from ttdn_publish.documents.merging.shaping import shape
from ttdn_publish.documents.merging.tags import Form, Tag
from ttdn_publish.documents.merging.tokens import Kind, Token, attribute, empty, tags_of, tokenise
from ttdn_publish.documents.merging.work_row import Lost
from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import N_, Phrase
from ttdn_publish.formats.ooxml import BadPackage, Package
from ttdn_publish.model.secrecy import stamp_line
from ttdn_publish.readers.source import SECRET

MAX_WORDS_BYTES = 8 * 1024 * 1024
#: Numbers of pictures begin behind this one, as in docxtpl.
FIRST_PICTURE = 1000
#: Called for the number of a picture where blocks make it differ from letter to letter.
PICTURE = "_picture"

_RUNNING = {
    ("header", "default"): N_("Đầu trang"),
    ("header", "first"): N_("Đầu trang của trang đầu"),
    ("header", "even"): N_("Đầu trang của trang chẵn"),
    ("footer", "default"): N_("Chân trang"),
    ("footer", "first"): N_("Chân trang của trang đầu"),
    ("footer", "even"): N_("Chân trang của trang chẵn"),
}
_OF_SECTION = N_("{story} (phần {section})")
_NOTES = {"footnotes": N_("Chú thích chân trang"), "endnotes": N_("Chú thích cuối")}
_PROPERTIES = N_("Thuộc tính của tệp")
_OTHERS = (
    (re.compile(r"comments"), N_("Nhận xét")),
    (re.compile(r"charts?/"), N_("Biểu đồ")),
    (re.compile(r"diagrams/"), N_("SmartArt")),
    (re.compile(r"docProps/"), _PROPERTIES),
)
_OTHER_PART = N_("Phần “{name}” của tệp")
_IN_FILE = N_("{file}: {where}")
_TOO_MANY_WORDS = N_("phần “{name}” quá lớn (hơn {limit} MB)")
_PREFIX = N_("không phải văn bản do Word lưu (phần “{name}”)")

#: Properties that docxtpl fills.
_FILLED = frozenset({"dc:title", "dc:subject", "dc:creator", "dc:description", "dc:identifier", "dc:language"})
_ROOTS = ("w:document", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes", "cp:coreProperties")


@dataclass
class TextPart:
    """A part with words: its name in the package, what people call it, its tokens with tags in their place."""

    name: str
    kind: str
    story: Phrase
    row: list[Token]
    gathered: Gathered
    lost: list[Lost]
    structure: Structure

    @property
    def tags(self) -> Iterator[Tag]:
        """Its tags in order."""
        for token in self.row:
            yield from tags_of(token)

    @property
    def has_tags(self) -> bool:
        """Whether anything in it is to be filled."""
        return any(True for _ in self.tags)


@dataclass
class Manuscript:
    """A template as read. ``unfilled``: tags in parts that are never filled; ``left_over``: what its makers left in it."""

    parts: list[TextPart] = field(default_factory=list)
    constant: dict[str, bytes] = field(default_factory=dict)
    unfilled: list[tuple[Where, str]] = field(default_factory=list)
    left_over: list[tuple[Where, Phrase]] = field(default_factory=list)

    @property
    def document(self) -> TextPart:
        """The main part."""
        return self.parts[0]


def read(data: bytes, name: str) -> Manuscript:
    """The template in ``data``, a file called ``name``. Raises :class:`BadPackage`, and :class:`SecrecyStop` at a stamp."""
    package = Package(data)
    main = package.word_document()
    done = Manuscript()
    row = tokenise(_markup(package, main))
    called = _called(row)
    done.parts.append(_text_part(main, "document", BODY, row))
    for part_name, kind, story in _other_parts(package, main, called):
        done.parts.append(_text_part(part_name, kind, story, tokenise(_markup(package, part_name))))
    for part in done.parts:
        _stop_at_stamps(part, name)
    known = {part.name for part in done.parts}
    for part_name in package.names:
        if part_name not in known:
            done.constant[part_name] = package.read(part_name)
            done.unfilled += _unfilled(package, part_name, done.constant[part_name])
    for part in done.parts:
        done.left_over += _left_over(part)
        if part.kind == "core-properties":
            done.unfilled += [(Where(part.story), t.text) for t in part.row if t.name not in _FILLED and _looks(t)]
    return done


def _other_parts(package: Package, main: str, called: Mapping[str, Phrase]) -> Iterator[tuple[str, str, Phrase]]:
    """Name, kind and what people call it of each part with words beside the main one."""
    related = package.relationships(main)
    for kind in ("header", "footer", "footnotes", "endnotes"):
        for one in related:
            if one.kind == kind and not one.external:
                yield one.target, kind, called.get(one.id) or _NOTES.get(kind) or _RUNNING[kind, "default"]
    if (core := package.related("", "core-properties")) is not None:
        yield core, "core-properties", _PROPERTIES


def _called(row: list[Token]) -> dict[str, Phrase]:
    """What headers and footers are called, by the id of their relationship, from the sections of the main part."""
    called: dict[str, Phrase] = {}
    sections = 1
    many = sum(token.is_end("w:sectPr") for token in row) > 1
    for token in row:
        if token.kind is Kind.EMPTY and token.name in ("w:headerReference", "w:footerReference"):
            kind = token.name.removeprefix("w:").removesuffix("Reference"), attribute(token, "w:type") or "default"
            story = _RUNNING.get(kind, _RUNNING[kind[0], "default"])
            called.setdefault(
                attribute(token, "r:id") or "", _OF_SECTION.format(story=story, section=sections) if many else story
            )
        sections += token.is_end("w:sectPr")
    return called


def _markup(package: Package, name: str) -> str:
    if len(package.read(name)) > MAX_WORDS_BYTES:
        raise BadPackage(_TOO_MANY_WORDS.format(name=name, limit=MAX_WORDS_BYTES // 1024**2))
    return package.markup(name)


def _text_part(name: str, kind: str, story: Phrase, row: list[Token]) -> TextPart:
    if row[0].name not in _ROOTS:
        raise BadPackage(_PREFIX.format(name=name))
    if kind == "core-properties":
        words = [(Where(story), token.text) for token in row if token.kind is Kind.TEXT]
        gathered = gather(row, story, only=_FILLED)
        gathered.words = words
    else:
        gathered = gather(row, story)
    row, lost = shape(gathered.row)
    row = list(_with_last_paragraphs(row))
    return TextPart(name, kind, story, row, gathered, lost, blocks.examine(row))


#: What must end with a paragraph.
HOLDERS = frozenset({"w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote"})


def _with_last_paragraphs(row: list[Token]) -> Iterator[Token]:
    """A cell that would be left without its last paragraph gets an empty one: Word refuses a file without."""
    last: Token | None = None
    for token in row:
        if token.kind is Kind.END and token.name in HOLDERS and last is not None:
            bare = last.kind is Kind.START or last.name in ("w:tcPr", "w:tbl")
            if bare and last.kind is not Kind.TAG:
                yield empty("w:p")
        yield token
        last = token


def number_pictures(part: TextPart, *, counted: bool) -> None:
    """Give the pictures of a part numbers of their own: fixed ones, or such as are counted while the part is filled."""
    number = FIRST_PICTURE
    for token in part.row:
        if token.name != "wp:docPr" or token.kind is Kind.END:
            continue
        number += 1
        set_attribute(token, "id", Tag(Form.VALUE, "", f"{PICTURE}()", "") if counted else str(number))


def set_attribute(token: Token, name: str, value: str | Tag) -> None:
    """Give an attribute that a token has another value: words as they are written in XML, or a tag."""
    pieces = list(token.pieces or (token.text,))
    for number, piece in enumerate(pieces):
        match = re.search(rf'\s{re.escape(name)}="([^"]*)"', piece) if isinstance(piece, str) else None
        if match is None or not isinstance(piece, str):
            continue
        before, after = piece[: match.start(1)], piece[match.end(1) :]
        if isinstance(value, Tag):
            token.pieces = (*pieces[:number], before, value, after, *pieces[number + 1 :])
        elif token.pieces:
            token.pieces = (*pieces[:number], before + value + after, *pieces[number + 1 :])
        else:
            token.text = before + value + after
        return


def _looks(token: Token) -> bool:
    return token.kind is Kind.TEXT and dialect.has_tags(token.text)


def _unfilled(package: Package, name: str, data: bytes) -> Iterator[tuple[Where, str]]:
    """Tags in a part that is never filled."""
    if not name.endswith(".xml") or b"{" not in data or len(data) > MAX_WORDS_BYTES or name.startswith("["):
        return
    story = next((words for pattern, words in _OTHERS if pattern.search(name)), _OTHER_PART.format(name=name))
    for token in gather(tokenise(package.markup(name)), story).row:
        for tag in tags_of(token):
            yield tag.where or Where(story), tag.written


def _stop_at_stamps(part: TextPart, name: str) -> None:
    for where, words in part.gathered.words:
        if stamp_line(words) is not None:
            raise SecrecyStop(SECRET.format(place=_IN_FILE.format(file=name, where=where.words)))


_COMMENTS = N_("có nhận xét của người soạn")
_CHANGES = N_("có sửa đổi chưa chấp nhận (Track Changes)")
_FIELD = N_("có trường MERGEFIELD của Word")


def _left_over(part: TextPart) -> Iterator[tuple[Where, Phrase]]:
    names = {token.name for token in part.row}
    where = Where(part.story)
    if "w:commentReference" in names:
        yield where, _COMMENTS
    if names & {"w:ins", "w:del", "w:moveFrom", "w:moveTo"}:
        yield where, _CHANGES
    if any(t.kind is Kind.TEXT and t.name == "w:instrText" and "MERGEFIELD" in t.text for t in part.row):
        yield where, _FIELD
