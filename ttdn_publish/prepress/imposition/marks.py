"""Marks on a press sheet: where to cut and fold, whether the plates lie true, which sheet it is, how the inks print.

All lie outside every page's trim and bleed, inside what may be printed, and none over another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.prepress.imposition.control import SEQUENCE, Strip, strips
from ttdn_publish.prepress.imposition.drawing import text_width
from ttdn_publish.prepress.imposition.flat import Binding, Flat, Layout, Piece, Side
from ttdn_publish.prepress.imposition.folding import creases
from ttdn_publish.prepress.imposition.geometry import Box, Motion, hull

#: How long a crop or fold mark is, how short it may become, how far it stays off the bleed, and off a trim without bleed (mm).
LENGTH, LEAST, OFF_BLEED, OFF_TRIM = 5.0, 1.0, 0.2, 2.0
_HALF_LINE = 0.1  # half of the room that a hairline takes
_PAD = 0.6  # round what other marks keep clear of
_TARGET, _LEAST_TARGET = 2.5, 1.4
_PATCH, _LEAST_PATCH = 5.0, 2.4
_WORDS, _LEAST_WORDS = 2.4, 1.9  # mm to the em
_FROM_PAGES = 8.0  # targets, bar and words stay near the pages where there is much room


@dataclass(frozen=True, slots=True)
class Line:
    """A crop mark, or a fold mark when it is ``dashed``."""

    x1: float
    y1: float
    x2: float
    y2: float
    dashed: bool = False

    @property
    def box(self) -> Box:
        """The room that it takes: its ends are cut straight, so that it is wider than its length only across."""
        x1, x2 = sorted((self.x1, self.x2))
        y1, y2 = sorted((self.y1, self.y2))
        across_x, across_y = (_HALF_LINE, 0.0) if x1 == x2 else (0.0, _HALF_LINE)
        return Box(x1 - across_x, y1 - across_y, x2 + across_x, y2 + across_y)


@dataclass(frozen=True, slots=True)
class Target:
    """A registration target: a circle with a cross that reaches beyond it by a fifth."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The room that it takes."""
        reach = self.radius * 1.2
        return Box(self.x - reach, self.y - reach, self.x + reach, self.y + reach)


@dataclass(frozen=True, slots=True)
class Patch:
    """A field of the colour bar: shares of C, M, Y, K from 0 to 1."""

    box: Box
    inks: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Caption:
    """The slug line, ``size`` mm to the em, upright (``degrees`` 90) or level, inside ``box``."""

    text: str
    size: float
    degrees: int
    box: Box


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything drawn beside the pages of a side; ``missing`` names kinds for which there was no room: ``crop``, ``fold``,
    ``registration``, ``bar``, ``slug``."""

    lines: tuple[Line, ...]
    targets: tuple[Target, ...]
    patches: tuple[Patch, ...]
    captions: tuple[Caption, ...]
    collation: tuple[Box, ...]
    missing: tuple[str, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The room that each mark takes."""
        round_ones = (line.box for line in self.lines), (target.box for target in self.targets)
        return (
            *(box for group in round_ones for box in group),
            *(patch.box for patch in self.patches),
            *(caption.box for caption in self.captions),
            *self.collation,
        )


def side_marks(layout: Layout, flat: Flat, side: Side, words: Sequence[str], font: Path) -> Marks:
    """The marks of a side. ``words`` are wordings of the slug line, longest first: the first that fits is taken."""
    printable = flat.sheet.printable(flat.turn)
    windows = [slot.window for slot in side.slots]
    view = Motion() if side.letter == "A" else flat.sheet.mirror(flat.turn)
    folded = [(piece, number, view(*a), view(*b)) for piece in flat.pieces for number, a, b in creases(piece)]
    room = _Room(printable, windows)
    missing = []

    lines = list(dict.fromkeys(_crop_lines(side, folded, room)))
    if not lines:
        missing.append("crop")
    fold_lines = list(dict.fromkeys(_fold_lines(folded, layout.bleed, room)))
    if folded and not fold_lines:
        missing.append("fold")
    lines += fold_lines
    for line in lines:
        room.take(line.box)
    collation = tuple(_collation(layout, flat, side, folded, room))
    free = strips(printable, hull(windows))
    targets = []
    for strip in free:
        target = _target(strip, room)
        if target is not None:
            room.take(target.box)
            targets.append(target)
    if len(targets) < 2:
        missing.append("registration")
    bar_strip = next((s for s in free if s.thickness >= _LEAST_PATCH + 0.4), None)
    captions = _slug([*(s for s in free if s is not bar_strip), *([bar_strip] if bar_strip else [])], words, font, room)
    for caption in captions:
        room.take(caption.box)
    if not captions:
        missing.append("slug")
    patches: tuple[Patch, ...] = ()
    for strip in free:
        patches = _bar(strip, room)
        if patches:
            break
    else:
        missing.append("bar")
    return Marks(tuple(lines), tuple(targets), patches, captions, collation, tuple(missing))


