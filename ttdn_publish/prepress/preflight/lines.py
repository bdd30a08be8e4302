"""Rules on thin lines."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.pdf.content.colours import Colour
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.view import PageView
from ttdn_publish.prepress.preflight.words import TRADE, pt

HAIRLINE = Rule(
    "IN36",
    Severity.ERROR,
    N_("Nét không quá mảnh"),
    N_("Nét quá mảnh thì đứt hoặc mất khi in; nét 0 pt in ra mảnh đến mức máy cho phép."),
    N_("Tăng độ dày nét lên ít nhất {least}."),
    TRADE,
)
THIN_COLOURED = Rule(
    "IN37",
    Severity.WARNING,
    N_("Nét mảnh chỉ in một mực"),
    N_("Nét mảnh in chồng nhiều mực thì lệch bon là thấy viền màu."),
    N_("Dùng một mực (thường là đen), hoặc tăng độ dày nét lên {least} trở lên."),
    TRADE,
)
RULES = (HAIRLINE, THIN_COLOURED)
_SLACK = 0.005


def plates(colour: Colour, least: float) -> int:
    """How many inks of at least ``least`` per cent a colour has; 0 where they are not known."""
    return sum(1 for _, share in colour.inks or () if share >= least)


def check(view: PageView, gathering: Gathering) -> None:
    """Strokes, and bars so thin that they are lines."""
    limits = gathering.wanted.thresholds
    for thing in view.printed:
        if thing.width is None or thing.kind not in ("stroke", "fill"):
            continue
        width = thing.width * view.facts.unit
        if width < limits.hairline_pt - _SLACK:
            words = N_("nét dày {width}").format(width=pt(width))
            gathering.on_page(HAIRLINE, words, thing.box, key="line", rank=-width, least=pt(limits.hairline_pt))
        elif width < limits.thin_line_pt - _SLACK:
            several = [colour for colour in thing.colours if plates(colour, limits.ink_percent) >= 2]
            if several and not several[0].registration:
                words = N_("nét dày {width} in {count} mực").format(
                    width=pt(width), count=plates(several[0], limits.ink_percent)
                )
                gathering.on_page(
                    THIN_COLOURED, words, thing.box, key="line", rank=-width, least=pt(limits.thin_line_pt)
                )
