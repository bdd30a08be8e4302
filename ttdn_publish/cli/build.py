"""``ttdn build``: an issue as PDF for screen and print."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface


@click.command("build", short_help="Dựng số bản tin")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--lang", "languages", default="vi", show_default=True, help="Ngôn ngữ, cách nhau bằng dấu phẩy.")
@click.option("--out", "versions", default="screen,print", show_default=True, help="Các bản: screen, print.")
@click.option("--internal", is_flag=True, help="Bản nội bộ: có cả nội dung nội bộ, in chữ NỘI BỘ.")
@click.option("--strict", is_flag=True, help="Cảnh báo cũng tính là lỗi.")
@click.pass_obj
def command(interface: Interface, folder: Path, languages: str, versions: str, internal: bool, strict: bool) -> int:
    """Dựng số bản tin trong FOLDER thành PDF màn hình và PDF in, đặt trong thư mục out."""
    from ttdn_publish.cli.common import exit_code, issue_folder, names
    from ttdn_publish.model.text import Destination
    from ttdn_publish.production.issue_build import Order, build

    workspace, folder = issue_folder(folder)
    wanted = names(versions, ("screen", "print"), "--out")
    destination = Destination.INTERNAL if internal else Destination.PUBLIC
    code, reports = 0, []
    for language in names(languages, ("vi",), "--lang"):
        report = build(Order(workspace.root, folder, language, destination, wanted), interface.progress)
        reports.append(report)
        interface.show(report.findings)
        if not report.fresh:
            interface.say("Không có gì thay đổi, kết quả đã có sẵn:")
        for path in report.results:
            interface.say("  {path}", path=workspace.name(path))
        if not report.results:
            interface.say("Chưa dựng được trang nào.")
        code = max(code, exit_code(report.findings, strict))
    interface.give(
        {
            "results": [workspace.name(path) for report in reports for path in report.results],
            "fresh": any(report.fresh for report in reports),
            "findings": [f.as_dict(interface.translate) for report in reports for f in report.findings],
            "exit": code,
        }
    )
    return code
