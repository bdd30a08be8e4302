"""Print files for the tests: every page has its number, a head, bleed in its own colour, and a slug that must never show."""

from __future__ import annotations

import random
from pathlib import Path

import pikepdf

from ttdn_publish.prepress.imposition.drawing import Canvas
from ttdn_publish.rendering.typefaces import plain_face

PT = 72 / 25.4


def numbered(
    path: Path, count: int, width: float, height: float, *, bleed: float = 3.0, slug: float = 8.0, intent: bool = True
) -> Path:
    """A PDF of ``count`` pages of ``width`` × ``height`` mm. The slug round the bleed is pure magenta."""
    pdf = pikepdf.new()
    for number in range(1, count + 1):
        canvas = Canvas(plain_face())
        whole = bleed + slug
        canvas.raw("0 1 0 0 k")
        canvas.box(-whole, -whole, width + whole, height + whole)
        shade = random.Random(number)
        canvas.raw(f"{shade.uniform(0.1, 0.5):.3f} 0 {shade.uniform(0.1, 0.6):.3f} 0 k")
        canvas.box(-bleed, -bleed, width + bleed, height + bleed)
        canvas.raw("1 0 0 0 k")  # the head
        canvas.box(0, height - 6, width, height)
        canvas.raw("0 0 0 1 k")
        size = height * 0.3
        canvas.words(str(number), width * 0.45, height * 0.35, size, align=0.5)
        canvas.box(width - 12, 10, width - 4, 14)  # something at the outer edge
        pdf.add_blank_page(page_size=((width + 2 * whole) * PT, (height + 2 * whole) * PT))
        page = pdf.pages[-1].obj
        matrix = b"q %.6f 0 0 %.6f %.6f %.6f cm\n" % (PT, PT, whole * PT, whole * PT)
        page.Contents = pdf.make_stream(matrix + canvas.operators + b"\nQ")
        page.Resources = pikepdf.Dictionary()
        page.BleedBox = _box(slug, width, height, bleed)
        page.TrimBox = _box(whole, width, height, 0)
    if intent:
        _claim_pdf_x(pdf)
    pdf.save(path, deterministic_id=True)
    return path


def _box(corner: float, width: float, height: float, bleed: float) -> pikepdf.Array:
    return pikepdf.Array([n * PT for n in (corner, corner, corner + width + 2 * bleed, corner + height + 2 * bleed)])


def _claim_pdf_x(pdf: pikepdf.Pdf) -> None:
    """What a PDF/X-4 file says of itself; the profile is only named, as these tests never print."""
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFX, OutputConditionIdentifier=pikepdf.String("FOGRA39")
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdfxid:GTS_PDFXVersion="PDF/X-4"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
    pdf.Root.Metadata = pdf.make_stream(xmp, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
