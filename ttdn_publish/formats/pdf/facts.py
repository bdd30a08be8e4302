"""What a finished PDF says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.formats.pdf.opening import PT_PER_MM, opened


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
    with opened(path) as pdf:
        root = pdf.Root
        return PdfFacts(
            pages=tuple(_boxes(page) for page in pdf.pages),
            fonts=tuple(sorted(set(_fonts(pdf)))),
            title=str(pdf.docinfo.get("/Title", "")),
            language=str(root.get("/Lang", "")),
            tagged="/MarkInfo" in root and bool(root["/MarkInfo"].get("/Marked", False)),
            bookmarks=int(root["/Outlines"].get("/Count", 0)) if "/Outlines" in root else 0,
        )


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
