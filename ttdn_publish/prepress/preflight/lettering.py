"""Rules on text: small text in several inks, rich black, reversed text, text at the edge."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.pdf.content.things import Painted
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.ground import Ground, with_grounds
from ttdn_publish.prepress.preflight.lines import plates
from ttdn_publish.prepress.preflight.view import PageView, text_of
from ttdn_publish.prepress.preflight.words import TRADE, mm, pt, quoted, recipe

SMALL = Rule(
    "IN33",
    Severity.WARNING,
    N_("Chữ nhỏ chỉ in một mực"),
    N_("Chữ nhỏ in chồng nhiều mực thì lệch bon là nhòe, khó đọc."),
    N_("In chữ này bằng một mực (thường là đen), hoặc tăng cỡ chữ lên {least} trở lên."),
    TRADE,
)
RICH = Rule(
    "IN34",
    Severity.WARNING,
    N_("Chữ đen chỉ in bằng mực đen"),
    N_("Chữ đen pha thêm mực khác (rich black) có viền màu khi lệch bon; thường do chuyển từ màu RGB."),
    N_("Đổi màu chữ thành C0 M0 Y0 K100."),
    TRADE,
)
REVERSED = Rule(
    "IN38",
    Severity.WARNING,
    N_("Chữ trắng nhỏ không nằm trên nền nhiều mực"),
    N_("Chữ trắng nhỏ khoét trên nền từ ba mực trở lên dễ bị mực lấp khi lệch bon."),
    N_("Tăng cỡ chữ lên {least} trở lên, hoặc in nền bằng ít mực hơn."),
    TRADE,
)
OUTSIDE = Rule(
    "IN64",
    Severity.WARNING,
    N_("Chữ không ra ngoài mép xén"),
    N_("Chữ chạm hoặc vượt mép xén sẽ bị cắt."),
    N_("Đưa chữ vào trong trang, hoặc xác nhận đây là chữ trang trí cố ý để xén."),
    TRADE,
)
MARGIN = Rule(
    "IN65",
    Severity.WARNING,
    N_("Chữ không sát mép xén"),
    N_("Máy xén lệch được một, hai milimét: chữ sát mép trông như bị xén hụt, có khi mất nét."),
    N_("Đưa chữ vào cách mép xén ít nhất {least}."),
    TRADE,
)
RULES = (SMALL, RICH, REVERSED, OUTSIDE, MARGIN)

_DARK = 85.0
_SLACK = 0.05
_SLACK_MM = 0.1


def check(view: PageView, gathering: Gathering) -> None:
    """All text of a page."""
    if gathering.holds(SMALL, RICH, REVERSED):
        for thing, ground in with_grounds(view.printed):
            if thing.kind == "text" and thing.colours:
                _inks(thing, ground, view, gathering)
    if gathering.holds(OUTSIDE, MARGIN):
        for thing in text_of(view):
            if thing.origin == "page" and not all(colour.white for colour in thing.colours):
                _edges(thing, view, gathering)


def _inks(thing: Painted, ground: Ground, view: PageView, gathering: Gathering) -> None:
    limits = gathering.wanted.thresholds
    size = thing.size * view.facts.unit
    colour = thing.colours[0]
    count = plates(colour, limits.ink_percent)
    said = {"words": quoted(thing), "size": pt(size), "recipe": recipe(colour.inks), "count": count}
    if colour.registration:
        return  # a finding of its own
    if count >= 2 and dict(colour.inks or ()).get("Black", 0) >= _DARK and size <= limits.rich_text_pt + _SLACK:
        what = N_("chữ đen pha nhiều mực “{words}” ({recipe})").format(**said)
        gathering.on_page(RICH, what, thing.box, key="rich", rank=-size)
    elif count >= 2 and size < limits.small_text_pt - _SLACK:
        what = N_("chữ “{words}” cỡ {size} in {count} mực ({recipe})").format(**said)
        gathering.on_page(SMALL, what, thing.box, key="small", rank=-size, least=pt(limits.small_text_pt))
    elif colour.white and size < limits.small_text_pt - _SLACK and ground.plates >= 3:
        what = N_("chữ trắng “{words}” cỡ {size} trên nền {plates} mực").format(plates=ground.plates, **said)
        gathering.on_page(REVERSED, what, thing.box, key="white", rank=-size, least=pt(limits.small_text_pt))


def _edges(thing: Painted, view: PageView, gathering: Gathering) -> None:
    nearest = min(view.over_trim(thing.box))
    least = gathering.wanted.thresholds.text_margin_mm
    if nearest < -_SLACK_MM:
        what = N_("chữ “{words}” vượt mép xén {amount}").format(words=quoted(thing), amount=mm(-nearest))
        gathering.on_page(OUTSIDE, what, thing.box, key="outside", rank=-nearest)
    elif nearest < least - _SLACK_MM:
        what = N_("chữ “{words}” chỉ cách mép xén {amount}").format(words=quoted(thing), amount=mm(max(0.0, nearest)))
        gathering.on_page(MARGIN, what, thing.box, key="margin", rank=-nearest, least=mm(least))
