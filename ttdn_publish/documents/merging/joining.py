"""A template made ready to stand many times in one document: what all letters share, and what each one adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ttdn_publish.documents.merging import blocks, emission, lint, rules
from ttdn_publish.documents.merging.engine import Engine
from ttdn_publish.documents.merging.filling import CompiledPart, compile_part
from ttdn_publish.documents.merging.identities import Stride, own_identities, own_notes
from ttdn_publish.documents.merging.lists import Lists, read_lists
from ttdn_publish.documents.merging.package_lists import DECLARATION, relations_with, targets, types_with
from ttdn_publish.documents.merging.reading import Manuscript, TextPart, number_pictures
from ttdn_publish.documents.merging.sections import block, find_sections, kinds_of, own_section
from ttdn_publish.documents.merging.template import examined
from ttdn_publish.documents.merging.tokens import Kind, Token, attribute, empty, end, partners, start
from ttdn_publish.documents.merging.variables import Variable
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Finding, Place, Severity
from ttdn_publish.formats.ooxml import CONTENT_TYPES, relationships_part

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
#: What whoever made the template noted beside it is no part of letters.
_NOTED = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
#: Running lines for letters that have none: kind of part, root, id.
_NONE = {"w:headerReference": ("header", "hdr", "rIdNoHeader"), "w:footerReference": ("footer", "ftr", "rIdNoFooter")}

_CANNOT = N_("Mẫu này không gộp được vào một tệp: {why}.")
_ENDNOTES = N_("mẫu có chú thích cuối; hãy đổi thành chú thích chân trang")


@dataclass(frozen=True)
class Running:
    """A header or footer that differs from letter to letter; ``key`` is its name in the letter's record."""

    part: CompiledPart
    kind: str
    key: str
    relations: bytes | None


@dataclass
class Joined:
    """What all letters of a document share, and the parts that each letter fills.

    ``before`` and ``after`` stand around the letters in the main part, ``notes_before`` and ``notes_after`` around their
    footnotes; ``stride`` is how many numbers a letter takes; ``constant`` are parts that are written once.
    """

    main: CompiledPart
    before: str
    after: str
    stride: Stride
    running: tuple[Running, ...]
    notes: CompiledPart | None
    notes_before: str
    notes_after: str
    constant: dict[str, bytes]
    lists: Lists
    numbering: str
    variables: tuple[Variable, ...]
    notices: tuple[Finding, ...]
    _relations: str
    _types: str
    _gone: frozenset[str]

    def relations(self, running: Iterable[tuple[str, str, str]]) -> bytes:
        """The relationships of the main part, with those to the running lines of all letters: id, kind, part."""
        none = [(key, kind, _none(kind)) for kind, _, key in _NONE.values() if _none(kind) in self.constant]
        return relations_with(self._relations, self.main.name, self._gone, [*none, *running])

    def content_types(self, running: Iterable[tuple[str, str]]) -> bytes:
        """The content types, with those of the running lines of all letters: kind, part."""
        none = [(kind, _none(kind)) for kind, _, _ in _NONE.values() if _none(kind) in self.constant]
        more = ((part, f"{_TYPES}.{kind}+xml") for kind, part in (*none, *running))
        return types_with(self._types, self._gone, more)


def joined(data: bytes, name: str, engine: Engine) -> Joined:
    """The template in ``data`` ready to be joined. Raises :class:`ContentError` with every mistake, or why it cannot be."""
    good = examined(data, name, engine)
    manuscript = good.manuscript
    document = manuscript.document
    why = list(lint.slow_reasons(manuscript))
    if any(token.name == "w:endnoteReference" for token in document.row):
        why.append(_ENDNOTES)
    if why:
        found = [rules.SLOW.at(Place(name), _CANNOT, severity=Severity.ERROR, why=one) for one in why]
        raise ContentError(_CANNOT.format(why=why[0]), found)
    for part in (document, *(part for part in manuscript.parts if _runs(part))):
        number_pictures(part, counted=True)
    running = tuple(
        Running(
            compile_part(part, engine),
            part.kind,
            f"running{number}",
            manuscript.constant.get(relationships_part(part.name)),
        )
        for number, part in enumerate(part for part in manuscript.parts if _runs(part))
    )
    constant, gone, lists_of_package = _constant(manuscript)
    relations, types = lists_of_package
    keys = {one.part.name: one.key for one in running}
    by_id = {key: keys[part] for key, part in targets(relations, document.name).items() if part in keys}
    notes = next((part for part in manuscript.parts if part.kind == "footnotes"), None)
    row, missing = _with_own_sections(document.row, by_id, notes is not None)
    constant |= {_none(_NONE[name][0]): _empty_line(name, document.row[0]) for name in {name for name, _ in missing}}
    numbering = next((part for part in constant if part.endswith("/numbering.xml")), "")
    styles = next((part for part in constant if part.endswith("/styles.xml")), "")
    lists = read_lists(_words(constant.pop(numbering, b"")), _words(constant.get(styles, b"")))
    row, stride = own_identities(row, lists.numbers, lists.by_style)
    first = next(place for place, token in enumerate(row) if token.is_start("w:body")) + 1
    last = max(place for place, token in enumerate(row) if token.is_end("w:body"))
    shared, own = _notes(notes) if notes is not None else ([], [])
    return Joined(
        # A piece of a part is looked at with the others, as they are written.
        replace(compile_part(document, engine, row[first:last]), doubtful=False),
        emission.emit(row[:first]).text,
        emission.emit(row[last:]).text,
        stride,
        running,
        replace(compile_part(notes, engine, own), doubtful=False) if notes is not None else None,
        emission.emit(shared[:-1]).text,
        emission.emit(shared[-1:]).text,
        constant,
        lists,
        numbering,
        good.variables,
        good.findings,
        relations,
        types,
        gone,
    )


