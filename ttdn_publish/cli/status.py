"""``ttdn status``: what stands where."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

_STATES = {
    "approved": N_("đã duyệt"),
    "source": N_("chưa ký duyệt"),
    "reviewed": N_("đã soát"),
    "draft": N_("nháp"),
    "outdated": N_("dịch đã cũ"),
    "missing": N_("chưa dịch"),
}


@click.command("status")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.pass_obj
def command(interface: Interface, path: Path) -> int:
    """Mỗi ấn phẩm: trang, bài, mức phổ biến, nội dung mẫu, lỗi, các câu của mỗi ngôn ngữ theo trạng thái, kết quả đã dựng."""
    from ttdn_publish.cli.common import publication_folders
    from ttdn_publish.production.overview import overview

    workspace, folders = publication_folders(path)
    rows = [overview(workspace, folder) for folder in folders]
    for row in rows:
        if row["kind"] == "document":
            issued = interface.translate(N_("đã có số, ngày") if row["issued"] else N_("chưa lấy số"))
            interface.say("{name}: {type}, {title}", **row)
            interface.say("  {rules}; {words} chữ; {state}", state=issued, **row)
        elif row["kind"] == "brochure":
            interface.say("{name}: {title} ({family}), lần in {printing}, cập nhật đến {updated_to}", **row)
            interface.say("  {rows} dòng trong bảng, {words} chữ; {samples} dòng mẫu", **row)
        else:
            interface.say("{name}: {title}, số {number}/{year}, {date}", **row)
            interface.say(
                "  {pages} trang theo sơ đồ, {articles} bài, {words} chữ; {samples} bài mẫu, {restricted} bài không công khai",
                **row,
            )
        interface.say("  {errors} lỗi, {warnings} cảnh báo, {notices} lưu ý", **row)
        for language, states in row["languages"].items():
            shares = ", ".join(
                f"{interface.translate(words)} {states[state] * 100 / max(1, sum(states.values())):.0f}%"
                for state, words in _STATES.items()
                if states.get(state)
            )
            total = sum(states.values())
            interface.say("  {language}: {total} câu; {shares}", language=language, total=total, shares=shares)
        for result in row["results"]:
            fresh = interface.translate(N_("mới") if result["fresh"] else N_("cũ hơn nội dung"))
            interface.say("  {path} ({fresh})", path=result["path"], fresh=fresh)
    if not rows:
        interface.say("Chưa có ấn phẩm nào trong content.")
    interface.give({"publications": rows})
    return 0
