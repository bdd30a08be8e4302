"""``ttdn documents new``: the folder of an official document, from a typed file or empty."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

if TYPE_CHECKING:
    from ttdn_publish.production.document_starter import MadeDocument


@click.command(
    "new",
    short_help=N_("Tạo văn bản mới, hoặc từ tệp đã gõ"),
    help=N_(
        "Tạo thư mục của một văn bản hành chính. Với --from, tệp .txt hoặc .docx đã gõ được nhận ra từng phần và cấp; không có thì là khung trống của loại văn bản."
    ),
)
@click.option("--type", "type_", required=True, metavar=N_("LOẠI"), help=N_("Mã loại văn bản, ví dụ ke-hoach."))
@click.option(
    "--from", "source", type=click.Path(path_type=Path), help=N_("Tệp văn bản thuần (.txt) hoặc Word (.docx) đã gõ.")
)
@click.option(
    "--out", type=click.Path(path_type=Path), help=N_("Thư mục sẽ tạo; không ghi thì theo tên tệp hoặc loại.")
)
@click.option("--issuer", default="", metavar=N_("CƠ-QUAN"), help=N_("Mã cơ quan ban hành, ví dụ ubnd-tinh."))
@click.option(
    "--rules-as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar=N_("NGÀY"),
    help=N_("Ngày chọn bộ quy tắc khi văn bản chưa có ngày, ví dụ 2018-01-01."),
)
@click.pass_obj
def new(
    interface: Interface, type_: str, source: Path | None, out: Path | None, issuer: str, rules_as_of: datetime | None
) -> int:
    """Exit 0 when the folder is made without an error in the typed file, else 1."""
    from ttdn_publish.cli.common import exit_code
    from ttdn_publish.production.document_starter import Wanted, make_document, type_ids

    if type_ not in type_ids():
        raise click.BadParameter(f"{type_} ({', '.join(type_ids())})", param_hint="--type")
    day = rules_as_of.date() if rules_as_of else None
    made = make_document(Wanted(type_, source, out, issuer, day))
    interface.say("Đã tạo {path} ({count} tệp).", path=made.folder, count=len(made.files))
    _tell(interface, made)
    if made.findings:
        interface.show(made.findings)
    interface.say("Xem và sửa: {file}", file=made.files[0])
    interface.say("Dựng thử: ttdn build {path}", path=made.folder)
    code = exit_code(made.findings, strict=False)
    interface.give(_data(interface, made) | {"exit": code})
    return code


def _tell(interface: Interface, made: MadeDocument) -> None:
    """What was understood, what the body holds, and what is still blank."""
    from ttdn_publish.documents.recognising.recognised import ROLES, Role, shown
    from ttdn_publish.production.document_starter import levels, missing, told

    translate = interface.translate
    if made.recognised is not None:
        interface.say("Đã nhận ra:")
        for role, words in told(made.recognised):
            more = f" (+{len(words) - 1})" if len(words) > 1 else ""
            interface.say("  {what}: {words}{more}", what=translate(ROLES[role]), words=shown(words[0]), more=more)
        counted = ", ".join(map(translate, levels(made.recognised)))
        interface.say("  {what}: {counted}", what=translate(ROLES[Role.BODY]), counted=counted)
    if blank := ", ".join(map(translate, missing(made))):
        interface.say("Còn để trống: {what}.", what=blank)


def _data(interface: Interface, made: MadeDocument) -> dict[str, object]:
    from ttdn_publish.production.document_starter import levels, missing, told

    translate = interface.translate
    found = made.recognised
    return {
        "path": str(made.folder),
        "files": [str(file) for file in made.files],
        "understood": {str(role): list(words) for role, words in told(found)} if found else {},
        "body": [translate(one) for one in levels(found)] if found else [],
        "blank": [translate(one) for one in missing(made)],
        "findings": [finding.as_dict(translate) for finding in made.findings],
    }
