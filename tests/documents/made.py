"""Documents made in a test: a folder from a few lines, its composition, and the composition as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

from ttdn_publish.documents.components import Composition, Flow, Foot, Head, Item, words
from ttdn_publish.documents.composing import compose
from ttdn_publish.findings import Findings
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import VIETNAM_TIME
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.source import Source
from ttdn_publish.translation.document_edition import assemble_document
from ttdn_publish.workspace import packaged

MOMENT = datetime(2018, 1, 10, 9, 0, tzinfo=VIETNAM_TIME)


@cache
def registers() -> Registers:
    """The registers that the package brings along."""
    content = packaged("content")
    return read_registers(Source(content, content, Findings()))


def composed(folder: Path, moment: datetime = MOMENT) -> Composition:
    """The composition of the document in ``folder``, which must have no mistake."""
    findings = Findings()
    document = read_document(Source(folder, folder.parent, findings))
    assert not findings.errors, [f.what() for f in findings]
    assert document is not None
    edition = assemble_document(document, registers(), moment=moment)
    assert edition is not None
    return compose(edition)


def make(tmp_path: Path, front: str, body: str = "Nội dung.\n", **annexes: str) -> Composition:
    """The composition of a document with these files."""
    folder = tmp_path / "van-ban"
    folder.mkdir(exist_ok=True)
    (folder / "document.yaml").write_text("classification: cong_khai\n" + front, "utf-8")
    (folder / "noi-dung.md").write_text(body, "utf-8")
    for name, text in annexes.items():
        (folder / f"phu-luc-{name}.md").write_text(text, "utf-8")
    return composed(folder)


def lines(made: Composition) -> list[str]:
    """Everything that is printed, in reading order; what a blank is left for shows as ``_``."""
    return [line.replace("\u00a0", "_") for line in _lines(made)]


def _lines(made: Composition) -> Iterator[str]:
    yield from _head(made.head)
    yield from filter(None, (made.type_name, words(made.abstract), made.attached, made.decides))
    yield from (f"[kính gửi] {words(line)}" for line in made.addressees)
    yield from (f"[căn cứ] {words(line)}" for line in made.bases)
    yield from filter(None, (made.order,))
    yield from _flow(made.before)
    for party in made.parties:
        yield f"[bên] {party.name}"
        yield from map(words, party.lines)
    yield from _flow(made.body)
    yield from _foot(made.foot)
    yield from (f"[chân trang] {line}" for line in made.contact)
    for annex in made.annexes:
        yield f"[phụ lục] {annex.label} | {words(annex.title)} | {annex.reference}"
        yield from _flow(annex.flow)
    if made.copy is not None:
        yield f"[bản sao] {made.copy.kind}"
        yield from _head(made.copy.head)
        yield from _foot(made.copy.foot)


def _head(head: Head) -> Iterator[str]:
    yield from (f"[trái] {line}" for line in (*head.parent, *head.agency))
    yield from (f"[trái] {line}" for line in (head.number, words(head.abstract)) if line)
    if head.place_date:
        yield f"[phải] {head.place_date}"
    yield from (f"[dấu] {mark}" for mark in (head.urgency.words if head.urgency else "", head.circulation) if mark)


def _flow(flow: tuple[Flow, ...]) -> Iterator[str]:
    for item in flow:
        if isinstance(item, Item):
            yield f"({item.style}) {words(item.line)}"
        else:
            yield f"(bảng) {' | '.join(words(cell) for cell in item.header)}"
            yield from (f"(hàng) {' | '.join(words(cell) for cell in row)}" for row in item.rows)


def _foot(foot: Foot) -> Iterator[str]:
    for signature in foot.signatures:
        yield f"[ký] {' / '.join(signature.authority)} / {signature.name or '_'}"
    yield from (f"[nơi nhận] {line}" for line in foot.recipients)
    if foot.drafter:
        yield f"[soạn thảo] {foot.drafter}"
