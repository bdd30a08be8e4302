"""``ttdn documents merge``, ``lint-template``, ``envelopes``: letters to many people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

if TYPE_CHECKING:
    from ttdn_publish.documents.merging.variables import Variable

#: The kinds as people write them, and what they are called inside.
_KINDS = {"folder": "folder", "zip": "zip", "one-file": "one_file", "pdf": "pdf"}
_SHOWN = 10
_REPLACE = click.option("--replace", is_flag=True, help=N_("Ghi đè tệp đã có hoặc đã sửa tay trong kết quả cũ."))


@click.command(
    "merge",
    short_help=N_("Trộn thư từ mẫu và danh sách"),
    help=N_(
        "Tạo mỗi hàng của danh sách DATA (CSV, XLSX) một lá thư từ mẫu TEMPLATE (.docx). Cả mẫu và mọi hàng được soát trước khi ghi thư đầu tiên; lần trộn bị ngắt thì chạy lại là làm tiếp."
    ),
)
@click.argument("template", type=click.Path(path_type=Path))
@click.argument("data", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help=N_("Thư mục kết quả, hoặc tệp với zip và one-file.")
)
@click.option(
    "--kind",
    type=click.Choice(list(_KINDS)),
    default="folder",
    show_default=True,
    help=N_("Thư mục tệp Word; tệp ZIP; một tệp Word chung, mỗi người một phần; thư mục tệp PDF."),
)
@click.option("--name", default="", help=N_("Tên tệp, viết bằng thẻ, ví dụ “{{ so }} {{ ten }}”; bỏ trống là đánh số."))
@click.option(
    "--allow-blank",
    "blank",
    multiple=True,
    help=N_("Cột được phép trống (dùng nhiều lần), hoặc * cho mọi cột."),
)
@click.option("--again", is_flag=True, help=N_("Trộn lại từ đầu, không làm tiếp lần bị ngắt."))
@_REPLACE
@click.pass_obj
def merge(
    interface: Interface,
    template: Path,
    data: Path,
    out: Path,
    kind: str,
    name: str,
    blank: tuple[str, ...],
    again: bool,
    replace: bool,
) -> int:
    """Exit 0 when every letter is made, 1 when something is wrong with template, list or a letter."""
    from ttdn_publish.production.merge_work import Kind
    from ttdn_publish.production.merging import merge as run

    done = run(
        template,
        data,
        out,
        Kind(_KINDS[kind]),
        name=name,
        allow_blank=blank,
        resume=not again,
        replace=replace,
        progress=interface.progress,
    )
    translate = interface.translate
    if done.restarted is not None:
        interface.say("{why}", why=translate(done.restarted))
    if done.findings:
        interface.show(done.findings)
    for why, count in done.slow.items():
        interface.say("{count} thư phải làm theo cách chậm vì {why}.", count=count, why=translate(why))
    if done.kept:
        interface.say("{count} thư đã có từ lần trộn trước, giữ nguyên.", count=done.kept)
    interface.say("Đã tạo {count} thư trong {out}.", count=done.made, out=out)
    code = int(done.failed)
    interface.give(
        {
            "letters": done.made,
            "kept": done.kept,
            "results": [str(path) for path in done.results],
            "slow": {translate(why): count for why, count in done.slow.items()},
            "restarted": translate(done.restarted) if done.restarted is not None else None,
            "findings": [finding.as_dict(translate) for finding in done.findings],
            "exit": code,
        }
    )
    return code


@click.command(
    "lint-template",
    short_help=N_("Soát mẫu thư"),
    help=N_(
        "Nêu mọi lỗi của mẫu TEMPLATE cùng một lượt, với đoạn, bảng, ô như Word hiện, và các biến mẫu cần. Có --data thì đối chiếu với các cột của danh sách."
    ),
)
@click.argument("template", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path), help=N_("Danh sách (CSV, XLSX) để đối chiếu tên cột."))
@click.option("--strict", is_flag=True, help=N_("Cảnh báo cũng tính là lỗi."))
@click.pass_obj
def lint_template(interface: Interface, template: Path, data: Path | None, strict: bool) -> int:
    """Exit 1 when there are errors, under --strict also for warnings."""
    from ttdn_publish.cli.common import exit_code
    from ttdn_publish.production.merge_work import lint

    found = lint(template, data)
    interface.show(found.findings)
    if found.variables:
        interface.say("Biến mẫu cần: {names}", names=", ".join(one.path for one in found.variables))
    code = exit_code(found.findings, strict)
    interface.give(
        {
            "findings": [finding.as_dict(interface.translate) for finding in found.findings],
            "variables": [_as_dict(interface, one) for one in found.variables],
            "exit": code,
        }
    )
    return code


@click.command(
    "envelopes",
    short_help=N_("Tạo phong bì, nhãn địa chỉ"),
    help=N_("Tạo tệp Word phong bì hoặc nhãn địa chỉ cho mỗi hàng của danh sách DATA (CSV, XLSX)."),
)
@click.argument("data", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help=N_("Tệp Word sẽ ghi."))
@click.option(
    "--kind",
    type=click.Choice(["dl", "c5", "labels"]),
    default="dl",
    show_default=True,
    help=N_("Phong bì DL (220 × 110 mm), C5 (229 × 162 mm), hoặc tờ A4 24 nhãn (70 × 37 mm)."),
)
@click.option(
    "--line",
    "lines",
    multiple=True,
    required=True,
    help=N_(
        "Dòng địa chỉ lấy từ cột nào, ví dụ name=ten; các dòng: name, title, organisation, address, postcode, phone."
    ),
)
@click.option("--sender", multiple=True, help=N_("Một dòng của người gửi trên phong bì (dùng nhiều lần)."))
@click.option(
    "--first-label", "first", type=int, default=1, show_default=True, help=N_("Nhãn đầu tiên còn trống của tờ đầu.")
)
@_REPLACE
@click.pass_obj
def envelopes(
    interface: Interface,
    data: Path,
    out: Path,
    kind: str,
    lines: tuple[str, ...],
    sender: tuple[str, ...],
    first: int,
    replace: bool,
) -> int:
    """Exit 0 when the file is written."""
    from ttdn_publish.documents.merging.envelopes import column_mapping
    from ttdn_publish.production.addressing import address

    pages = address(
        data,
        out,
        kind,
        column_mapping(lines),
        sender=sender,
        first=first,
        replace=replace,
        progress=interface.progress,
    )
    interface.say("Đã ghi {count} trang vào {out}.", count=pages, out=out)
    interface.give({"results": [str(out)], "pages": pages})
    return 0


def _as_dict(interface: Interface, variable: Variable) -> dict[str, Any]:
    places = [tag.where.words for tag in variable.tags[:_SHOWN] if tag.where is not None]
    return {
        "name": variable.path,
        "required": not variable.may_lack,
        "may_be_blank": variable.may_be_blank,
        "places": [interface.translate(place) for place in places],
    }
