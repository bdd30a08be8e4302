"""Looking into finished PDF files. The one door to pikepdf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_

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
