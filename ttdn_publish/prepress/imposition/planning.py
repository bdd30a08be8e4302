"""From what is asked to a layout, or to every reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ttdn_publish.findings import N_, Finding, Place, Severity
from ttdn_publish.formats.pdf.placing import SourcePage
from ttdn_publish.prepress.imposition import rules
from ttdn_publish.prepress.imposition.arranging import needed, orientations
from ttdn_publish.prepress.imposition.booklet import saddle_stitch
from ttdn_publish.prepress.imposition.flat import Layout, Sheet
from ttdn_publish.prepress.imposition.leaves import ONE_FORM, leaf_layout
from ttdn_publish.prepress.imposition.order import DoesNotFit, Order, SchemeName
from ttdn_publish.prepress.imposition.sections import SECTIONS
from ttdn_publish.prepress.imposition.sheets import SheetSize, sheet_size, sheet_sizes

#: More pages are a mistake, not a job.
MOST_PAGES = 2000
#: Sizes that differ by less are the same; bleed that lacks less is enough (mm).
_SAME_MM, _ENOUGH_MM = 0.1, 0.05
#: Creep (mm) from which somebody should look at the inner margins: a house convention.
_MUCH_CREEP_MM = 2.0
_SHOWN = 12


@dataclass(frozen=True)
class Wishes:
    """What somebody asks for; lengths in mm, ``None`` where nothing was said. ``gutter`` is the room between two trims,
    ``sides`` 1 or 2, ``panels`` those of a leaflet from the left of its outside, ``whole_page``: a page without a TrimBox is
    all trim, ``one_form``: sections by work-and-turn."""

    scheme: SchemeName
    sheet: str
    up: int | None = None
    thickness: float = 0.0
    creep: float | None = None
    gutter: float | None = None
    gripper: float | None = None
    margin: float | None = None
    bleed: float = 3.0
    sides: int = 2
    panels: tuple[float, ...] = ()
    whole_page: bool = False
    one_form: bool = False


def plan(file: str, count: int, pages: Sequence[SourcePage], wishes: Wishes) -> tuple[Layout | None, list[Finding]]:
    """The layout of a file of ``count`` ``pages``; ``None`` when a finding is an error. ``file`` is how findings call it."""
    place = Place(file)
    size = sheet_size(wishes.sheet)
    found = [*_numbers(place, wishes, size), *_counts(place, count, wishes)]
    found += _sources(place, pages, wishes)
    if size is None or not pages or any(finding.severity is Severity.ERROR for finding in found):
        return None, found
    order = _order(count, pages[0], wishes, size)
    if wishes.scheme is SchemeName.TRI_FOLD and abs(sum(order.panels) - order.width) > _SAME_MM:
        message = N_("Các ô gấp {panels} mm cộng lại là {sum} mm, trang rộng {width} mm.")
        given = " + ".join(f"{panel:g}" for panel in order.panels)
        found.append(
            rules.BAD_NUMBER.at(place, message, panels=given, sum=f"{sum(order.panels):g}", width=f"{order.width:.1f}")
        )
        return None, found
    try:
        layout = make(order)
    except DoesNotFit as problem:
        return None, [*found, _no_room(place, order, problem, size)]
    return layout, [*found, *_remarks(place, count, layout)]


def make(order: Order) -> Layout:
    """The layout of an order that is in itself right; raises :class:`DoesNotFit`."""
    return saddle_stitch(order) if order.scheme is SchemeName.SADDLE_STITCH else leaf_layout(order)


def _order(count: int, page: SourcePage, wishes: Wishes, size: SheetSize) -> Order:
    house = sheet_sizes()
    sheet = Sheet(
        size.width,
        size.height,
        house.gripper if wishes.gripper is None else wishes.gripper,
        house.margin if wishes.margin is None else wishes.margin,
        size.name,
    )
    width, height = round(page.width, 2), round(page.height, 2)
    panels = wishes.panels
    if wishes.scheme is SchemeName.TRI_FOLD and not panels:
        panel = round((width + 3) / 3, 1)  # the flap goes inside and is 3 mm narrower
        panels = (round(width - 2 * panel, 2), panel, panel)
    return Order(
        scheme=wishes.scheme,
        pages=count,
        width=width,
        height=height,
        sheet=sheet,
        up=wishes.up,
        bleed=wishes.bleed,
        gap=2 * wishes.bleed if wishes.gutter is None else wishes.gutter,
        sides=wishes.sides,
        thickness=wishes.thickness,
        measured_creep=wishes.creep,
        one_form=wishes.one_form,
        panels=panels,
    )


def _numbers(place: Place, wishes: Wishes, size: SheetSize | None) -> Iterator[Finding]:
    if size is None:
        known = ", ".join(one.name for one in sheet_sizes().sizes)
        message = N_("Không biết khổ tờ “{sheet}”; có {known}, hoặc ghi rộng x cao bằng mm như 320x450.")
        yield rules.BAD_NUMBER.at(place, message, sheet=wishes.sheet, known=known)
    limits = (
        ("--paper-thickness", wishes.thickness, 0.0, 1.0),
        ("--creep", wishes.creep, 0.0, 20.0),
        ("--gutter", wishes.gutter, 0.0, 100.0),
        ("--gripper", wishes.gripper, 0.0, 60.0),
        ("--margin", wishes.margin, 0.0, 60.0),
        ("--bleed", wishes.bleed, 0.0, 20.0),
    )
    for name, value, least, most in limits:
        if value is not None and not least <= value <= most:  # not-a-number is in no interval either
            message = N_("{name} là {value}, phải từ {least} đến {most} mm.")
            yield rules.BAD_NUMBER.at(place, message, name=name, value=value, least=f"{least:g}", most=f"{most:g}")
    if wishes.panels and (len(wishes.panels) != 3 or not all(panel > 0 for panel in wishes.panels)):
        yield rules.BAD_NUMBER.at(place, N_("--panels cần ba khổ ô, từ trái mặt ngoài, như 97,100,100."))
    allowed: tuple[int, ...] = ()
    if wishes.scheme is SchemeName.SADDLE_STITCH:
        allowed = tuple(SECTIONS) if wishes.one_form else tuple(pages // 2 for pages in SECTIONS)
    if wishes.up is not None and allowed and wishes.up not in allowed:
        message = N_("Không gấp được tay sách có {up} trang một mặt; --up là một trong {allowed}.")
        yield rules.BAD_NUMBER.at(place, message, up=wishes.up, allowed=", ".join(map(str, allowed)))
    turned = wishes.scheme in ONE_FORM and wishes.scheme is not SchemeName.TRI_FOLD
    if wishes.up is not None and (wishes.up < 1 or (turned and wishes.up % 2)):
        yield rules.BAD_NUMBER.at(
            place, N_("--up là {up}; phải từ 1, và chẵn khi hai mặt in từ một khuôn."), up=wishes.up
        )
    if wishes.gutter is not None and 0 <= wishes.gutter < 2 * wishes.bleed:
        message = N_("Khe {gutter} mm hẹp hơn hai lần tràn lề {bleed} mm; mỗi trang chỉ tràn được {half} mm vào khe.")
        yield rules.COMMON_CUT.at(
            place, message, gutter=f"{wishes.gutter:g}", bleed=f"{wishes.bleed:g}", half=f"{wishes.gutter / 2:g}"
        )


def _counts(place: Place, count: int, wishes: Wishes) -> Iterator[Finding]:
    if not 1 <= count <= MOST_PAGES:
        message = N_("Tệp có {count} trang; bình được từ 1 đến {most} trang.")
        yield rules.PAGE_COUNT.at(place, message, count=count, most=MOST_PAGES)
    elif wishes.scheme is SchemeName.TRI_FOLD and count != 2:
        message = N_("Tệp có {count} trang; tờ gấp ba có đúng 2 trang, mặt ngoài rồi mặt trong.")
        yield rules.PAGE_COUNT.at(place, message, count=count)
    elif wishes.scheme is SchemeName.SADDLE_STITCH:
        if count < 2:
            message = N_("Tệp chỉ có một trang, không thành sách đóng ghim.")
            yield rules.PAGE_COUNT.at(place, message)
    elif count % 2 and (wishes.sides == 2 or wishes.scheme in ONE_FORM):
        message = N_("Tệp có {count} trang, số lẻ, mà in hai mặt.")
        yield rules.PAGE_COUNT.at(place, message, count=count)
    if wishes.sides == 1 and (wishes.scheme is SchemeName.SADDLE_STITCH or wishes.scheme in ONE_FORM):
        message = N_("Cách bình {scheme} luôn in hai mặt; bỏ --sides 1.")
        yield rules.BAD_NUMBER.at(place, message, scheme=wishes.scheme.value)


def _sources(place: Place, pages: Sequence[SourcePage], wishes: Wishes) -> Iterator[Finding]:
    if not pages:
        return
    if not wishes.whole_page:
        bare = [number for number, page in enumerate(pages, 1) if not page.has_trim]
        if bare:
            yield rules.NO_TRIM.at(place, N_("Trang {pages} không có TrimBox."), pages=_listed(bare))
    first = pages[0]
    odd = [
        number
        for number, page in enumerate(pages, 1)
        if abs(page.width - first.width) > _SAME_MM or abs(page.height - first.height) > _SAME_MM
    ]
    if odd:
        other = pages[odd[0] - 1]
        yield rules.SIZES_DIFFER.at(
            place,
            N_("Trang 1 là {first} mm, còn trang {pages} khác khổ (trang {one}: {other} mm)."),
            first=_size(first.width, first.height),
            pages=_listed(odd),
            one=odd[0],
            other=_size(other.width, other.height),
        )
    poor = [
        (number, least) for number, page in enumerate(pages, 1) if (least := _least_bleed(number, page, pages, wishes))
    ]
    if poor:
        yield rules.NO_BLEED.at(
            place,
            N_("Trang {pages} có tràn lề {least} mm, cần {bleed} mm."),
            pages=_listed([number for number, _ in poor]),
            least=f"{min(float(least) for _, least in poor):.1f}",
            bleed=f"{wishes.bleed:g}",
        )


def _least_bleed(number: int, page: SourcePage, pages: Sequence[SourcePage], wishes: Wishes) -> str:
    """The least bleed of a page in mm when it is too little, else nothing. Towards the spine none is needed."""
    left, bottom, right, top = page.bleed
    edges = [left, bottom, right, top]
    if wishes.scheme is SchemeName.SADDLE_STITCH:
        recto = number % 2 == 1 and number < len(pages)
        edges = [bottom, top, right if recto else left]
    least = min(edges)
    return f"{max(least, 0):.2f}" if least + _ENOUGH_MM < wishes.bleed else ""


def _no_room(place: Place, order: Order, problem: DoesNotFit, size: SheetSize) -> Finding:
    sizes = needed(
        problem.width, problem.height, problem.count, bleed=order.bleed, gap=order.gap, backing=problem.backing
    )
    area = next(orientations(order.sheet)).printable(problem.backing.way)
    fitting = []
    for other in sheet_sizes().sizes:
        try:
            make(replace(order, sheet=replace(order.sheet, width=other.width, height=other.height)))
        except DoesNotFit:
            continue
        fitting.append(f"{other.name} ({_size(other.width, other.height)})")
    page, least = _size(order.width, order.height), " / ".join(_size(*one) for one in sizes[:2])
    room = _size(area.width, area.height)
    if not fitting:
        message = N_(
            "Trang {size} mm cần vùng in {needed} mm, tờ {sheet} chỉ có {room} mm; không khổ tờ nào đã biết vừa."
        )
        return rules.DOES_NOT_FIT.at(place, message, size=page, needed=least, sheet=size.name, room=room)
    message = N_("Trang {size} mm cần vùng in {needed} mm, tờ {sheet} chỉ có {room} mm. Tờ vừa: {fitting}.")
    names = ", ".join(fitting[:3])
    return rules.DOES_NOT_FIT.at(place, message, size=page, needed=least, sheet=size.name, room=room, fitting=names)


def _remarks(place: Place, count: int, layout: Layout) -> Iterator[Finding]:
    if layout.blanks:
        message = N_("Tệp có {count} trang; thêm trang trắng ở trang {blanks} cho đủ {total} trang.")
        yield rules.BLANKS.at(place, message, count=count, blanks=_listed(layout.blanks), total=len(layout.order))
    if layout.creep and layout.creep[-1] > _MUCH_CREEP_MM:
        message = N_("Trang ở lõi dịch về gáy {creep} mm.")
        yield rules.MUCH_CREEP.at(place, message, creep=f"{layout.creep[-1]:.2f}")


def _size(width: float, height: float) -> str:
    return f"{round(width, 1):g} × {round(height, 1):g}"


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    return f"{shown}…" if len(numbers) > _SHOWN else shown
