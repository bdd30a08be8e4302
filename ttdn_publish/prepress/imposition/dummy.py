"""The folding dummy: every sheet drawn to scale on A4, both sides true to each other, for the binder to fold by hand."""

from __future__ import annotations

from pathlib import Path

from ttdn_publish.findings import N_, Phrase, Translate
from ttdn_publish.prepress.imposition.drawing import Canvas, text_width
from ttdn_publish.prepress.imposition.flat import Binding, Flat, Half, Layout, Side, Slot, Turn
from ttdn_publish.prepress.imposition.folding import creases, laid
from ttdn_publish.prepress.imposition.forms import letters, way_of
from ttdn_publish.prepress.imposition.geometry import Motion, quarter_turns

_A4 = (210.0, 297.0)
_ASIDE, _ABOVE = 12.0, 30.0  # what stays free of the sheet at the sides, above and below, in mm
_SMALL, _LARGE = 3.0, 4.2  # letters, in mm to the em
_CREASE_DASH = (3.0, 1.6)

_STEPS = {
    Half.LEFT: N_("gấp {number}: lật nửa trái đè lên nửa phải"),
    Half.RIGHT: N_("gấp {number}: lật nửa phải đè lên nửa trái"),
    Half.TOP: N_("gấp {number}: lật nửa trên đè xuống nửa dưới"),
    Half.BOTTOM: N_("gấp {number}: lật nửa dưới đè lên nửa trên"),
}


def dummy(layout: Layout, job: str, font: Path, translate: Translate) -> list[tuple[float, float, bytes]]:
    """The dummy's pages: width and height in mm, operators in mm. Two for each sheet, side A and side B."""
    job = letters(job, font)
    return [_page(layout, flat, side, job, font, translate) for flat in layout.flats for side in flat.sides]


def _page(
    layout: Layout, flat: Flat, side: Side, job: str, font: Path, translate: Translate
) -> tuple[float, float, bytes]:
    short, long = _A4
    width, height = (long, short) if flat.sheet.width >= flat.sheet.height else (short, long)
    scale = min((width - 2 * _ASIDE) / flat.sheet.width, (height - 2 * _ABOVE) / flat.sheet.height, 1.0)
    # In the middle of the page both ways, so that side B printed on the back lies behind side A.
    left, bottom = (width - flat.sheet.width * scale) / 2, (height - flat.sheet.height * scale) / 2
    canvas = Canvas(font)

    at = Motion(a=scale, d=scale, e=left, f=bottom)

    _paper(canvas, flat, at, translate)
    start = _standing(flat) if flat.pieces[0].folds else None
    for slot in side.slots:
        _slot(canvas, slot, at, translate, ringed=slot.page is not None and slot.page + 1 == start)
    view = Motion() if side.letter == "A" else flat.sheet.mirror(flat.turn)
    for piece in flat.pieces:
        area = view.box(piece.box)
        canvas.box(*at(area.left, area.bottom), *at(area.right, area.top), paint="S", width=0.35)
        _folds(canvas, [(n, view(*a), view(*b)) for n, a, b in creases(piece)], at)

    title = N_("{job} · mẫu gấp · tờ {number}/{total} · mặt {side} · {way} · tỷ lệ {scale} %").format(
        job=job,
        number=flat.number,
        total=len(layout.flats),
        side=side.letter,
        way=way_of(flat),
        scale=round(scale * 100),
    )
    lines = [translate(title), *(translate(line) for line in _how_to_print(flat, width > height))]
    y = height - 10
    for number, words in enumerate(lines):
        size = _LARGE if number == 0 else _SMALL
        y = _wrapped(canvas, words, _ASIDE, y, size, width - 2 * _ASIDE)
    y = _ABOVE - 7
    for words in map(translate, _how_to_fold(layout, flat)):
        y = _wrapped(canvas, words, _ASIDE, y, _SMALL, width - 2 * _ASIDE)
    return width, height, canvas.operators


def _paper(canvas: Canvas, flat: Flat, at: Motion, translate: Translate) -> None:
    """The sheet's edge, and the gripper edge shaded."""
    (left, bottom), (right, top) = at(0, 0), at(flat.sheet.width, flat.sheet.height)
    grip = at(0, flat.sheet.gripper)[1]
    if flat.sheet.gripper:
        canvas.raw("0.88 g")
        canvas.box(left, bottom, right, grip)
        canvas.raw("0 g")
        words = translate(N_("mép nhíp"))
        canvas.words(words, left + 2, bottom - _SMALL, _SMALL * 0.8)
    canvas.box(left, bottom, right, top, paint="S", width=0.2)


