"""Versions made from a master: for the screen, for print, to keep, as a proof."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from ttdn_publish.formats.colour_management import Separation, srgb_profile
from ttdn_publish.formats.images import jpeg_size
from ttdn_publish.formats.pdf.colour.images import fingerprint, jpegs
from ttdn_publish.formats.pdf.colour.separating import separate
from ttdn_publish.formats.pdf.metadata import Claims, describe
from ttdn_publish.formats.pdf.opening import PT_PER_MM, drop, opened

#: What a page of a print file may say of itself.
_PAGE_ENTRIES = (
    "/Type",
    "/Parent",
    "/Resources",
    "/Contents",
    "/MediaBox",
    "/BleedBox",
    "/TrimBox",
    "/Group",
    "/Rotate",
)


def make_screen(master: Path, target: Path, swaps: Mapping[bytes, bytes]) -> None:
    """The version for the screen: trimmed pages, and smaller pictures.

    ``swaps`` maps the SHA-256 of a picture in ``master`` to the JPEG to embed instead. Raises :class:`BadPdf`.
    """
    with opened(master) as pdf:
        for page in pdf.pages:
            _trimmed(page)
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
                smaller = swaps.get(hashlib.sha256(item.read_raw_bytes()).digest())
                if smaller is not None:
                    item.write(smaller, filter=pikepdf.Name.DCTDecode)
                    item["/Width"], item["/Height"] = jpeg_size(smaller)
        pdf.save(target, deterministic_id=True)


@dataclass(frozen=True)
class Intent:
    """The printing condition that a file is made for: its name (OutputConditionIdentifier) in a registry, what it is in words,
    and its ICC profile for CMYK."""

    identifier: str
    info: str
    registry: str
    profile: bytes


@dataclass(frozen=True)
class Press:
    """How a print file is made: ``separation`` turns colours into inks, ``in_inks`` has its pictures ready
    (:class:`ttdn_publish.formats.pdf.colour.images.Images`); ``bleed_mm`` and ``slug_mm`` surround the trimmed page;
    ``drawn`` has operators for the slug of each page (origin at the trimmed page's lower left corner)."""

    intent: Intent
    separation: Separation
    in_inks: Mapping[bytes, Callable[[], bytes]]
    drawn: Sequence[bytes]
    bleed_mm: float
    slug_mm: float


def trims(master: Path) -> list[tuple[float, float]]:
    """Width and height in mm of each trimmed page. Raises :class:`BadPdf`."""
    with opened(master) as pdf:
        boxes = [[float(n) / PT_PER_MM for n in page.obj["/TrimBox"]] for page in pdf.pages]
    return [(right - left, top - bottom) for left, bottom, right, top in boxes]


def jpegs_of(master: Path) -> dict[bytes, bytes]:
    """The JPEGs that a print file needs in inks, by their SHA-256. Raises :class:`BadPdf`."""
    with opened(master) as pdf:
        return {fingerprint(data): data for data in jpegs(pdf)}


def make_print(master: Path, target: Path, press: Press) -> None:
    """The version for print: PDF/X-4 (ISO 15930-7) in inks alone, with bleed and a slug for marks; without links, bookmarks, tags.

    The pages of ``master`` have their trimmed corner at the origin. The same master and press give the same bytes.
    Raises :class:`BadPdf`, :class:`ttdn_publish.formats.pdf.colour.spaces.Unconvertible`.
    """
    with opened(master) as pdf:
        separate(pdf, press.separation, press.in_inks)
        for page, drawn in zip(pdf.pages, press.drawn, strict=True):
            _keep(page.obj, _PAGE_ENTRIES)
            left, bottom, right, top = (float(n) for n in page.obj["/TrimBox"])
            bleed = _grown((left, bottom, right, top), press.bleed_mm)
            page.obj["/BleedBox"] = pikepdf.Array(bleed)
            page.obj["/MediaBox"] = pikepdf.Array(_grown(bleed, press.slug_mm))
            x, y, wide, high = bleed[0], bleed[1], bleed[2] - bleed[0], bleed[3] - bleed[1]
            page.contents_add(b"q %.3f %.3f %.3f %.3f re W n" % (x, y, wide, high), prepend=True)
            page.contents_add(b"Q %b" % drawn)
        _keep(pdf.Root, ("/Type", "/Pages", "/Lang"))
        made = hashlib.sha256(press.intent.profile + b"".join(press.drawn))
        claims = [("pdfxid:GTS_PDFXVersion", "PDF/X-4")]
        describe(pdf, Claims(claims, *_identifiers(pdf, master, made.digest()), trapped=False))
        _intend(pdf, "/GTS_PDFX", press.intent, 4)
        pdf.save(target, deterministic_id=True, force_version="1.6")


def make_archive(master: Path, target: Path) -> None:
    """The version to keep: PDF/A-2a (ISO 19005-2), trimmed pages with tags, links and bookmarks, pictures as in ``master``.

    Colours are those of the screen (sRGB). Raises :class:`BadPdf`.
    """
    with opened(master) as pdf:
        for page in pdf.pages:
            _trimmed(page)
            for link in page.obj.get("/Annots", []):
                link["/F"] = 4  # printed (ISO 19005-2, 6.3.2)
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
                drop(item, "/Interpolate")
        claims = [("pdfaid:part", "2"), ("pdfaid:conformance", "A")]
        describe(pdf, Claims(claims, *_identifiers(pdf, master, b"archive")))
        _intend(
            pdf,
            "/GTS_PDFA1",
            Intent("sRGB IEC61966-2.1", "sRGB IEC61966-2.1", "http://www.color.org", srgb_profile()),
            3,
        )
        pdf.save(target, deterministic_id=True, force_version="1.7")


def _trimmed(page: Any) -> None:
    for name in ("/MediaBox", "/CropBox", "/BleedBox"):
        page.obj[name] = page.obj["/TrimBox"]


def _grown(box: tuple[float, float, float, float], mm: float) -> tuple[float, float, float, float]:
    by = mm * PT_PER_MM
    left, bottom, right, top = box
    return round(left - by, 4), round(bottom - by, 4), round(right + by, 4), round(top + by, 4)


def _keep(dictionary: Any, names: Sequence[str]) -> None:
    drop(dictionary, *(key for key in list(dictionary.keys()) if key not in names))


def _identifiers(pdf: Any, master: Path, made: bytes) -> tuple[str, str]:
    """What names the document whatever its content, and what names this file; both hexadecimal SHA-256."""
    name = bytes(pdf.trailer["/ID"][0]) if "/ID" in pdf.trailer else b""
    whole = hashlib.sha256(master.read_bytes() + made)
    return hashlib.sha256(name).hexdigest() if name else whole.hexdigest(), whole.hexdigest()


def _intend(pdf: Any, kind: str, intent: Intent, components: int) -> None:
    profile = pdf.make_indirect(pikepdf.Stream(pdf, intent.profile, N=components))
    pdf.Root["/OutputIntents"] = pikepdf.Array(
        [
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.OutputIntent,
                    S=pikepdf.Name(kind),
                    OutputConditionIdentifier=pikepdf.String(intent.identifier),
                    RegistryName=pikepdf.String(intent.registry),
                    Info=pikepdf.String(intent.info),
                    DestOutputProfile=profile,
                )
            )
        ]
    )


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
