"""Letters made in a test: those of the samples, and small ones from a few lines; and a letter as lines to read."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from tests.documents.made import registers
from ttdn_publish.documents.components import Item, Rows, words
from ttdn_publish.documents.letters.components import LetterParts
from ttdn_publish.documents.letters.parts import letter_parts
from ttdn_publish.findings import Findings
from ttdn_publish.model.correspondent import Correspondent
from ttdn_publish.model.document import Document
from ttdn_publish.model.edition import DocumentEdition
from ttdn_publish.model.letter import LetterPhrases
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import VIETNAM_TIME
from ttdn_publish.production.content import Content, document_edition_of, read_content
from ttdn_publish.readers.correspondents import read_correspondents
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.letter_phrases import FAMILY, read_letter_phrases
from ttdn_publish.readers.source import Source
from ttdn_publish.translation.document_edition import assemble_document
from ttdn_publish.workspace import Workspace, packaged

FOREIGN = ("en", "fr", "zh-Hans", "ja", "ko")
LANGUAGES = ("vi", *FOREIGN)
SAMPLES = packaged("content") / "documents" / "mau-thu-doi-ngoai"
KINDS = ("thu-chinh-thuc", "chuc-mung", "thu-moi", "cam-on", "cong-ham")
MOMENT = datetime(2018, 3, 1, 9, 0, tzinfo=VIETNAM_TIME)


@functools.cache
def phrases(language: str) -> LetterPhrases:
    """The fixed words that the package brings along."""
    return read_letter_phrases([packaged("templates") / FAMILY], language)


@functools.cache
def correspondents() -> Mapping[str, Correspondent]:
    """The register that the package brings along."""
    content, findings = packaged("content"), Findings()
    found = read_correspondents(Source(content, content, findings))
    assert [finding.what() for finding in findings] == []
    return found


@functools.cache
def sample(kind: str) -> Content:
    """A sample letter as read; it must have no mistake."""
    content = read_content(Workspace(packaged("content").parent), SAMPLES / kind)
    assert [finding.what() for finding in content.findings] == []
    return content


@functools.cache
def edition(kind: str, language: str) -> DocumentEdition:
    """A sample letter in a language."""
    made = document_edition_of(sample(kind), language, moment=MOMENT)
    assert made is not None
    return made


@functools.cache
def sample_letter(kind: str, language: str) -> LetterParts:
    """A sample letter in its parts."""
    document = sample(kind).publication
    assert isinstance(document, Document)
    return letter_parts(document, edition(kind, language), correspondents(), phrases(language), phrases("vi"))


def make(
    tmp_path: Path,
    language: str = "en",
    letter: str = "{kind: official, to: tong-lanh-su-mau}",
    front: str = "",
    body: str = "Nội dung thư.\n",
    own: Mapping[str, Correspondent] | None = None,
    known: Registers | None = None,
) -> LetterParts:
    """The letter of a *công văn* of Sở Ngoại vụ with these lines; nothing of it is translated."""
    folder = tmp_path / "thu"
    folder.mkdir(exist_ok=True)
    head = "type: cong-van\nissuer: so-ngoai-vu\ndrafted_by: HTQT\nclassification: cong_khai\n"
    dated = "" if "date:" in front else "rules_as_of: 2018-03-01\n"
    (folder / "document.yaml").write_text(f"{head}{dated}letter: {letter}\n{front}", "utf-8")
    (folder / "noi-dung.md").write_text(body, "utf-8")
    findings = Findings()
    document = read_document(Source(folder, folder.parent, findings))
    assert [finding.what() for finding in findings] == []
    assert document is not None
    spoken = assemble_document(document, known or registers(), language=language, moment=MOMENT)
    assert spoken is not None
    people = correspondents() if own is None else own
    return letter_parts(document, spoken, people, phrases(language), phrases("vi"))


def lines(letter: LetterParts) -> list[str]:
    """Everything that is printed, in order, each line with its part; no-break spaces show as ``_``, narrow ones as ``⍽``."""
    return [line.replace("\u00a0", "_").replace("\u202f", "⍽") for line in _lines(letter)]


def _lines(letter: LetterParts) -> Iterator[str]:
    if letter.draft:
        yield f"[dấu] {letter.draft}"
    for part in letter.parts:
        for item in part.flow:
            if isinstance(item, Rows):
                yield f"(bảng) {' | '.join(map(words, item.header))}"
                yield from (f"(hàng) {' | '.join(map(words, row))}" for row in item.rows)
            else:
                yield f"[{item.style}] {words(item.line)}".rstrip(" ")
    for annex in letter.annexes:
        yield f"[phụ lục] {annex.label} | {words(annex.title)}"
        yield from (words(item.line) for item in annex.flow if isinstance(item, Item))
    if letter.remark:
        yield f"[chân trang] {letter.remark}"


def said(letter: LetterParts, style: str) -> list[str]:
    """The lines of one part."""
    return [line.removeprefix(f"[{style}] ") for line in lines(letter) if line.startswith(f"[{style}]")]