def _slot(canvas: Canvas, slot: Slot, at: Motion, translate: Translate, *, ringed: bool) -> None:
    """A page: its trim, its number standing as the page stands, a bar along its head; ringed when folding begins with it."""
    trim = at.box(slot.trim)
    canvas.raw("0.55 G")
    canvas.box(trim.left, trim.bottom, trim.right, trim.top, paint="S", width=0.12)
    canvas.raw("0 G")
    x, y = trim.centre
    across, upwards = (trim.height, trim.width) if slot.rotation % 180 else (trim.width, trim.height)
    turn = quarter_turns(slot.rotation, 0, 0)

    def on_page(right: float, up: float) -> tuple[float, float]:
        dx, dy = turn(right, up)
        return x + dx, y + dy

    words = translate(N_("trắng")) if slot.page is None else str(slot.page + 1)
    size = min(upwards * 0.3, 22.0)
    size = min(size, size * across * 0.7 / max(text_width(words, canvas.font, size), 0.1))
    canvas.words(words, *on_page(0, -0.35 * size), size, degrees=slot.rotation, align=0.5)
    head = upwards / 2 - min(upwards * 0.06, 3.0)
    reach = across * 0.3
    canvas.line(*on_page(-reach, head), *on_page(reach, head), 0.5)
    tip = min(upwards * 0.08, 3.5)
    canvas.polygon([on_page(-tip / 2, head - tip), on_page(tip / 2, head - tip), on_page(0, head)])
    if ringed:
        canvas.circle(*on_page(0, 0), max(size * 0.75, text_width(words, canvas.font, size) * 0.75), width=0.3)


def _folds(canvas: Canvas, folded: list[tuple[int, tuple[float, float], tuple[float, float]]], at: Motion) -> None:
    """Creases, each with the number of its fold in a ring, a third along so that it hides no corner."""
    for number, start, end in folded:
        (x1, y1), (x2, y2) = at(*start), at(*end)
        canvas.line(x1, y1, x2, y2, 0.3, _CREASE_DASH)
        x, y = x1 + (x2 - x1) * 0.3, y1 + (y2 - y1) * 0.3
        canvas.raw("1 g")
        canvas.circle(x, y, 2.6, paint="B", width=0.25)
        canvas.raw("0 g")
        canvas.words(str(number), x, y - 0.36 * 3.6, 3.6, align=0.5)


def _how_to_print(flat: Flat, landscape: bool) -> list[Phrase]:
    if len(flat.sides) == 1:
        return []
    # A page that is wider than high and turned about its upright middle is turned on its short edge.
    short_edge = landscape == (flat.turn is Turn.TURN)
    edge = N_("cạnh ngắn") if short_edge else N_("cạnh dài")
    return [N_("In hai mặt trên giấy A4, lật theo {edge}, giữ nguyên cỡ 100 %.").format(edge=edge)]


def _how_to_fold(layout: Layout, flat: Flat) -> list[Phrase]:
    piece = flat.pieces[0]
    lines = []
    if len(flat.pieces) > 1:
        lines.append(N_("Cắt theo nét liền đậm thành {count} phần.").format(count=len(flat.pieces)))
    else:
        lines.append(N_("Cắt bỏ phần ngoài nét liền đậm."))
    if piece.folds:
        start = N_("Để trang {page} (khoanh tròn) ngửa lên, đứng thẳng; gấp theo nét đứt, lần lượt:")
        lines.append(start.format(page=_standing(flat)))
        steps = [_STEPS[how.half].format(number=number) for number, how in enumerate(piece.folds, 1)]
        lines.append(_joined(steps))
    sections = len({one.position for sheet in layout.flats for one in sheet.pieces})
    if layout.binding is Binding.STITCHED and sections > 1:
        lines.append(
            N_("Trước khi gấp gáy (gấp cuối), lồng các tay vào nhau: tay 1 ngoài cùng, tay {last} trong cùng.").format(
                last=sections
            )
        )
    if layout.binding is Binding.STACKED:
        lines.append(
            N_("Xếp tờ 1 trên cùng, cắt, rồi chồng các cọc từ trái sang phải, từ trên xuống: cọc đầu nằm trên.")
        )
    return lines


def _joined(steps: list[Phrase]) -> Phrase:
    """One phrase of several, so that each is translated."""
    joined = steps[0]
    for step in steps[1:]:
        joined = N_("{first}; {second}").format(first=joined, second=step)
    return joined


def _standing(flat: Flat) -> int | str:
    """The lowest page that stands upright before the first fold, on the side that is up."""
    piece = flat.pieces[0]
    (layer,) = laid(flat, piece)
    seen = layer.now.after(piece.to_sheet.inverse)  # from side A to what lies on the table
    mirror = flat.sheet.mirror(flat.turn) if seen.mirrors else Motion()
    side = flat.sides[1 if seen.mirrors else 0]
    area = mirror.box(piece.box)
    upright = [
        slot.page + 1
        for slot in side.slots
        if slot.page is not None and area.holds(slot.trim) and (seen.after(mirror).rotation + slot.rotation) % 360 == 0
    ]
    return min(upright, default="?")


def _wrapped(canvas: Canvas, words: str, x: float, y: float, size: float, width: float) -> float:
    """Words in lines no longer than ``width``; where the next line begins."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, canvas.font, size) > width:
            canvas.words(line, x, y, size)
            y, line = y - size * 1.35, word
        else:
            line = longer
    canvas.words(line, x, y, size)
    return y - size * 1.45
