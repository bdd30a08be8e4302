"""``ttdn review``: translations laid before people in Word, and what they made of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ttdn_publish.cli.family import Family
from ttdn_publish.cli.interface import Interface
from ttdn_publish.cli.signing import approve, dismiss
from ttdn_publish.findings import N_

if TYPE_CHECKING:
    from ttdn_publish.production.reviewed import KitsTaken
    from ttdn_publish.production.reviewing import KitMade


@click.group("review", cls=Family, help=N_("Soát bản dịch: xuất hồ sơ soát Word, nhận lại."))
def command() -> None:
    """The family."""


@command.command(
    "out",
    short_help=N_("Xuất hồ sơ soát Word hai cột"),
    help=N_("Xuất hồ sơ soát (Word, hai cột nguồn và bản dịch) của số bản tin trong FOLDER vào thư mục out."),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--lang", "languages", required=True, help=N_("Ngôn ngữ, cách nhau bằng dấu phẩy."))
@click.option(
    "--only", default="", help=N_("Chỉ lấy câu ở các tình trạng này: missing, outdated, draft, reviewed, approved.")
)
@click.option("--article", "articles", multiple=True, metavar="SLUG", help=N_("Chỉ lấy bài này; dùng được nhiều lần."))
@click.option("--internal", is_flag=True, help=N_("Hồ sơ chỉ dùng trong cơ quan: có cả bài không công khai."))
@click.pass_obj
def out(
    interface: Interface, folder: Path, languages: str, only: str, articles: tuple[str, ...], internal: bool
) -> int:
    """Exit 0 when the kits are written."""
    from ttdn_publish.cli.common import exit_code, names, publication_folder
    from ttdn_publish.language.codes import FOREIGN
    from ttdn_publish.model.text import State
    from ttdn_publish.production.reviewing import REVIEWABLE, review_out

    workspace, place = publication_folder(folder)
    wanted = names(languages, FOREIGN, "--lang")
    states = [State(name) for name in names(only, tuple(map(str, REVIEWABLE)), "--only")] if only else []
    made = review_out(place, wanted, only=states, articles=articles, internal=internal)
    findings = [finding for one in made[:1] for finding in one.findings]
    if findings:
        interface.show(findings)
    for one in made:
        if one.path is None:
            interface.say("{language}: không có câu nào để soát.", language=one.language)
        else:
            interface.say("{path} ({count} câu)", path=workspace.name(one.path), count=one.sentences)
    interface.give(
        {
            "kits": [_made(one, None if one.path is None else workspace.name(one.path)) for one in made],
            "findings": [finding.as_dict(interface.translate) for finding in findings],
        }
    )
    return exit_code(findings, strict=False)


def _made(one: KitMade, path: str | None) -> dict[str, object]:
    return {"language": one.language, "path": path, "sentences": one.sentences}


@command.command(
    "in",
    short_help=N_("Nhận lại hồ sơ soát"),
    help=N_(
        "Nhập các hồ sơ soát FILE đã sửa trong Word. Có hàng hỏng thì không nhập gì; câu xung đột được nêu ra và giữ nguyên."
    ),
)
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE...")
@click.option("--by", default="", metavar="HỌ-TÊN", help=N_("Họ tên người soát; bỏ trống là người lưu tệp sau cùng."))
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    help=N_("Không gian làm việc; bỏ trống là nơi có tệp, rồi nơi đang đứng."),
)
@click.option("--over-approved", is_flag=True, help=N_("Lấy cả lời mới của câu đã duyệt; câu ấy phải duyệt lại."))
@click.option("--strict", is_flag=True, help=N_("Cảnh báo cũng tính là lỗi."))
@click.pass_obj
def in_(
    interface: Interface, files: tuple[Path, ...], by: str, workspace: Path | None, over_approved: bool, strict: bool
) -> int:
    """Exit 0 when the kits were taken; 1 when they are damaged."""
    from ttdn_publish.cli.common import exit_code
    from ttdn_publish.production.reviewed import review_in

    taken = review_in(files, by=by, workspace=workspace, over_approved=over_approved)
    findings = [finding for one in taken for finding in one.findings]
    if findings:
        interface.show(findings)
    for one in taken:
        interface.say(
            "{language}: {changed} câu có lời mới, {read} câu đã đọc, {same} câu giữ nguyên, {remarks} ý kiến. Người soát: {by}.",
            language=one.language,
            changed=one.changed,
            read=one.read,
            same=one.same,
            remarks=one.remarks,
            by=", ".join(one.by),
        )
    code = exit_code(findings, strict)
    interface.give(
        {
            "taken": [_taken(one) for one in taken],
            "findings": [finding.as_dict(interface.translate) for finding in findings],
            "exit": code,
        }
    )
    return code


def _taken(one: KitsTaken) -> dict[str, object]:
    return {
        "language": one.language,
        "by": list(one.by),
        "changed": one.changed,
        "read": one.read,
        "same": one.same,
        "remarks": one.remarks,
        "written": len(one.written),
    }


command.add_command(approve)
command.add_command(dismiss)
