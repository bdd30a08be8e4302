"""Words that several rules use: where rules come from, sizes, kinds of things."""

from __future__ import annotations

from ttdn_publish.findings import N_, Phrase
from ttdn_publish.formats.pdf.content.colours import Inks
from ttdn_publish.formats.pdf.content.things import Painted

PDFX4 = N_("ISO 15930-7 (PDF/X-4)")
TRADE = N_("Thực hành chế bản in")
HOUSE = N_("Quy ước của bộ công cụ")
PDF_SPEC = N_("ISO 32000-1 (PDF 1.7)")

KINDS = {
    "text": N_("chữ"),
    "fill": N_("mảng màu"),
    "stroke": N_("nét vẽ"),
    "image": N_("ảnh"),
    "shading": N_("mảng chuyển màu"),
}
_SHORT = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
_QUOTED = 40


def pt(value: float) -> Phrase:
    """A length in points with two decimals at most."""
    whole, part = _parts(value, 2)
    if not part:
        return N_("{whole} pt").format(whole=whole)
    return N_("{whole},{part} pt").format(whole=whole, part=part)


def mm(value: float) -> Phrase:
    """A length in millimetres with one decimal at most."""
    whole, part = _parts(value, 1)
    if not part:
        return N_("{whole} mm").format(whole=whole)
    return N_("{whole},{part} mm").format(whole=whole, part=part)


def _parts(value: float, decimals: int) -> tuple[str, str]:
    whole, _, part = f"{value:.{decimals}f}".partition(".")
    return ("0" if whole == "-0" and not part.strip("0") else whole), part.rstrip("0")


def quoted(thing: Painted) -> str:
    """The beginning of a text, or its font where its words are not known."""
    words = " ".join(thing.words.split())
    if not words:
        return thing.font.name if thing.font else ""
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"


def recipe(inks: Inks | None) -> str:
    """A colour as printers write it: ``C40 M0 Y0 K100``; spot colours by their names."""
    found = dict(inks or ())
    process = [f"{short}{found.pop(ink, 0):.0f}" for ink, short in _SHORT.items()]
    spots = [f"{ink} {share:.0f}" for ink, share in found.items()]
    return " ".join((process if dict(inks or ()).keys() & _SHORT.keys() else []) + spots)
