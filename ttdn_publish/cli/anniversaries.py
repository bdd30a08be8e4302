"""``ttdn anniversaries``: round anniversaries of diplomatic relations in a year, and drafts of the letters for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

if TYPE_CHECKING:
    from ttdn_publish.model.anniversary import AnniversaryDay


@click.command(
    "anniversaries",
    short_help=N_("Ngày kỷ niệm quan hệ ngoại giao tròn năm"),
    help=N_(
        "Nêu các ngày kỷ niệm thiết lập quan hệ ngoại giao tròn 5 năm một của năm YEAR. Với --draft, viết nháp một thư chúc mừng cho mỗi nước mà kế hoạch của năm ấy nêu tên; không ghi đè thư đã có."
    ),
)
@click.argument("year", type=click.IntRange(1900, 2200))
@click.option(
    "--draft", type=click.Path(path_type=Path), help=N_("Thư mục để viết nháp thư, mỗi nước một thư mục con.")
)
@click.option(
    "--all",
    "everyone",
    is_flag=True,
    help=N_("Nháp thư cho mọi nước trong danh sách, không chỉ nước có trong kế hoạch."),
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=".",
    help=N_("Không gian làm việc; bỏ trống là thư mục hiện tại."),
)
@click.pass_obj
def command(interface: Interface, year: int, draft: Path | None, everyone: bool, folder: Path) -> int:
    """Exit 0; 1 when a letter could not be drafted."""
    from ttdn_publish.cli.common import exit_code
    from ttdn_publish.production.anniversaries import anniversaries, draft_letters

    days = anniversaries(year, draft or folder)
    for day in days:
        _tell(interface, day)
    interface.say(
        "{count} ngày kỷ niệm tròn năm, {named} nước có trong kế hoạch.",
        count=len(days),
        named=sum(day.named for day in days),
    )
    data: dict[str, Any] = {"year": year, "anniversaries": [_as_dict(day) for day in days], "exit": 0}
    if draft is not None:
        done = draft_letters(year, draft, everyone=everyone)
        for path in done.written:
            interface.say("Đã viết nháp {path}.", path=path)
        for path in done.kept:
            interface.say("{path} đã có, giữ nguyên.", path=path)
        if done.findings:
            interface.show(done.findings)
        data |= {
            "written": [str(path) for path in done.written],
            "kept": [str(path) for path in done.kept],
            "findings": [finding.as_dict(interface.translate) for finding in done.findings],
            "exit": exit_code(done.findings, strict=False),
        }
    interface.give(data)
    return int(data["exit"])


def _tell(interface: Interface, day: AnniversaryDay) -> None:
    named = interface.translate(N_(" (có trong kế hoạch)")) if day.named else ""
    interface.say(
        "{day}  {country}: {years} năm{named}",
        day=f"{day.day:%d/%m/%Y}",
        country=day.relation.country_vi,
        years=day.years,
        named=named,
    )


def _as_dict(day: AnniversaryDay) -> dict[str, Any]:
    relation = day.relation
    return {
        "date": day.day.isoformat(),
        "country_code": relation.country_code,
        "country": relation.country_vi,
        "country_en": relation.country_en,
        "established": relation.established.isoformat(),
        "years": day.years,
        "named": day.named,
        "language": relation.language,
        "source": relation.source,
        "note": relation.note,
    }
