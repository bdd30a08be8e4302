"""``ttdn status``: what stands where."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_


@click.command("status")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.pass_obj
def command(interface: Interface, path: Path) -> int:
    """Mỗi số bản tin: trang, bài, mức phổ biến, nội dung mẫu, lỗi và kết quả đã dựng."""
    from ttdn_publish.cli.common import issue_folders
    from ttdn_publish.production.overview import overview

    workspace, folders = issue_folders(path)
    rows = [overview(workspace, folder) for folder in folders]
    for row in rows:
        interface.say("{name}: {title}, số {number}/{year}, {date}", **row)
        interface.say(
            "  {pages} trang theo sơ đồ, {articles} bài, {words} chữ; {samples} bài mẫu, {restricted} bài không công khai",
            **row,
        )
        interface.say("  {errors} lỗi, {warnings} cảnh báo, {notices} lưu ý", **row)
        for result in row["results"]:
            fresh = interface.translate(N_("mới") if result["fresh"] else N_("cũ hơn nội dung"))
            interface.say("  {path} ({fresh})", path=result["path"], fresh=fresh)
    if not rows:
        interface.say("Chưa có số bản tin nào trong content/bulletins.")
    interface.give({"issues": rows})
    return 0
