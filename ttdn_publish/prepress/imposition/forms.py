"""The forms of a layout: each side that is printed, with its pages and its marks, ready to be written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ttdn_publish.findings import N_, Finding, Phrase, Place, Translate
from ttdn_publish.formats.outlines import covers
from ttdn_publish.formats.pdf.placing import Placement, SheetPage
from ttdn_publish.prepress.imposition import rules
from ttdn_publish.prepress.imposition.flat import Flat, Layout, Side, Turn
from ttdn_publish.prepress.imposition.geometry import Box, Edges, Motion, hull
from ttdn_publish.prepress.imposition.marks import side_marks
from ttdn_publish.prepress.imposition.painting import paint

_KINDS = {
    "crop": N_("dấu xén"),
    "fold": N_("dấu gấp"),
    "registration": N_("dấu chồng màu"),
    "bar": N_("thang màu"),
    "slug": N_("dòng ghi chú"),
}


def forms(
    layout: Layout, job: str, day: date | None, font: Path, translate: Translate, place: Place
) -> tuple[list[SheetPage], list[Finding]]:
    """Every form of a layout, and which marks found no room. ``job`` and ``day`` stand in the slug line.

    A flat whose sides print from one form has one. The trim box of a form is the smallest box round all its pieces, its bleed
    box that with their outer bleed: marks lie outside, a preflight judges a sheet as it does a page, and both boxes are the
    same on every sheet of a booklet, whatever its creep.
    """
    made: list[SheetPage] = []
    missing: dict[str, list[str]] = {}
    job = letters(job, font)
    for flat in layout.flats:
        for side in flat.sides[: 1 if flat.one_form else None]:
            words = [translate(phrase) for phrase in _slug(layout, flat, side, job, day)]
            marks = side_marks(layout, flat, side, words, font)
            for kind in marks.missing:
                missing.setdefault(kind, []).append(f"{flat.number}{side.letter}")
            view = Motion() if side.letter == "A" else flat.sheet.mirror(flat.turn)
            trim = view.box(hull(piece.box for piece in flat.pieces))
            made.append(
                SheetPage(
                    flat.sheet.width,
                    flat.sheet.height,
                    _sides(trim),
                    _sides(trim.grown(Edges.all(layout.bleed))),
                    tuple(
                        Placement(slot.page, _sides(slot.box), slot.rotation, _sides(slot.window))
                        for slot in side.slots
                        if slot.page is not None
                    ),
                    paint(marks, font),
                )
            )
    message = N_("Không đủ chỗ cho {kind} ở mặt {sides}.")
    found = [
        rules.MARKS_LEFT_OUT.at(place, message, kind=_KINDS[kind], sides=", ".join(sides))
        for kind, sides in missing.items()
    ]
    return made, found


def letters(text: str, font: Path) -> str:
    """``text`` without what the font has no letter for."""
    if covers(text, font):
        return text
    return "".join(c for c in text if covers(c, font)).strip() or "?"


def way_of(flat: Flat) -> Phrase:
    """How the two sides of a flat are printed, in the words of the trade."""
    if len(flat.sides) == 1:
        return N_("in một mặt")
    if not flat.one_form:
        return N_("in AB")
    return N_("in tự trở") if flat.turn is Turn.TURN else N_("in tự trở nhíp")


def side_of(flat: Flat, side: Side) -> str:
    """The letter of a side, or both where they print from one form."""
    return "A = B" if flat.one_form else side.letter


def _slug(layout: Layout, flat: Flat, side: Side, job: str, day: date | None) -> list[Phrase]:
    values = {
        "number": flat.number,
        "total": len(layout.flats),
        "side": side_of(flat, side),
        "way": way_of(flat),
        "sheet": f"{flat.sheet.width:g} × {flat.sheet.height:g}",
    }
    whole = N_("{job} · tờ {number}/{total} · mặt {side} · {way} · tờ in {sheet} mm")
    short = N_("{job} · tờ {number}/{total} · mặt {side}")
    dated = N_("{line} · {day}")
    lines = [whole.format(job=job, **values), short.format(job=job, **values), short.format(job=job[:24], **values)]
    return [dated.format(line=line, day=day.isoformat()) for line in lines] if day else lines


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.bottom, box.right, box.top