class _Room:
    """What is still free: inside the printable area, outside all windows, clear of marks that stand already."""

    def __init__(self, printable: Box, windows: Sequence[Box]) -> None:
        self.printable, self._windows = printable, windows
        self._taken: list[Box] = []

    def off_pages(self, box: Box) -> bool:
        """Whether a mark may stand here as far as the pages are concerned."""
        return self.printable.holds(box) and not any(map(box.overlaps, self._windows))

    def free(self, box: Box) -> bool:
        """Whether a mark may stand here, clear of the others too."""
        wide = Box(box.left - _PAD, box.bottom - _PAD, box.right + _PAD, box.top + _PAD)
        return not any(map(wide.overlaps, self._taken)) and self.off_pages(box)

    def take(self, box: Box) -> None:
        """Nothing else may stand here."""
        self._taken.append(box)


_Creased = tuple[Piece, int, tuple[float, float], tuple[float, float]]


def _crop_lines(side: Side, folded: Sequence[_Creased], room: _Room) -> Iterator[Line]:
    """From every corner of every trim two lines, unless its edge is folded and not cut."""
    for slot in side.slots:
        trim, window = slot.trim, slot.window
        for x in (trim.left, trim.right):
            if not _creased(folded, x, None, trim):
                yield from _ray(room, x, max(window.top + OFF_BLEED, trim.top + OFF_TRIM), up=1)
                yield from _ray(room, x, min(window.bottom - OFF_BLEED, trim.bottom - OFF_TRIM), up=-1)
        for y in (trim.bottom, trim.top):
            if not _creased(folded, None, y, trim):
                yield from _ray(room, max(window.right + OFF_BLEED, trim.right + OFF_TRIM), y, right=1)
                yield from _ray(room, min(window.left - OFF_BLEED, trim.left - OFF_TRIM), y, right=-1)


def _creased(folded: Sequence[_Creased], x: float | None, y: float | None, trim: Box) -> bool:
    middle_x, middle_y = trim.centre
    for _, _, (x1, y1), (x2, y2) in folded:
        if x is not None and abs(x1 - x) + abs(x2 - x) < 1e-3 and min(y1, y2) < middle_y < max(y1, y2):
            return True
        if y is not None and abs(y1 - y) + abs(y2 - y) < 1e-3 and min(x1, x2) < middle_x < max(x1, x2):
            return True
    return False


def _ray(room: _Room, x: float, y: float, *, right: int = 0, up: int = 0, dashed: bool = False) -> Iterator[Line]:
    """A mark from (x, y) outwards, as long as there is room up to the unprinted edge."""
    limits = room.printable
    x2 = min(max(x + right * LENGTH, limits.left), limits.right) if right else x
    y2 = min(max(y + up * LENGTH, limits.bottom), limits.top) if up else y
    if (x2 - x) * right + (y2 - y) * up < LEAST:
        return
    # Rounded so that corners of two pages on one line give one mark.
    line = Line(round(x, 4), round(y, 4), round(x2, 4), round(y2, 4), dashed)
    body = line.box
    inner = Box(
        body.left + (_HALF_LINE if right else 0),
        body.bottom + (_HALF_LINE if up else 0),
        body.right - (_HALF_LINE if right else 0),
        body.top - (_HALF_LINE if up else 0),
    )
    if room.off_pages(inner):
        yield line


