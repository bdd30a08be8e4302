"""Rules on pictures: credit, alternative text, caption, permission, file, maps."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_publish.checks.context import Context
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.formats.images import BadPicture
from ttdn_publish.formats.vector import BadDrawing
from ttdn_publish.model.body import Chart, MapKind, Picture
from ttdn_publish.model.brochure import Row
from ttdn_publish.model.walk import records
from ttdn_publish.rendering.pictures import examine

CREDIT = Rule(
    "BT07",
    Severity.ERROR,
    N_("Ảnh có tác giả"),
    N_("Ảnh in ra phải ghi tác giả hoặc nguồn."),
    N_("Điền “credit:” trong khối ảnh."),
    N_("Luật Sở hữu trí tuệ, quyền nhân thân của tác giả; quy ước của bộ công cụ"),
)
ALT = Rule(
    "BT08",
    Severity.ERROR,
    N_("Ảnh và biểu đồ có lời mô tả"),
    N_("Lời mô tả giúp người không nhìn thấy ảnh, và bản PDF theo chuẩn PDF/UA bắt buộc có."),
    N_("Điền “alt:” bằng một câu nói điều nhìn thấy; với biểu đồ là các con số chính."),
    N_("PDF/UA-1 (ISO 14289-1), mục 7.3; WCAG 2.2, tiêu chí 1.1.1"),
)
FILE = Rule(
    "BT10",
    Severity.ERROR,
    N_("Tệp ảnh dùng được"),
    N_("Ảnh là JPEG, PNG, WebP, TIFF, GIF hoặc SVG, nằm trong thư mục pictures của số bản tin, không quá 80 MB."),
    N_("Chép đúng tệp vào thư mục pictures, hoặc sửa tên trong “file:”."),
    N_("Quy ước của bộ công cụ"),
)
RIGHTS = Rule(
    "BT30",
    Severity.WARNING,
    N_("Ảnh có chú thích và quyền sử dụng"),
    N_("Chú thích nói ảnh chụp gì, ở đâu; quyền sử dụng ghi ai cho phép."),
    N_("Điền “{key}:” trong khối ảnh."),
    N_("Quy ước của bộ công cụ"),
)
MAP = Rule(
    "BT25",
    Severity.ERROR,
    N_("Bản đồ, hình có đất nước được kiểm tra"),
    N_(
        "Bản đồ hay hình có đất nước phải thể hiện đúng biên giới, quần đảo Hoàng Sa và Trường Sa; có người kiểm tra và ngày kiểm tra."
    ),
    N_(
        "Cho người có trách nhiệm kiểm tra rồi ghi map_check: {{by: họ tên, date: ngày}}; sơ đồ địa phương thì ghi map: dia-phuong."
    ),
    N_("Kế hoạch 2018, mục I và II.1.b; Luật Đo đạc và bản đồ"),
)

RULES = (CREDIT, ALT, FILE, RIGHTS, MAP)

NOT_USABLE = N_("Ảnh “{file}”: {reason}.")


def check(context: Context) -> Iterator[Finding]:
    """Findings on every picture of the publication, cover and back included, and on charts without words."""
    for picture in records(context.publication, Picture):
        yield from _one(picture, context)
    for row in records(context.publication, Row):
        if row.image is not None:
            yield from _one(row.image, context, captioned=False)
    for chart in records(context.publication, Chart):
        if not chart.alt.plain.strip():
            yield ALT.at(chart.at, N_("Biểu đồ “{file}” chưa có lời mô tả."), file=chart.file)


def _one(picture: Picture, context: Context, *, captioned: bool = True) -> Iterator[Finding]:
    file = picture.file
    if not picture.credit.plain.strip():
        yield CREDIT.at(picture.at, N_("Ảnh “{file}” chưa ghi tác giả."), file=file)
    if not picture.alt.plain.strip():
        yield ALT.at(picture.at, N_("Ảnh “{file}” chưa có lời mô tả."), file=file)
    if not picture.permission.strip():
        yield RIGHTS.at(picture.at, N_("Ảnh “{file}” chưa ghi quyền sử dụng."), file=file, key="permission")
    if captioned and not picture.caption:
        yield RIGHTS.at(picture.at, N_("Ảnh “{file}” chưa có chú thích."), file=file, key="caption")
    if picture.map is MapKind.NATIONAL and picture.map_check is None:
        yield MAP.at(picture.at, N_("Hình “{file}” có đất nước nhưng chưa ghi ai kiểm tra."), file=file)
    if picture.map_check is not None and picture.map_check.date.first > context.publication.date:
        yield MAP.at(picture.at, N_("Hình “{file}” ghi ngày kiểm tra sau ngày phát hành."), file=file)
    folder = (context.folder / "pictures").resolve()
    path = folder / file
    try:
        inside = path.resolve().is_relative_to(folder)
    except (OSError, ValueError, RuntimeError):
        inside = False
    if not inside:
        yield FILE.at(picture.at, NOT_USABLE, file=file, reason=N_("ngoài thư mục pictures"))
        return
    try:
        examine(path)
    except (BadPicture, BadDrawing) as error:
        yield FILE.at(picture.at, NOT_USABLE, file=file, reason=str(error))
