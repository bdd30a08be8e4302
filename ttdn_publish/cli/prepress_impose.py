"""``ttdn prepress impose``: pages of a PDF on press sheets."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

_SCHEMES = (
    "saddle-stitch", "n-up", "cut-and-stack", "work-and-turn", "work-and-tumble", "tri-fold", "step-and-repeat",
)  # fmt: skip


@click.command(
    "impose",
    short_help=N_("Bình trang lên tờ in, kèm mẫu gấp"),
    help=N_(
        "Bình các trang của FILE (PDF in có TrimBox) lên tờ in, kèm dấu xén, dấu gấp, dấu chồng màu, thang màu. Độ dài tính bằng mm."
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--scheme",
    type=click.Choice(_SCHEMES),
    required=True,
    help=N_("Cách bình: đóng ghim; nhiều trang một tờ; cắt rồi chồng; tự trở; tự trở nhíp; gấp ba; lặp một trang."),
)
@click.option("--sheet", default="SRA3", show_default=True, help=N_("Khổ tờ in: tên, hoặc rộng x cao như 320x450."))
@click.option("--up", type=int, help=N_("Số trang một mặt tờ; mặc định: nhiều nhất vừa tờ."))
@click.option("--paper-thickness", "thickness", type=float, default=0.0, help=N_("Độ dày một tờ giấy, để bù đẩy giấy."))
@click.option("--creep", type=float, help=N_("Độ đẩy của ruột trong cùng, đo trên dummy; thay cho độ dày giấy."))
@click.option("--gutter", type=float, help=N_("Khe giữa hai trang; mặc định hai lần tràn lề (xén hai nhát)."))
@click.option("--gripper", type=float, help=N_("Mép nhíp không in được; mặc định 10."))
@click.option("--margin", type=float, help=N_("Các mép còn lại không in được; mặc định 3."))
@click.option("--bleed", type=float, default=3.0, show_default=True, help=N_("Tràn lề lấy từ tệp nguồn."))
@click.option("--sides", type=click.IntRange(1, 2), default=2, show_default=True, help=N_("In một mặt hay hai mặt."))
@click.option("--panels", default="", help=N_("Khổ các ô của tờ gấp ba, từ trái mặt ngoài, như 97,100,100."))
@click.option("--one-form", is_flag=True, help=N_("Sách đóng ghim in tự trở: hai mặt từ một khuôn, mỗi tờ hai bản."))
@click.option("--whole-page", is_flag=True, help=N_("Trang không có TrimBox: lấy cả trang làm khổ thành phẩm."))
@click.option("--job", default="", help=N_("Tên việc ghi trên tờ in; mặc định là tên tệp."))
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help=N_("Ngày ghi trên tờ in, năm-tháng-ngày."))
@click.option("--dummy", is_flag=True, help=N_("Vẽ thêm mẫu gấp trên A4 để gấp thử bằng tay."))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=N_("Tệp kết quả; mặc định cạnh FILE."))
@click.option("--strict", is_flag=True, help=N_("Coi cảnh báo như lỗi."))
@click.pass_obj
def impose(
    interface: Interface,
    file: Path,
    scheme: str,
    sheet: str,
    up: int | None,
    thickness: float,
    creep: float | None,
    gutter: float | None,
    gripper: float | None,
    margin: float | None,
    bleed: float,
    sides: int,
    panels: str,
    one_form: bool,
    whole_page: bool,
    job: str,
    day: datetime | None,
    dummy: bool,
    out: Path | None,
    strict: bool,
) -> int:
    """Exit 0 when the sheets are written, 1 when something forbids it (nothing is written then)."""
    from ttdn_publish.cli.common import exit_code
    from ttdn_publish.prepress.imposition.order import SchemeName
    from ttdn_publish.prepress.imposition.planning import Wishes
    from ttdn_publish.production import imposing

    try:
        widths = tuple(float(part) for part in panels.split(",") if part.strip())
    except ValueError as error:
        raise click.BadParameter(panels, param_hint="--panels") from error
    done = imposing.impose(
        file,
        Wishes(
            SchemeName(scheme), sheet, up, thickness, creep, gutter, gripper, margin, bleed, sides, widths,
            whole_page, one_form,
        ),
        out=out,
        job=job,
        day=day.date() if day else None,
        with_dummy=dummy,
        language=interface.language,
        translate=interface.translate,
    )  # fmt: skip
    if done.findings:
        interface.show(done.findings)
    if done.layout is not None:
        sheets = len(done.layout.flats)
        interface.say("{count} tờ in, {forms} khuôn:", count=sheets, forms=done.forms)
    for path in done.results:
        interface.say("  {path}", path=path)
    code = exit_code(done.findings, strict)
    interface.give(
        {
            "results": [str(path) for path in done.results],
            "findings": [finding.as_dict(interface.translate) for finding in done.findings],
            "exit": code,
        }
    )
    return code
