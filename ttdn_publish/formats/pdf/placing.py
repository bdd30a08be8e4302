"""Placing pages of a PDF on larger sheets: every page once as a form XObject, drawn wherever it stands.

Nothing is rasterised or converted: content, colours, fonts and pictures are the source's own objects, and what the source
says of itself (output intent, PDF/X facts) stays. Lengths in mm, boxes (left, bottom, right, top).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf

from ttdn_publish.formats.pdf.opening import PT_PER_MM, drop, opened

Box = tuple[float, float, float, float]

#: The name under which operators of a sheet set the colour that prints on every plate: ``/All cs 1 scn``.
ALL_PLATES = "All"

# Of the document, what speaks of pages that are no longer there.
_OF_PAGES = (
    "/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/Dests", "/PageLabels", "/AcroForm", "/OpenAction",
    "/Threads", "/PageMode", "/PageLayout", "/ViewerPreferences", "/AA",
)  # fmt: skip


@dataclass(frozen=True)
class SourcePage:
    """A page as it is looked at: its trimmed size in mm, whether it says so itself (a TrimBox), and how far its content may be
    shown beyond each edge of the trim (left, bottom, right, top, in mm)."""

    width: float
    height: float
    has_trim: bool
    bleed: Box


@dataclass(frozen=True)
class Placement:
    """A page (from 0) on a sheet: its trim lies on ``box``, turned by ``rotation`` degrees counter-clockwise; nothing of it
    shows outside ``window``."""

    page: int
    box: Box
    rotation: int
    window: Box


@dataclass(frozen=True)
class SheetPage:
    """A side of a sheet: its size, what is trimmed out of it and what carries ink, the pages on it, and operators drawn after
    them in mm (origin at the lower left corner)."""

    width: float
    height: float
    trim: Box
    bleed: Box
    placements: tuple[Placement, ...]
    operators: bytes = b""


@dataclass(frozen=True)
class _Geometry:
    """Trim and bleed of a page in its own units, its turn, and how many pt a unit has."""

    trim: Box
    bleed: Box
    rotate: int
    unit: float
    has_trim: bool


def source_pages(path: Path, most: int) -> tuple[int, tuple[SourcePage, ...]]:
    """How many pages a file has, and the first ``most`` of them. Raises :class:`BadPdf`."""
    with opened(path) as pdf:
        count = len(pdf.pages)
        pages = []
        for number in range(min(count, most)):
            it = _geometry(pdf.pages[number])
            scale = it.unit / PT_PER_MM
            edges = [(it.trim[0] - it.bleed[0]) * scale, (it.trim[1] - it.bleed[1]) * scale]
            edges += [(it.bleed[2] - it.trim[2]) * scale, (it.bleed[3] - it.trim[3]) * scale]
            turns = it.rotate // 90  # clockwise: what was at the bottom comes to the left
            left, bottom, right, top = edges[turns:] + edges[:turns]
            size = ((it.trim[2] - it.trim[0]) * scale, (it.trim[3] - it.trim[1]) * scale)
            width, height = size[::-1] if turns % 2 else size
            pages.append(SourcePage(width, height, it.has_trim, (left, bottom, right, top)))
        return count, tuple(pages)


def place(source: Path, target: Path, sheets: Sequence[SheetPage]) -> None:
    """Write ``sheets`` with pages of ``source`` to ``target``; the same input gives the same bytes. Raises :class:`BadPdf`."""
    with opened(source) as pdf:
        count = len(pdf.pages)
        used = sorted({placement.page for sheet in sheets for placement in sheet.placements})
        forms = {number: _form(pdf.pages[number]) for number in used}
        colour = pdf.make_indirect(_all_plates())
        for sheet in sheets:
            pdf.add_blank_page(page_size=(sheet.width * PT_PER_MM, sheet.height * PT_PER_MM))
            _fill(pdf, pdf.pages[-1].obj, sheet, forms, colour)
        del pdf.pages[:count]
        drop(pdf.Root, *_OF_PAGES)
        pdf.save(target, deterministic_id=True, compress_streams=True)


def drawn_file(target: Path, pages: Sequence[tuple[float, float, bytes]], title: str, language: str) -> None:
    """A PDF that is only drawn: each page's width and height in mm and its operators in mm."""
    with pikepdf.new() as pdf:
        for width, height, operators in pages:
            pdf.add_blank_page(page_size=(width * PT_PER_MM, height * PT_PER_MM))
            page = pdf.pages[-1].obj
            page["/Resources"] = pikepdf.Dictionary()
            page["/Contents"] = pdf.make_stream(b"q %.7f 0 0 %.7f 0 0 cm\n%b\nQ" % (PT_PER_MM, PT_PER_MM, operators))
        pdf.docinfo["/Title"] = pikepdf.String(title)
        pdf.Root["/Lang"] = pikepdf.String(language)
        pdf.save(target, deterministic_id=True)


