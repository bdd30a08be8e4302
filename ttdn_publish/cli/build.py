"""``ttdn build``: an issue as PDF for screen and print, a document for Word, print and the web."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ttdn_publish.cli.interface import Interface

if TYPE_CHECKING:
    from ttdn_publish.production.order import Report


@click.command("build")
@click.argument("folders", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FOLDER...")
@click.option(
    "--lang",
    "languages",
    default="vi",
    show_default=True,
    help="Ngôn ngữ, cách nhau bằng dấu phẩy; vi+en là bản song ngữ.",
)
@click.option(
    "--out",
    "versions",
    default="",
    help="Các bản: screen, print, archive (bản tin, ấn phẩm quảng bá; archive là bản lưu trữ, chỉ làm khi ghi rõ); word, pdf, web (văn bản). Bỏ trống là các bản thường dùng.",
)
@click.option(
    "--proof", "proofs", metavar="NGÔN-NGỮ", help="In bản soát của các ngôn ngữ này: câu chưa duyệt được tô và đánh số."
)
@click.option(
    "--layout",
    type=click.Choice(["interleaved", "parallel"]),
    default="interleaved",
    show_default=True,
    help="Bản song ngữ (vi+en): từng đoạn kèm bản dịch, hoặc hai cột.",
)
@click.option("--internal", is_flag=True, help="Bản nội bộ: có cả nội dung nội bộ, in chữ NỘI BỘ.")
@click.option("--strict", is_flag=True, help="Cảnh báo cũng tính là lỗi.")
@click.pass_obj
def command(
    interface: Interface,
    folders: tuple[Path, ...],
    languages: str,
    versions: str,
    proofs: str | None,
    layout: str,
    internal: bool,
    strict: bool,
) -> int:
    """Dựng các ấn phẩm trong FOLDER, đặt trong thư mục out: bản tin, ấn phẩm quảng bá thành PDF màn hình và PDF in; văn bản thành tệp Word, PDF, trang web. Nhiều ấn phẩm thì dựng song song."""
    from ttdn_publish.cli.common import exit_code, names, publication_folder
    from ttdn_publish.language.codes import LANGUAGES
    from ttdn_publish.model.text import Destination
    from ttdn_publish.production.building import Order, build_all
    from ttdn_publish.production.order import ON_REQUEST, VERSIONS, family_of

    places = [publication_folder(folder) for folder in folders]
    destination = Destination.INTERNAL if internal else Destination.PUBLIC
    written, option = (proofs, "--proof") if proofs else (languages, "--lang")
    chosen = names(
        written, (*LANGUAGES, *(f"{a}+{b}" for a in LANGUAGES for b in LANGUAGES if a != b)), option, LANGUAGES
    )
    orders = [
        Order(
            workspace.root,
            folder,
            language,
            destination,
            names(versions, (*VERSIONS[family_of(folder)], *ON_REQUEST.get(family_of(folder), ())), "--out")
            if versions
            else VERSIONS[family_of(folder)],
            proof=bool(proofs),
            arrangement=layout,
        )
        for workspace, folder in places
        for language in chosen
    ]
    reports, code = build_all(orders, progress=interface.progress), 0
    for report in reports:
        interface.show(report.findings)
        if not report.fresh:
            interface.say("Không có gì thay đổi, kết quả đã có sẵn:")
        for path in report.results:
            interface.say("  {path}", path=_name(report, path))
        if not report.results:
            interface.say("Chưa dựng được trang nào.")
        code = max(code, exit_code(report.findings, strict))
    interface.give(
        {
            "results": [_name(report, path) for report in reports for path in report.results],
            "fresh": any(report.fresh for report in reports),
            "findings": [f.as_dict(interface.translate) for report in reports for f in report.findings],
            "exit": code,
        }
    )
    return code


def _name(report: Report, path: Path) -> str:
    if report.order.workspace == report.order.folder:  # a document that lies by itself: nobody knows where its "out" is
        return path.as_posix()
    return path.relative_to(report.order.workspace).as_posix()
