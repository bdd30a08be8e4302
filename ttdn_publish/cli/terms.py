"""``ttdn terms``: the termbase, looked into, added to, checked, taken in and given out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ttdn_publish.cli.family import Family
from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

if TYPE_CHECKING:
    from ttdn_publish.translation.termbase import Concept

_LANGUAGES = ("en", "fr", "zh-Hans", "ja", "ko")
_FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=".",
    help=N_("Không gian làm việc; bỏ trống là thư mục hiện tại."),
)
_STATUSES = {"preferred": N_("đã chọn"), "proposed": N_("đề xuất, chờ người duyệt")}


@click.group("terms", cls=Family, help=N_("Bảng thuật ngữ của không gian làm việc và bảng có sẵn."))
def command() -> None:
    """The family."""


@command.command(
    "find",
    short_help=N_("Tìm thuật ngữ"),
    help=N_("Tìm khái niệm có WORDS, có dấu hay không dấu đều được; nếu WORDS là câu, nêu các thuật ngữ trong câu."),
)
@click.argument("words", nargs=-1, required=True)
@_FOLDER
@click.pass_obj
def find(interface: Interface, words: tuple[str, ...], folder: Path) -> int:
    """Exit 0 also when nothing is found."""
    from ttdn_publish.findings import Findings
    from ttdn_publish.production.terms import look_up

    findings = Findings()
    concepts = look_up(folder, " ".join(words), findings)
    if len(findings):
        interface.show(findings)
    for concept in concepts:
        _show(interface, concept)
    if not concepts:
        interface.say("Không tìm thấy thuật ngữ nào.")
    interface.give({"concepts": [_as_dict(concept) for concept in concepts]})
    return 0


#: What can be given in every language: the end of the column's name, the end of the option's, its help.
_PARTS = (
    ("", "", N_("Thuật ngữ trong ngôn ngữ này.")),
    ("_status", "-status", N_("Trạng thái: preferred hoặc proposed.")),
    ("_forms", "-forms", N_("Dạng khác cũng đúng trong ngôn ngữ này, cách nhau bằng dấu chấm phẩy.")),
    ("_forbidden", "-forbidden", N_("Dạng bị cấm trong ngôn ngữ này, cách nhau bằng dấu chấm phẩy.")),
)
#: Name of a parameter → column.
_COLUMNS = {f"{lang}{part}".replace("-", "_").lower(): f"{lang}{part}" for lang in _LANGUAGES for part, _, _ in _PARTS}


def _in_every_language(function: Callable[..., int]) -> Callable[..., int]:
    for language in reversed(_LANGUAGES):
        for part, ending, words in reversed(_PARTS):
            name = f"{language}{part}".replace("-", "_").lower()
            function = click.option(f"--{language}{ending}", name, default="", help=words)(function)
    return function


@command.command(
    "add",
    short_help=N_("Thêm một thuật ngữ"),
    help=N_("Thêm khái niệm VI vào bảng riêng glossaries/them.csv của không gian làm việc."),
)
@click.argument("vi")
@click.option("--id", "id", default="", help=N_("Mã của khái niệm; bỏ trống thì tự đặt."))
@click.option("--domain", "domain", default="", help=N_("Lĩnh vực, ví dụ place, title, trade."))
@click.option("--variants", "vi_variants", default="", help=N_("Dạng tiếng Việt khác, cách nhau bằng dấu chấm phẩy."))
@click.option("--vi-forbidden", "vi_forbidden", default="", help=N_("Dạng tiếng Việt bị cấm."))
@click.option("--from", "valid_from", default="", help=N_("Ngày bắt đầu có hiệu lực, ví dụ 2025-07-01."))
@click.option("--to", "valid_to", default="", help=N_("Ngày cuối cùng còn hiệu lực."))
@click.option("--case", "case", default="", help=N_("Chữ hoa: exact, initial hoặc any."))
@click.option("--keep", is_flag=True, help=N_("Tên giữ nguyên, không dịch."))
@click.option("--note", "note", default="", help=N_("Ghi chú."))
@click.option("--source", "source", default="", help=N_("Nguồn của các dạng."))
@_in_every_language
@_FOLDER
@click.pass_obj
def add(interface: Interface, /, vi: str, keep: bool, folder: Path, **cells: str) -> int:
    """Exit 0 when it is added; everything that is wrong is said at once."""
    from ttdn_publish.production.terms import add_term

    given = {_COLUMNS.get(name, name): cell for name, cell in cells.items()}
    concept = add_term(folder, given | {"vi": vi, "do_not_translate": "x" if keep else ""})
    interface.say("Đã thêm “{id}” vào glossaries/them.csv.", id=concept.id)
    _show(interface, concept)
    interface.give({"added": _as_dict(concept)})
    return 0


@command.command(
    "clashes",
    short_help=N_("Soát lỗi và mâu thuẫn của các bảng"),
    help=N_(
        "Soát mọi bảng: lỗi trong tệp, một dạng ở hai dòng, dạng vừa đúng vừa bị cấm, hai khái niệm dịch như nhau."
    ),
)
@click.option("--strict", is_flag=True, help=N_("Cảnh báo cũng tính là lỗi."))
@_FOLDER
@click.pass_obj
def clashes(interface: Interface, strict: bool, folder: Path) -> int:
    """Exit 1 when there are errors, under --strict also for warnings."""
    from ttdn_publish.cli.common import exit_code
    from ttdn_publish.production.terms import examine

    findings = examine(folder)
    interface.show(findings)
    interface.give({"findings": [finding.as_dict(interface.translate) for finding in findings]})
    return exit_code(findings, strict)


@command.command(
    "import",
    short_help=N_("Nhận thuật ngữ từ tệp CSV hoặc TBX"),
    help=N_(
        "Nhận khái niệm của FILE (CSV cùng cột với bảng thuật ngữ, TBX bản 2 hoặc 3) vào glossaries/them.csv. Điều khác với bảng đang có được nêu, không ghi đè."
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help=N_("Khi khác nhau, lấy theo tệp."))
@_FOLDER
@click.pass_obj
def take(interface: Interface, file: Path, replace: bool, folder: Path) -> int:
    """Exit 1 when something was not taken."""
    from ttdn_publish.production.terms import import_terms

    taken = import_terms(folder, file, replace=replace)
    interface.say(
        "{added} khái niệm mới, {changed} được bổ sung, {same} đã có, {conflicts} khác với bảng đang có",
        added=len(taken.added),
        changed=len(taken.changed),
        same=taken.same,
        conflicts=len(taken.conflicts),
    )
    for conflict in taken.conflicts:
        interface.say(
            "  “{vi}” khác với “{id}” ({place}); dùng --replace để lấy theo tệp, hoặc sửa tay.",
            vi=conflict.incoming.vi,
            id=conflict.existing.id,
            place=conflict.existing.at,
        )
    interface.give(
        {
            "added": [concept.id for concept in taken.added],
            "changed": [concept.id for concept in taken.changed],
            "same": taken.same,
            "conflicts": [
                {"incoming": _as_dict(conflict.incoming), "existing": _as_dict(conflict.existing)}
                for conflict in taken.conflicts
            ],
        }
    )
    return int(bool(taken.conflicts))


@command.command(
    "export",
    short_help=N_("Xuất thuật ngữ ra CSV hoặc TBX"),
    help=N_(
        "Ghi mọi khái niệm vào FILE: csv là một bảng mở được trong Excel, tbx là TBX-Basic bản 3, tbx2 là TBX bản 2 cho OmegaT."
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "tbx", "tbx2"]),
    default="csv",
    show_default=True,
    help=N_("Định dạng."),
)
@_FOLDER
@click.pass_obj
def give(interface: Interface, file: Path, kind: str, folder: Path) -> int:
    """Exit 0; a file of that name is replaced whole."""
    from ttdn_publish.production.terms import export_terms

    count = export_terms(folder, file, kind)
    interface.say("Đã ghi {count} khái niệm vào {file}.", count=count, file=file)
    interface.give({"file": str(file), "format": kind, "concepts": count})
    return 0


def _show(interface: Interface, concept: Concept) -> None:
    interface.say("{id}: {words} ({place})", id=concept.id, words="; ".join(concept.vietnamese), place=concept.at)
    for language, term in concept.terms.items():
        if term.text:
            status = interface.translate(_STATUSES[term.status])
            interface.say(
                "  {language}: {words} ({status})", language=language, words="; ".join(term.approved), status=status
            )
    if concept.note:
        interface.say("  {note}", note=concept.note)


def _as_dict(concept: Concept) -> dict[str, Any]:
    from ttdn_publish.translation.termbase.table import cells_of

    cells = {column: cell for column, cell in cells_of(concept).items() if cell}
    return cells | {"file": concept.at.file, "line": concept.at.line}
