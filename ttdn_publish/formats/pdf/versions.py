"""Versions made from a master: for the screen, for print, as a proof."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf

from ttdn_publish.formats.images import jpeg_size
from ttdn_publish.formats.pdf.opening import PT_PER_MM, drop, opened


def make_screen(master: Path, target: Path, swaps: Mapping[bytes, bytes]) -> None:
    """The version for the screen: trimmed pages, and smaller pictures.

    ``swaps`` maps the SHA-256 of a picture in ``master`` to the JPEG to embed instead. Raises :class:`BadPdf`.
    """
    with opened(master) as pdf:
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
    with opened(master) as pdf:
        for page in pdf.pages:
            drop(page.obj, "/Annots", "/StructParents", "/Tabs")
        drop(pdf.Root, "/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/ViewerPreferences")
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
    with opened(master) as pdf, opened(panel) as lists:
        drop(pdf.Root, "/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names")
        taken, extra = 0, 0
        for number in range(len(drawn)):
            page = pdf.pages[number + extra]
            left, bottom, right, top = (float(n) for n in page.obj["/TrimBox"])
            drop(page.obj, "/Annots", "/StructParents", "/Tabs", "/BleedBox", "/TrimBox", "/CropBox")
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
