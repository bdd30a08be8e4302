"""A PDF from anybody, opened to be examined: facts on the file, and page by page its boxes and what it paints."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.findings import N_
from ttdn_publish.formats.pdf.content.page import content_of, inherited
from ttdn_publish.formats.pdf.content.scope import Shared
from ttdn_publish.formats.pdf.content.walker import Content
from ttdn_publish.formats.pdf.document_facts import DocumentFacts, document_facts
from ttdn_publish.formats.pdf.objects import EVERYTHING, TROUBLE, Box, box_of, entry, items, name_of, number
from ttdn_publish.formats.pdf.opening import BadPdf, opened

_HIDDEN = 2


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation: its Subtype, its rectangle, whether it is shown at all."""

    kind: str
    box: Box | None
    shown: bool


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page as the file has it. Boxes are in default user space, in units of ``unit`` points; ``None`` where not written.
    ``turned`` is Rotate in degrees. ``private``: program data or a thumbnail lies on it; ``acts``: it has actions."""

    number: int
    media: Box | None
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    turned: int
    unit: float
    annotations: tuple[Annotation, ...]
    thumbnail: bool
    private: bool
    acts: bool

    @property
    def cut(self) -> Box:
        """What is left when the page is trimmed: TrimBox, else ArtBox, CropBox, MediaBox."""
        return self.trim or self.art or self.crop or self.media or (0, 0, 612, 792)


class Inspection:
    """An opened file. Pages are read one at a time, so that the memory needed does not grow with their number."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._shared = Shared()
        self.document: DocumentFacts = document_facts(pdf)

    def pages(self) -> Iterator[PageFacts]:
        """Facts on every page, without what it paints."""
        for index in range(self.document.pages):
            yield _page_facts(self._pdf.pages[index].obj, index + 1)

    def content(self, page: PageFacts) -> Content:
        """What a page paints."""
        return content_of(self._pdf.pages[page.number - 1].obj, page.media or EVERYTHING, self._shared)


@contextlib.contextmanager
def inspected(path: Path) -> Iterator[Inspection]:
    """A file to examine, open while the block lasts. Raises :class:`LockedPdf` and :class:`BadPdf`."""
    with contextlib.ExitStack() as stack:
        try:
            inspection = Inspection(stack.enter_context(opened(path)))
        except TROUBLE as error:
            raise BadPdf(N_("tệp PDF hỏng, không đọc được danh sách trang")) from error
        yield inspection


def _page_facts(page: Any, number_: int) -> PageFacts:
    turned = int(number(inherited(page, "/Rotate")))
    return PageFacts(
        number_,
        box_of(inherited(page, "/MediaBox")),
        box_of(inherited(page, "/CropBox")),
        box_of(entry(page, "/BleedBox")),
        box_of(entry(page, "/TrimBox")),
        box_of(entry(page, "/ArtBox")),
        turned % 360 if turned % 90 == 0 else 0,
        number(entry(page, "/UserUnit"), 1.0) or 1.0,
        tuple(_annotation(item) for item in items(entry(page, "/Annots"), 5000)),
        entry(page, "/Thumb") is not None,
        entry(page, "/PieceInfo") is not None,
        entry(page, "/AA") is not None,
    )


def _annotation(annotation: Any) -> Annotation:
    flags = int(number(entry(annotation, "/F")))
    kind = name_of(entry(annotation, "/Subtype"))
    return Annotation(kind, box_of(entry(annotation, "/Rect")), kind != "Popup" and not flags & _HIDDEN)
