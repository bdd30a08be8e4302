"""Reading an official document: ``document.yaml``, the body in ``noi-dung.md``, annexes in ``phu-luc-*.md``.

In a body every line is a paragraph, and its label (``Điều 3.``, ``I.``, ``1.``, ``a)``, ``-``) is written as in Word. A backslash
at the head of a line says that what follows is no label. Tables are Markdown tables or the container *bảng*.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

from ttdn_publish.findings import N_, Place
from ttdn_publish.formats import markdown
from ttdn_publish.language.levels import TITLED, Level, is_title, marker
from ttdn_publish.model.body import Paragraph, Table
from ttdn_publish.model.document import Annex, Document, DocumentBlock, Provision
from ttdn_publish.model.text import FootnoteMark, Text
from ttdn_publish.readers import rules
from ttdn_publish.readers.body import read_body
from ttdn_publish.readers.front import check_classification, split_front
from ttdn_publish.readers.inlines import read_inlines, text_reader
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.structure import build
from ttdn_publish.workspace import DOCUMENT_FILE

BODY = "noi-dung.md"
ANNEXES = "phu-luc-*.md"
MAX_ANNEXES = 60
_NATURAL = re.compile(r"(\d+)")


def read_document(source: Source) -> Document | None:
    """The document in the source folder, or ``None`` when ``document.yaml`` cannot be used.

    Every mistake of every file is noted in ``source.findings``. Raises :class:`SecrecyStop`.
    """
    path = source.folder / DOCUMENT_FILE
    node = source.yaml(path)
    document = None
    if node is not None:
        file = source.name(path)
        check_classification(node, file, source)
        document = build(Document, node, file, text_reader(source.findings), source.findings)
    body: tuple[DocumentBlock, ...] = ()
    if (source.folder / BODY).exists() or document is not None:
        text = source.text(source.folder / BODY)
        if text is not None:
            body = read_provisions(text, Place(source.name(source.folder / BODY), 1), source)
    annexes = [annex for path in _annex_files(source.folder) if (annex := _read_annex(path, source)) is not None]
    if document is None:
        return None
    return dataclasses.replace(document, name=source.folder.resolve().name, body=body, annexes=tuple(annexes))


def _annex_files(folder: Path) -> list[Path]:
    def natural(path: Path) -> list[str | int]:
        return [int(part) if part.isdecimal() else part for part in _NATURAL.split(path.stem)]

    return sorted(folder.glob(ANNEXES), key=natural)[:MAX_ANNEXES]


def _read_annex(path: Path, source: Source) -> Annex | None:
    front = split_front(path, source)
    if front is None:
        return None
    body = read_provisions(front.body, front.body_at, source)
    if front.node is None:
        return None
    file = source.name(path)
    return build(Annex, front.node, file, text_reader(source.findings), source.findings, name=path.stem, body=body)


def read_provisions(text: str, place: Place, source: Source) -> tuple[DocumentBlock, ...]:
    """The blocks of a body that begins at ``place``, line by line."""
    return tuple(_Body(text, place, source).blocks())


class _Body:
    def __init__(self, text: str, place: Place, source: Source) -> None:
        self.lines, self.file, self.first, self.source = text.split("\n"), place.file, place.line or 1, source
        self.next = 0

    def blocks(self) -> Iterator[DocumentBlock]:
        while self.next < len(self.lines):
            line = self.lines[self.next].strip()
            if not line:
                self.next += 1
            elif line.startswith("|"):
                yield from self.rows()
            elif line.startswith(":::"):
                yield from self.container()
            else:
                yield self.paragraph(line)

    def paragraph(self, line: str) -> DocumentBlock:
        place = self.place()
        self.next += 1
        found = None if line.startswith("\\") else marker(line)
        if found is None:
            return Paragraph(self.text(line.removeprefix("\\"), place), place)
        words, at = found.words, place
        if found.level in TITLED and not words:
            words, at = self.title(place)
        titled = found.level in TITLED or found.level is Level.HEADING
        if found.level in (Level.CLAUSE, Level.SUBCLAUSE, Level.ARTICLE):
            titled = is_title(words)
        return Provision(found.level, found.label, self.text(words, at), titled, place)

    def title(self, place: Place) -> tuple[str, Place]:
        """The title below a label: the next line, if it has no label of its own."""
        ahead = self.next
        while ahead < len(self.lines) and not self.lines[ahead].strip():
            ahead += 1
        line = self.lines[ahead].strip() if ahead < len(self.lines) else ""
        if not line or marker(line) or line.startswith(("|", ":::", "\\")):
            return "", place
        self.next = ahead + 1
        return line, Place(self.file, self.first + ahead)

    def text(self, words: str, place: Place) -> Text:
        inlines = read_inlines(markdown.parse_inline(words, line=place.line or 1), self.file, self.source.findings)
        if any(isinstance(inline, FootnoteMark) for inline in inlines):
            message = N_("Văn bản hành chính không dùng chú thích cuối trang; viết nội dung chú thích vào câu.")
            self.source.findings.add(rules.MARKUP.at(place, message))
        return Text(inlines, place)

    def rows(self) -> Iterator[Table]:
        start = self.next
        while self.next < len(self.lines) and self.lines[self.next].strip().startswith("|"):
            self.next += 1
        yield from self.tables(start, self.next)

    def container(self) -> Iterator[Table]:
        start = self.next
        self.next += 1
        while self.next < len(self.lines) and not re.fullmatch(r":::+\s*", self.lines[self.next].strip()):
            self.next += 1
        self.next += 1
        yield from self.tables(start, self.next)

    def tables(self, start: int, stop: int) -> Iterator[Table]:
        text = "\n".join(line.strip() for line in self.lines[start:stop])
        for block in read_body(text, Place(self.file, self.first + start), self.source).blocks:
            if isinstance(block, Table):
                yield block
            else:
                message = N_("Trong văn bản hành chính chỉ dùng được khối bảng.")
                self.source.findings.add(rules.MARKUP.at(Place(self.file, self.first + start), message))

    def place(self) -> Place:
        return Place(self.file, self.first + self.next)
