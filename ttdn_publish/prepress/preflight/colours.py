"""Rules on colour spaces: only what the press has inks for."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.pdf.content.colours import ALL, Space
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.view import PageView
from ttdn_publish.prepress.preflight.words import KINDS, PDFX4, TRADE

RGB = Rule(
    "IN30",
    Severity.ERROR,
    N_("Chỉ dùng màu CMYK và xám"),
    N_("Màu RGB, Lab do máy in tự chuyển: mỗi nhà in ra một màu khác, chữ đen thành bốn màu chồng nhau."),
    N_("Chuyển sang CMYK theo hồ sơ màu của nhà in rồi xuất lại."),
    TRADE,
)
SPOT = Rule(
    "IN31",
    Severity.WARNING,
    N_("Không có màu pha ngoài dự kiến"),
    N_("Mỗi màu pha là một bản kẽm và một lượt mực tính tiền riêng."),
    N_("Chuyển màu pha sang CMYK, hoặc ghi tên màu vào phiếu đặt in và khai bằng --spot."),
    TRADE,
)
REGISTRATION = Rule(
    "IN35",
    Severity.ERROR,
    N_("Không dùng màu bon trong nội dung"),
    N_(
        "Màu bon (registration, 100 % trên mọi kẽm) chỉ dành cho bon định vị: in trong trang thì bết mực, lem sang tờ bên."
    ),
    N_("Đổi sang đen 100 % (C0 M0 Y0 K100)."),
    TRADE,
)
PROFILE = Rule(
    "IN39",
    Severity.ERROR,
    N_("Hồ sơ màu của ảnh và hình đọc được"),
    N_("Hồ sơ ICC hỏng, sai số thành phần hoặc phiên bản quá mới (trên 4) thì máy in bỏ qua hay dừng."),
    N_("Gắn lại hồ sơ màu đúng (ICC phiên bản 2 hoặc 4), hoặc chuyển thẳng sang CMYK."),
    PDFX4,
)
BLENDING = Rule(
    "IN52",
    Severity.ERROR,
    N_("Không trộn màu trong suốt bằng RGB"),
    N_("Nhóm trong suốt có không gian trộn RGB: mọi thứ trong nhóm, kể cả chữ đen, bị đổi qua RGB rồi về CMYK."),
    N_("Đặt không gian trộn (blending space) là CMYK rồi xuất lại."),
    PDFX4,
)
RULES = (RGB, SPOT, REGISTRATION, PROFILE, BLENDING)

_NAMES = {"rgb": "RGB", "lab": "Lab"}
_NEWEST = 4


def check(view: PageView, gathering: Gathering) -> None:
    """Colour spaces of everything on the sheet, marks included; registration colour only inside the trimmed page."""
    for group in sorted(view.content.groups & {"rgb", "lab"}):
        gathering.on_page(BLENDING, N_("không gian trộn màu trong suốt là {name}").format(name=_NAMES[group]))
    for thing in view.things:
        for colour in thing.colours:
            space = colour.space
            _profiles(space, thing.box, gathering)
            if space.model in _NAMES:
                what = N_("{kind} dùng màu {name}")
                words = what.format(kind=KINDS[thing.kind], name=_NAMES[space.model])
                gathering.on_page(RGB, words, thing.box, key=thing.kind + space.model)
            for name in _spots(space) - gathering.wanted.spots:
                gathering.on_page(SPOT, N_("màu pha “{name}”").format(name=name), thing.box, key=name)
            if colour.registration and thing.kind != "image" and view.inside(thing.box):
                gathering.on_page(
                    REGISTRATION, N_("{kind} dùng màu bon").format(kind=KINDS[thing.kind]), thing.box, key=thing.kind
                )


def _spots(space: Space) -> set[str]:
    """Colourants that are no process inks."""
    while space.base is not None and space.family in ("Indexed", "Pattern"):
        space = space.base
    return set(space.colorants) - {ALL, "None", "Cyan", "Magenta", "Yellow", "Black"}


def _profiles(space: Space, box: tuple[float, float, float, float], gathering: Gathering) -> None:
    while space.base is not None:
        space = space.base
    facts = space.profile
    if facts is None:
        return
    if not facts.sound:
        gathering.on_page(PROFILE, N_("hồ sơ màu ICC hỏng"), box)
    elif facts.components != space.components:
        what = N_("hồ sơ màu {space} gắn cho màu {count} thành phần")
        gathering.on_page(PROFILE, what.format(space=facts.space, count=space.components), box, key="components")
    elif facts.version[0] > _NEWEST:
        what = N_("hồ sơ màu ICC phiên bản {version}").format(version=facts.version[0])
        gathering.on_page(PROFILE, what, box, key="version")
