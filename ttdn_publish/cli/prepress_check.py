"""``ttdn prepress check``: any PDF through preflight."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

_PURPOSES = ("print", "screen", "archive")
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,4})?")
_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*[x×*]\s*(\d+(?:[.,]\d+)?)", re.IGNORECASE)


def _size(_: click.Context, parameter: click.Parameter, written: str | None) -> tuple[float, float] | None:
    """A size in mm as people write it: ``148x210``."""
    if written is None:
        return None
    found = _SIZE.fullmatch(written.strip())
    if found is None:
        raise click.BadParameter(written, param_hint=parameter.opts[0])
    wide, high = (float(part.replace(",", ".")) for part in found.groups())
    return wide, high


def _amount(least: float, most: float) -> Callable[[click.Context, click.Parameter, str | None], float | None]:
    """A number between ``least`` and ``most``, with a decimal comma or point."""

    def read(_: click.Context, parameter: click.Parameter, written: str | None) -> float | None:
        if written is None:
            return None
        if _NUMBER.fullmatch(written) and least <= (value := float(written.replace(",", "."))) <= most:
            return value
        raise click.BadParameter(written, param_hint=parameter.opts[0])

    return read


def _page(_: click.Context, parameter: click.Parameter, written: Path | None) -> Path | None:
    """A report is an HTML file."""
    if written is not None and written.suffix.lower() not in (".html", ".htm"):
        raise click.BadParameter(str(written), param_hint=parameter.opts[0])
    return written


@click.command(
    "check",
    short_help=N_("Kiểm tra tệp PDF trước khi in"),
    help=N_(
        "Kiểm tra tệp PDF bất kỳ: khung trang, tràn lề, màu, tổng mực, nét, chữ, ảnh, phông, in chồng, điều kiện in, điều bị cấm, dấu vết còn lại."
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--for",
    "purpose",
    type=click.Choice(_PURPOSES),
    default="print",
    show_default=True,
    help=N_("Tệp dùng để làm gì: print (in, PDF/X-4), screen (màn hình, PDF/UA), archive (lưu trữ, PDF/A)."),
)
@click.option(
    "--trim", "trim", callback=_size, metavar=N_("RỘNGxCAO"), help=N_("Khổ thành phẩm đã đặt, mm, ví dụ 148x210.")
)
@click.option(
    "--pages-multiple",
    "multiple",
    type=click.IntRange(1, 128),
    default=1,
    help=N_("Số trang phải là bội của số này; sách đóng ghim: 4."),
)
@click.option("--bleed", "bleed", callback=_amount(0, 50), metavar="MM", help=N_("Tràn lề phải có, mm."))
@click.option(
    "--ink",
    "total_ink",
    callback=_amount(100, 400),
    metavar="%",
    help=N_("Tổng mực cao nhất của giấy, phần trăm."),
)
@click.option(
    "--condition",
    "condition",
    default="",
    metavar=N_("TÊN"),
    help=N_("Điều kiện in đã đặt, ví dụ FOGRA39; tổng mực theo điều kiện ấy."),
)
@click.option(
    "--spot", "spots", multiple=True, metavar=N_("TÊN"), help=N_("Tên một màu pha đã đặt; có thể ghi nhiều lần.")
)
@click.option(
    "--report",
    "report",
    type=click.Path(path_type=Path),
    callback=_page,
    metavar="OUT.html",
    help=N_("Ghi báo cáo HTML có ảnh trang, đánh dấu từng chỗ."),
)
@click.option("--strict", is_flag=True, help=N_("Cảnh báo cũng tính là lỗi."))
@click.option("--json", "as_json", is_flag=True, help=N_("Kết quả ở dạng JSON."))
@click.pass_obj
def check(
    interface: Interface,
    files: tuple[Path, ...],
    purpose: str,
    trim: tuple[float, float] | None,
    multiple: int,
    bleed: float | None,
    total_ink: float | None,
    spots: tuple[str, ...],
    condition: str,
    report: Path | None,
    strict: bool,
    as_json: bool,
) -> int:
    """Exit 1 when there are errors, under --strict also for warnings."""
    from ttdn_publish.cli.common import exit_code
    from ttdn_publish.prepress.conditions import conditions
    from ttdn_publish.production.preflighting import PreflightOrder, as_dicts, preflight, write_report

    if condition and condition not in conditions():
        raise click.BadParameter(f"{condition} ({', '.join(conditions())})", param_hint="--condition")
    interface.as_json = interface.as_json or as_json
    order = PreflightOrder(files, purpose, trim, multiple, bleed, total_ink, spots, condition)
    found = preflight(order, interface.progress)
    code = exit_code(found.findings, strict)
    interface.show(found.findings)
    if report is not None:
        write_report(found, report, interface.language, interface.translate)
        interface.say("Báo cáo: {file}", file=report)
    files_found = as_dicts(found.examined, interface.translate)
    interface.give({"files": files_found, "report": str(report) if report else None, "exit": code})
    return code
