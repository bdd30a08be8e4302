"""Finished PDF files: what they say of themselves, and the versions made from a master. The one door to pikepdf."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_
from ttdn_publish.formats.images import jpeg_size

PT_PER_MM = 72 / 25.4


class BadPdf(PublishError):
    """A file that is not a PDF or is damaged."""


@dataclass(frozen=True)
class PageBoxes:
    """Media-, Trim- and BleedBox of a page, each (left, bottom, right, top) in mm."""

    media: tuple[float, float, float, float]
    trim: tuple[float, float, float, float] | None
    bleed: tuple[float, float, float, float] | None


@dataclass(frozen=True)
class PdfFacts:
    """What a finished PDF says of itself."""

    pages: tuple[PageBoxes, ...]
    fonts: tuple[tuple[str, bool], ...]
    title: str
    language: str
    tagged: bool
    bookmarks: int


def facts(path: Path) -> PdfFacts:
    """Boxes, fonts (name, embedded), title, language, tags and bookmarks. Raises :class:`BadPdf`."""
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            root = pdf.Root
            return PdfFacts(
                pages=tuple(_boxes(page) for page in pdf.pages),
                fonts=tuple(sorted(set(_fonts(pdf)))),
                title=str(pdf.docinfo.get("/Title", "")),
                language=str(root.get("/Lang", "")),
                tagged="/MarkInfo" in root and bool(root["/MarkInfo"].get("/Marked", False)),
                bookmarks=int(root["/Outlines"].get("/Count", 0)) if "/Outlines" in root else 0,
            )
    except (pikepdf.PdfError, OSError) as error:
        raise BadPdf(N_("tệp PDF hỏng, không mở lại được")) from error


def make_screen(master: Path, target: Path, swaps: Mapping[bytes, bytes]) -> None:
    """The version for the screen: trimmed pages, and smaller pictures.

    ``swaps`` maps the SHA-256 of a picture in ``master`` to the JPEG to embed instead. Raises :class:`BadPdf`.
    """
    import pikepdf

    with _opened(master) as pdf:
        for page in pdf.pages:
            for name in ("/MediaBox", "/CropBox", "/BleedBox"):
                page.obj[name] = page.obj["/TrimBox"]
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
                smaller = swaps.get(hashlib.sha256(item.read_raw_bytes()).digest())
                if smaller is not None:
                    item.write(smaller, filter=pikepdf.Name.DCTDecode)
                    item["/Width"], item["/Height"] = jpeg_size(smaller)
        pdf.save(target, deterministic_id=True)


def make_print(master: Path, target: Path) -> None:
    """The version for print: with bleed, without links, bookmarks and tags. Raises :class:`BadPdf`."""
    with _opened(master) as pdf:
        for page in pdf.pages:
            _drop(page.obj, "/Annots", "/StructParents", "/Tabs")
        _drop(pdf.Root, "/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/ViewerPreferences")
        # A file without tags must not claim to be PDF/UA (ISO 14289-1, clause 5).
        metadata = pdf.Root["/Metadata"]
        metadata.write(re.sub(rb"<pdfuaid:(\w+)>[^<]*</pdfuaid:\1>", b"", metadata.read_bytes()))
        pdf.save(target, deterministic_id=True)


def make_proof(
    master: Path, panel: Path, target: Path, drawn: Sequence[bytes], panels: Sequence[int], width_mm: float
) -> None:
    """The proof: every page of ``master`` in its real size with operators drawn over it and its list beside it.

    ``drawn`` has operators for each page (origin at the trimmed page's lower left corner); ``panel`` has the lists,
    ``panels`` how many of its pages belong to each page, ``width_mm`` how wide they are. What does not fit beside the page
    follows on sheets of its own. Raises :class:`BadPdf`.
    """
    import pikepdf

    with _opened(master) as pdf, _opened(panel) as lists:
        _drop(pdf.Root, "/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names")
        taken, extra = 0, 0
        for number in range(len(drawn)):
            page = pdf.pages[number + extra]
            left, bottom, right, top = (float(n) for n in page.obj["/TrimBox"])
            _drop(page.obj, "/Annots", "/StructParents", "/Tabs", "/BleedBox", "/TrimBox", "/CropBox")
            wide = right + width_mm * PT_PER_MM
            page.obj["/MediaBox"] = pikepdf.Array([left, bottom, wide, top])
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q q %b Q" % drawn[number])
            page.add_overlay(lists.pages[taken], pikepdf.Rectangle(right, bottom, wide, top))
            for more in range(1, panels[number]):
                pdf.add_blank_page(page_size=(wide - left, top - bottom))
                sheet = pdf.pages[-1]
                rectangle = pikepdf.Rectangle(right - left, 0, wide - left, top - bottom)
                sheet.add_overlay(lists.pages[taken + more], rectangle)
                pdf.pages.insert(number + extra + more, sheet)
                del pdf.pages[-1]
            extra += panels[number] - 1
            taken += panels[number]
        pdf.save(target, deterministic_id=True)


def _drop(dictionary: Any, *names: str) -> None:
    for name in names:
        if name in dictionary:
            del dictionary[name]


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[Any]:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            yield pdf
    except pikepdf.PdfError as error:
        raise BadPdf(N_("tệp PDF hỏng, không mở lại được")) from error


def _boxes(page: Any) -> PageBoxes:
    def box(name: str) -> tuple[float, float, float, float] | None:
        value = page.obj.get(name)
        if value is None:
            return None
        left, bottom, right, top = (float(number) / PT_PER_MM for number in value)
        return left, bottom, right, top

    return PageBoxes(box("/MediaBox") or (0, 0, 0, 0), box("/TrimBox"), box("/BleedBox"))


def _fonts(pdf: Any) -> Iterator[tuple[str, bool]]:
    for item in pdf.objects:
        try:
            if item.get("/Type") != "/FontDescriptor":
                continue
        except (AttributeError, TypeError, ValueError):
            continue
        name = str(item.get("/FontName", "")).lstrip("/")
        yield name, any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3"))