def _form(page: pikepdf.Page) -> tuple[Any, _Geometry]:
    """A page as a form that shows all of its bleed; its group stands alone, as a page does (ISO 32000-2, 11.4.7)."""
    form = page.as_form_xobject(handle_transformations=False)
    geometry = _geometry(page)
    form["/BBox"] = pikepdf.Array([Decimal(f"{number:.4f}") for number in geometry.bleed])
    drop(form, "/StructParents", "/Matrix")
    if "/Group" in form:
        group = pikepdf.Dictionary(dict(form["/Group"].items()))
        group["/I"] = True
        form["/Group"] = group
    return form, geometry


def _fill(
    pdf: pikepdf.Pdf, page: Any, sheet: SheetPage, forms: Mapping[int, tuple[Any, _Geometry]], colour: Any
) -> None:
    """Boxes, resources and content of a sheet."""
    drawn, names = [], pikepdf.Dictionary()
    for placement in sheet.placements:
        form, geometry = forms[placement.page]
        names[f"/P{placement.page + 1}"] = form
        if "/Group" in form and "/Group" not in page:
            page["/Group"] = pikepdf.Dictionary(dict(form["/Group"].items()))
        left, bottom, right, top = (number * PT_PER_MM for number in placement.window)
        matrix = " ".join(f"{number:.5f}" for number in _matrix(placement, geometry))
        drawn.append(
            f"q {left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n {matrix} cm /P{placement.page + 1} Do Q"
        )
    placed = "\n".join(drawn).encode("ascii")
    marks = b"q %.7f 0 0 %.7f 0 0 cm\n%b\nQ" % (PT_PER_MM, PT_PER_MM, sheet.operators) if sheet.operators else b""
    page["/Contents"] = pdf.make_stream(placed + b"\n" + marks)
    page["/Resources"] = pikepdf.Dictionary(XObject=names, ColorSpace=pikepdf.Dictionary({f"/{ALL_PLATES}": colour}))
    for name, box in (("/TrimBox", sheet.trim), ("/BleedBox", sheet.bleed)):
        page[name] = pikepdf.Array([Decimal(f"{number * PT_PER_MM:.4f}") for number in box])


def _matrix(placement: Placement, geometry: _Geometry) -> tuple[float, ...]:
    """From the page's own units to the sheet in pt: the middle of its trim comes to the middle of the box."""
    turn = math.radians(placement.rotation - geometry.rotate)
    a, b = round(math.cos(turn)) * geometry.unit, round(math.sin(turn)) * geometry.unit
    x, y = (geometry.trim[0] + geometry.trim[2]) / 2, (geometry.trim[1] + geometry.trim[3]) / 2
    to_x = (placement.box[0] + placement.box[2]) / 2 * PT_PER_MM
    to_y = (placement.box[1] + placement.box[3]) / 2 * PT_PER_MM
    return a, b, -b, a, to_x - a * x + b * y, to_y - b * x - a * y


def _all_plates() -> pikepdf.Array:
    """The colour space of marks that print on every plate (ISO 32000-2, 8.6.6.4); on a screen it is all four inks."""
    function = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, function])


def _geometry(page: pikepdf.Page) -> _Geometry:
    obj: Any = page.obj
    media = _box(page.mediabox)
    trim = _box(obj["/TrimBox"]) if "/TrimBox" in obj else _box(page.cropbox)
    bleed = _box(obj["/BleedBox"]) if "/BleedBox" in obj else media if "/TrimBox" not in obj else trim
    # Boxes that stick out of the page mean what lies on it (ISO 32000-2, 14.11.2).
    trim, bleed = _within(trim, media), _within(bleed, media)
    bleed = (min(bleed[0], trim[0]), min(bleed[1], trim[1]), max(bleed[2], trim[2]), max(bleed[3], trim[3]))
    rotate = int(_inherited(obj, "/Rotate", 0)) % 360 // 90 * 90
    return _Geometry(trim, bleed, rotate, float(obj.get("/UserUnit", 1)), "/TrimBox" in obj)


def _inherited(obj: Any, name: str, default: Any) -> Any:
    for _ in range(50):  # a tree that goes deeper goes in circles
        if name in obj:
            return obj[name]
        if "/Parent" not in obj:
            return default
        obj = obj["/Parent"]
    return default


def _box(value: Any) -> Box:
    x1, y1, x2, y2 = (float(number) for number in value)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _within(box: Box, limits: Box) -> Box:
    return (
        max(box[0], limits[0]),
        max(box[1], limits[1]),
        min(box[2], limits[2]),
        min(box[3], limits[3]),
    )