def _fold_lines(folded: Sequence[_Creased], bleed: float, room: _Room) -> Iterator[Line]:
    off = max(bleed + OFF_BLEED, OFF_TRIM)
    for _, _, (x1, y1), (x2, y2) in folded:
        if abs(x1 - x2) < 1e-3:
            yield from _ray(room, x1, max(y1, y2) + off, up=1, dashed=True)
            yield from _ray(room, x1, min(y1, y2) - off, up=-1, dashed=True)
        else:
            yield from _ray(room, max(x1, x2) + off, y1, right=1, dashed=True)
            yield from _ray(room, min(x1, x2) - off, y1, right=-1, dashed=True)


def _collation(layout: Layout, flat: Flat, side: Side, folded: Sequence[_Creased], room: _Room) -> Iterator[Box]:
    """A block beside the spine fold mark of every section, a step further out for each section inside: stairs on the saddle."""
    sections = {piece.position for one in layout.flats for piece in one.pieces}
    if layout.binding is not Binding.STITCHED or len(sections) < 2 or side.letter != "A":
        return
    for piece in flat.pieces:
        away = 1.0 + 2.2 * piece.position
        for number, (x1, y1), (x2, y2) in ((n, a, b) for p, n, a, b in folded if p is piece):
            if number != len(piece.folds):
                continue
            found = _beside(x1, y1, x2, y2, away, layout.bleed + OFF_BLEED, room)
            if found is not None:
                room.take(found)
                yield found
                break


def _beside(x1: float, y1: float, x2: float, y2: float, away: float, off: float, room: _Room) -> Box | None:
    """A block of 1.2 × 2.4 mm ``away`` from the line that carries on a crease, at the end that is free."""
    for reach in (2.4, 1.6):
        if abs(x1 - x2) < 1e-3:
            ends = (
                Box(x1 + away, min(y1, y2) - off - reach, x1 + away + 1.2, min(y1, y2) - off),
                Box(x1 + away, max(y1, y2) + off, x1 + away + 1.2, max(y1, y2) + off + reach),
            )
        else:
            ends = (
                Box(min(x1, x2) - off - reach, y1 + away, min(x1, x2) - off, y1 + away + 1.2),
                Box(max(x1, x2) + off, y1 + away, max(x1, x2) + off + reach, y1 + away + 1.2),
            )
        for box in ends:
            if room.free(box):
                return box
    return None


def _target(strip: Strip, room: _Room) -> Target | None:
    """As near to the middle of the strip as there is room."""
    radius = min(_TARGET, strip.thickness / 2.4 - 0.2)
    if radius < _LEAST_TARGET:
        return None
    across = strip.across(min(strip.thickness / 2, _FROM_PAGES))
    for step in range(int(strip.length // 2)):
        for away in (step, -step):
            along = strip.length / 2 + away
            x, y = strip.point(along, across)
            if room.free((target := Target(x, y, radius)).box):
                return target
    return None


def _slug(free: Sequence[Strip], words: Sequence[str], font: Path, room: _Room) -> tuple[Caption, ...]:
    for text in words:
        for size in (_WORDS, _LEAST_WORDS):
            length = text_width(text, font, size)
            for strip in free:
                if strip.thickness < size * 1.25:
                    continue
                across = strip.across(min(strip.thickness / 2, _FROM_PAGES))
                along = 0.0
                while along + length <= strip.length:
                    box = strip.box(along, along + length, across, size * 1.2)
                    if room.free(box):
                        return (Caption(text, size, 0 if strip.level else 90, box),)
                    along += 1.0
    return ()


def _bar(strip: Strip, room: _Room) -> tuple[Patch, ...]:
    """Fields along the strip wherever there is room, in the same order again and again; none when not all can stand."""
    size = min(_PATCH, strip.thickness - 0.4)
    if size < _LEAST_PATCH:
        return ()
    across = strip.across(min(strip.thickness / 2, _FROM_PAGES))
    patches: list[Patch] = []
    along = 0.0
    while along + size <= strip.length:
        box = strip.box(along, along + size, across, size)
        if room.free(box):
            patches.append(Patch(box, SEQUENCE[len(patches) % len(SEQUENCE)]))
            along += size
        else:
            along += 0.5
    return tuple(patches) if len(patches) >= len(SEQUENCE) else ()
