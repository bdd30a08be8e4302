"""Rule on bleed that is really printed: what touches the trimmed edge must go on to the end of the bleed. Seen in pixels."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.page_pictures import PagePictures, Pixels
from ttdn_publish.formats.pdf.objects import Box
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.view import PageView
from ttdn_publish.prepress.preflight.words import TRADE, mm

COVER = Rule(
    "IN26",
    Severity.WARNING,
    N_("Nền và ảnh sát mép được in hết phần tràn lề"),
    N_(
        "Khung tràn lề có đủ nhưng ảnh hay nền dừng ở mép xén: xén lệch nửa milimét là lộ giấy trắng. Mép trang để trắng thì không sao."
    ),
    N_("Kéo ảnh hoặc nền ra hết phần tràn lề rồi xuất lại."),
    TRADE,
)
RULES = (COVER,)

DPI = 96.0
#: Values from here on are paper: the lightest tint is darker, the halo of a JPEG is not.
_PAPER = 250
#: A gap along the edge shorter than this is a line or a letter that ends there, not a ground.
_LEAST_MM = 2.0
#: Looked at from half a millimetre inside the trim, and up to a third before the end of the bleed.
_INNER_MM, _OUTER = 0.5, 0.34
_NEAR_MM = 0.2
_SIDES = {
    "left": N_("mép trái"),
    "right": N_("mép phải"),
    "top": N_("mép trên"),
    "bottom": N_("mép dưới"),
}


def check(view: PageView, pictures: PagePictures, gathering: Gathering) -> None:
    """The strips between trim and bleed of a page that has both."""
    page = view.facts
    if page.trim is None or page.bleed is None or not gathering.holds(COVER) or not _doubtful(view):
        return
    picture = pictures.draw(page.number, DPI / page.unit, page.bleed)
    if picture is None:
        return
    for side, length, box in _gaps(view, picture):
        words = N_("{side}: {length} có nền sát mép xén nhưng phần tràn lề trắng")
        gathering.on_page(COVER, words.format(side=_SIDES[side], length=mm(length)), box, key=side, rank=length)


def _doubtful(view: PageView) -> bool:
    """Whether it takes a picture to know: something at a trimmed edge is no plain area that goes on to the end of the bleed."""
    bleed = view.facts.bleed
    assert bleed is not None
    ends = [-amount for amount in view.over_trim(bleed)]
    for thing in view.printed:
        inside = view.over_trim(thing.box)
        sides = [(depth, end) for depth, end in zip(inside, ends, strict=True) if depth < _INNER_MM + _NEAR_MM]
        if sides and (
            not thing.solid
            or thing.transparent
            or all(colour.white for colour in thing.colours)
            or any(-depth < end - _NEAR_MM for depth, end in sides)
        ):
            return True
    return False


def _gaps(view: PageView, picture: Pixels) -> Iterator[tuple[str, float, Box]]:
    """Side, length in mm, and box in page space, of each run along an edge that is inked inside and bare outside."""
    bleed, trim = view.facts.bleed, view.facts.trim
    assert bleed is not None
    assert trim is not None
    per_mm = picture.scale / view.mm_per_unit
    strips = view.over_trim(bleed)
    left, bottom, right, top = (-amount for amount in strips)
    if view.facts.turned or min(left, bottom, right, top) < 0:
        return  # a turned page and boxes that do not lie in each other are findings of their own
    wide, high = picture.width, picture.height
    for side, depth in (("left", left), ("right", right), ("top", top), ("bottom", bottom)):
        if depth * per_mm < 3:
            continue
        upright = side in ("left", "right")
        first = (top if upright else left) * per_mm
        last = (high - bottom * per_mm) if upright else (wide - right * per_mm)
        outer_from, outer_to = depth * _OUTER * per_mm, depth * (1 - _OUTER) * per_mm
        inner = depth * per_mm + 1.5, depth * per_mm + max(2.5, _INNER_MM * per_mm + 1)
        run_from: int | None = None
        for along in range(int(first) + 2, int(last) - 1):
            gap = False
            if along < int(last) - 2:
                inside = _darkest(picture, side, along, inner[0], inner[1])
                gap = inside < _PAPER and _darkest(picture, side, along, outer_from, outer_to) >= _PAPER
            if gap and run_from is None:
                run_from = along
            elif not gap and run_from is not None:
                length = (along - run_from) / per_mm
                if length >= _LEAST_MM:
                    yield side, length, _box(view, side, run_from / per_mm, along / per_mm)
                run_from = None


def _darkest(picture: Pixels, side: str, along: int, start: float, end: float) -> int:
    """The darkest value in a line across the edge, ``start`` to ``end`` pixels from the outer edge."""
    a, b = int(start), max(int(start) + 1, int(end))
    if side == "left":
        return picture.darkest(a, along, b, along + 1)
    if side == "right":
        return picture.darkest(picture.width - b, along, picture.width - a, along + 1)
    if side == "top":
        return picture.darkest(along, a, along + 1, b)
    return picture.darkest(along, picture.height - b, along + 1, picture.height - a)


def _box(view: PageView, side: str, start: float, end: float) -> Box:
    bleed, trim = view.facts.bleed, view.facts.trim
    assert bleed is not None
    assert trim is not None
    unit = view.mm_per_unit
    if side in ("left", "right"):
        edges = (bleed[0], trim[0]) if side == "left" else (trim[2], bleed[2])
        return edges[0], bleed[3] - end / unit, edges[1], bleed[3] - start / unit
    edges = (trim[3], bleed[3]) if side == "top" else (bleed[1], trim[1])
    return bleed[0] + start / unit, edges[0], bleed[0] + end / unit, edges[1]
