"""Rules on the pages of a brochure as they were laid out: words clear of folds and trim, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.rendering.room import CLEAR_MM, Lost, Near

CLEAR = Rule(
    "IN10",
    Severity.ERROR,
    N_("Chữ cách nếp gấp và mép xén ít nhất 5 mm"),
    N_("Máy gấp, máy xén lệch tới cả mi-li-mét: chữ sát mép bị cắt, chữ nằm trên nếp gấp không đọc được."),
    N_("Rút ngắn chữ, hoặc trả khuôn trang về lề đã định."),
    N_("Sơ đồ trang của ấn phẩm quảng bá: chữ cách nếp gấp ít nhất 5 mm"),
)
LOST = Rule(
    "IN11",
    Severity.ERROR,
    N_("Chữ nằm gọn trong ô của mình"),
    N_("Bìa, tờ rơi, tờ gấp có những ô cố định; chữ dài hơn ô thì tràn ra, đè lên ảnh hoặc lên chữ khác."),
    N_("Rút ngắn đoạn chữ này; chương trình đã hạ ảnh hết mức."),
    N_("Sơ đồ trang của ấn phẩm quảng bá"),
)
RULES = (CLEAR, LOST)


def check_room(
    brochure: Brochure, at: Place, first: int, nears: Iterable[Near], losts: Iterable[Lost]
) -> Iterator[Finding]:
    """Findings on pages that begin with page ``first``, one for every edge, box or overprint of a page: the worst case of it.

    ``at`` is where the words are written that are in no row and no text.
    """
    for (page, fold), close in groupby(sorted(nears, key=_edge), key=_edge):
        worst = min(close, key=lambda one: one.gap)
        message = N_("Trang {page}: “{words}” chỉ cách {edge} {gap} mm, phải từ {clear} mm.")
        if worst.gap < 0:
            message = N_("Trang {page}: “{words}” vượt qua {edge} {gap} mm, phải cách {clear} mm.")
        edge = N_("mép xén") if fold < 0 else N_("nếp gấp ở {place} mm").format(place=_decimal(fold))
        gap, clear = _decimal(abs(worst.gap)), _decimal(CLEAR_MM)
        place = _place(brochure, worst.inside, at)
        yield CLEAR.at(place, message, page=first + page, words=worst.words, edge=edge, gap=gap, clear=clear)
    for (page, inside, over), lost in groupby(sorted(losts, key=_box), key=_box):
        most = max(lost, key=lambda one: one.over)
        message = N_("Trang {page}: từ “{words}” trở đi tràn khỏi ô {over} mm.")
        if over:
            message = N_("Trang {page}: “{words}” đè lên “{above}”.")
        place, millimetres = _place(brochure, inside, at), _decimal(most.over)
        yield LOST.at(place, message, page=first + page, words=most.words, over=millimetres, above=most.above)


def _edge(one: Near) -> tuple[int, float]:
    return one.page, -1.0 if one.fold is None else one.fold


def _box(one: Lost) -> tuple[int, str, bool]:
    return one.page, one.inside, bool(one.above)


def _place(brochure: Brochure, inside: str, otherwise: Place) -> Place:
    """Where the words are written that stand in the element ``inside``."""
    text = brochure.texts.get(inside)
    rows: Sequence[Place] = [row.at for row in brochure.entries if f"row-{row.key}" == inside]
    return text.at if text is not None else rows[0] if rows else otherwise


def _decimal(value: float) -> str:
    return f"{value:g}".replace(".", ",")
