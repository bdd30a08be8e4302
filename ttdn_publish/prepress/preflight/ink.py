"""Rule on the sum of inks: more than a paper can carry does not dry."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.pdf.content.things import Painted
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.ground import Ground, with_grounds
from ttdn_publish.prepress.preflight.view import PageView
from ttdn_publish.prepress.preflight.words import KINDS, recipe

TOTAL = Rule(
    "IN32",
    Severity.ERROR,
    N_("Tổng lượng mực không quá mức giấy chịu được"),
    N_("Tổng bốn mực vượt mức của điều kiện in thì mực không kịp khô, in dính sang mặt sau tờ kế tiếp."),
    N_("Giảm màu xuống tổng {limit} %; với ảnh, chuyển lại sang CMYK bằng hồ sơ màu của nhà in."),
    N_("Thực hành chế bản in; mức của từng điều kiện in (ISO 12647-2)"),
)
RULES = (TOTAL,)
_SLACK = 0.5


def check(view: PageView, gathering: Gathering) -> None:
    """Sums of all that prints on the page: colours, ends of shadings, pixels of CMYK pictures, simple overprints."""
    limits = gathering.wanted.thresholds
    limit = limits.total_ink_percent
    for thing, ground in with_grounds(view.printed):
        if thing.image is not None and not thing.image.stencil:
            _picture(thing, gathering)
            continue
        for colour in thing.colours:
            if colour.inks is None or colour.registration:
                continue
            total, inks = colour.total, colour.inks
            if thing.overprint and ground.inks and thing.kind in ("fill", "stroke", "text"):
                inks = _together(thing, ground)
                total = sum(share for _, share in inks)
            if total > limit + _SLACK:
                what = N_("{kind} tổng {total} % mực ({recipe})")
                words = what.format(kind=KINDS[thing.kind], total=f"{total:.0f}", recipe=recipe(inks))
                gathering.on_page(TOTAL, words, thing.box, key=thing.kind, rank=total, limit=f"{limit:.0f}")


def _together(thing: Painted, ground: Ground) -> tuple[tuple[str, float], ...]:
    """What two colours print when the upper one overprints: its own inks replace those under it, the others stay."""
    return tuple({**dict(ground.inks or ()), **dict(thing.colours[0].inks or ())}.items())


def _picture(thing: Painted, gathering: Gathering) -> None:
    limits = gathering.wanted.thresholds
    if thing.image is None or thing.image.space.model != "cmyk":
        return
    sample = thing.image.sample(limits.total_ink_percent)
    if sample is None or sample.ink is None or sample.over <= limits.picture_over_share:
        return
    what = N_("ảnh có chỗ tổng {total} % mực, {share} % diện tích quá mức")
    words = what.format(total=f"{sample.ink:.0f}", share=f"{max(1.0, sample.over * 100):.0f}")
    gathering.on_page(TOTAL, words, thing.box, key="image", rank=sample.ink, limit=f"{limits.total_ink_percent:.0f}")