def _runs(part: TextPart) -> bool:
    return part.kind in ("header", "footer") and part.has_tags


def _constant(manuscript: Manuscript) -> tuple[dict[str, bytes], frozenset[str], tuple[str, str]]:
    """The parts that are written once; names of those that are left out; the relationships and the content types."""
    constant = dict(manuscript.constant)
    main = manuscript.document.name
    relations, types = _words(constant.pop(relationships_part(main))), _words(constant.pop(CONTENT_TYPES))
    gone = {name for name in constant if name.rpartition("/")[2].removesuffix(".xml") in _NOTED}
    for part in manuscript.parts:
        if _runs(part):
            gone.add(part.name)
        elif part.kind not in ("document", "footnotes"):
            row = [token for token in part.row if token.tag is None]  # what the whole document has in common
            constant[part.name] = (DECLARATION + emission.emit(row).text).encode("utf-8")
    for name in gone:
        constant.pop(name, None)
        constant.pop(relationships_part(name), None)
    return constant, frozenset(gone), (relations, types)


def _words(part: bytes) -> str:
    """A part as text, without its declaration."""
    return (
        part.decode("utf-8-sig").partition("?>")[2]
        if part.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml")
        else part.decode()
    )


def _none(kind: str) -> str:
    return f"word/{kind}-none.xml"


def _empty_line(name: str, root: Token) -> bytes:
    """A header or footer without words, in the namespaces of the main part."""
    tag = f"w:{_NONE[name][1]}"
    opening = root.text.replace("<w:document", f"<{tag}", 1)
    return f"{DECLARATION}{opening}<w:p/></{tag}>".encode()


def _with_own_sections(
    row: Sequence[Token], keys: Mapping[str, str], notes: bool
) -> tuple[list[Token], set[tuple[str, str]]]:
    """The tokens with sections as part of a letter among others; the running lines that the first one lacked."""
    made = list(row)
    if not find_sections(made) or not made[find_sections(made)[-1][1] + 1].is_end("w:body"):
        at = max(place for place, token in enumerate(made) if token.is_end("w:body"))
        made[at:at] = [start("w:sectPr"), end("w:sectPr")]
    sections = find_sections(made)
    for first, last in sections:
        if first == last:
            made[first : last + 1] = [start("w:sectPr"), end("w:sectPr")]
            return _with_own_sections(made, keys, notes)
    used = set().union(*(kinds_of(made[first : last + 1]) for first, last in sections))
    missing = used - kinds_of(made[sections[0][0] : sections[0][1]])
    lacking = [(name, kind, _NONE[name][2]) for name, kind in sorted(missing)]
    for number, (first, last) in reversed(list(enumerate(sections))):
        own = own_section(made[first : last + 1], keys, number == 0, lacking if number == 0 else (), notes)
        if number == len(sections) - 1:
            made[first : last + 1] = [block("if _letter.last"), *own, block("endif")]
            _carry(made, first, [block("if not _letter.last"), *own, block("endif")])
        else:
            made[first : last + 1] = own
    return made, missing


def _carry(row: list[Token], at: int, section: list[Token]) -> None:
    """Let the paragraph before ``at`` carry a section's properties; where none can, one that is hardly high enough to be seen."""
    place = at - 1
    if row[place].kind is Kind.EMPTY and row[place].name == "w:p" and not _in_block(row, place):
        attributes = row[place].text[len("<w:p") : -2]
        row[place : place + 1] = [start("w:p", attributes), start("w:pPr"), *section, end("w:pPr"), end("w:p")]
        return
    first = next((one for one, other in partners(row).items() if other == place), None)
    if first is None or not row[place].is_end("w:p") or _in_block(row, first) or _in_block(row, place):
        row[at:at] = [
            section[0],
            start("w:p"),
            start("w:pPr"),
            empty("w:spacing", ' w:before="0" w:after="0" w:line="20" w:lineRule="exact"'),
            start("w:rPr"),
            empty("w:sz", ' w:val="2"'),
            end("w:rPr"),
            *section[1:-1],
            end("w:pPr"),
            end("w:p"),
            section[-1],
        ]
        return
    if row[first + 1].kind is Kind.EMPTY and row[first + 1].name == "w:pPr":
        row[first + 1 : first + 2] = [start("w:pPr"), end("w:pPr")]
    elif not row[first + 1].is_start("w:pPr"):
        row[first + 1 : first + 1] = [start("w:pPr"), end("w:pPr")]
    inside = first + 2
    while not row[inside].is_end("w:pPr") and row[inside].name != "w:pPrChange":
        inside += 1
    row[inside:inside] = section


def _in_block(row: Sequence[Token], place: int) -> bool:
    """Whether a block that opens before ``place`` is still open there."""
    tags = [token.tag for token in row[:place] if token.tag is not None]
    return sum(blocks.is_opener(tag) - tag.keyword.startswith("end") for tag in tags) > 0


def _notes(part: TextPart) -> tuple[list[Token], list[Token]]:
    """Footnotes: what the document has once (the root, lines that part notes from text), and the notes of a letter."""
    ends = partners(part.row)
    shared, own = [part.row[0]], list[Token]()
    place = 1
    while place < len(part.row) - 1:
        last = ends.get(place, place)
        inner = part.row[place : last + 1]
        (shared if attribute(inner[0], "w:type") else own).extend(inner)
        place = last + 1
    return [*shared, part.row[-1]], own_notes(own)
