"""``ttdn documents number``: the register of numbers, held, issued, cancelled, listed and exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ttdn_publish.cli.family import Family
from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

if TYPE_CHECKING:
    from ttdn_publish.findings import Finding
    from ttdn_publish.model.number import NumberBook, TakenNumber
    from ttdn_publish.production.numbering import Entry


def _whole(_: click.Context, parameter: click.Parameter, written: str | None) -> int | None:
    """A whole number as people write it: ``5`` or ``05``."""
    if written is None:
        return None
    if written.isascii() and written.isdecimal() and len(written) < 10:
        return int(written)
    raise click.BadParameter(written, param_hint=parameter.opts[0])


def _day(_: click.Context, parameter: click.Parameter, written: str | None) -> date | None:
    """A day as ``2018-03-30`` or ``30/3/2018``."""
    from ttdn_publish.model.calendar import PartialDate

    if written is None:
        return None
    try:
        day = PartialDate.parse(written)
    except ValueError:
        day = PartialDate(1)
    if not day.day:
        raise click.BadParameter(written, param_hint=parameter.opts[0])
    return day.first


_FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=".",
    help=N_("Không gian làm việc; bỏ trống là thư mục hiện tại."),
)
_YEAR = click.option(
    "--year",
    callback=_whole,
    metavar=N_("NĂM"),
    help=N_("Năm của dãy số; bỏ trống là năm nay (khi cấp: năm của ngày văn bản)."),
)
_BY = click.option("--by", "by", default="", help=N_("Người thực hiện."))


def _order(function: Callable[..., int]) -> Callable[..., int]:
    """The options of every order."""
    for option in reversed(
        (
            click.option("--agency", "agency", default="", help=N_("Mã cơ quan, ví dụ ubnd-tinh.")),
            _YEAR,
            click.option(
                "--series",
                "series",
                default="chung",
                show_default=True,
                help=N_("Dãy số: chung, sao (bản sao), hoặc tên riêng như ke-hoach."),
            ),
            _BY,
            _FOLDER,
        )
    ):
        function = option(function)
    return function


def _taking(function: Callable[..., int]) -> Callable[..., int]:
    """The options of what takes a number."""
    for option in reversed(
        (
            click.option(
                "--document",
                "document",
                type=click.Path(path_type=Path),
                help=N_("Thư mục của văn bản (có document.yaml)."),
            ),
            click.option(
                "--number",
                "number",
                callback=_whole,
                metavar=N_("SỐ"),
                help=N_("Lấy đúng số này; bỏ trống là số tiếp theo, hoặc số đang giữ cho văn bản."),
            ),
            click.option("--skip", is_flag=True, help=N_("Cho phép số nêu ra bỏ trống các số trước nó.")),
            click.option(
                "--classification",
                "classification",
                default="",
                help=N_("Mức phổ biến: cong_khai, noi_bo, han_che. Văn bản mật không lấy số ở đây."),
            ),
        )
    ):
        function = option(function)
    return function


@click.group(
    "number",
    cls=Family,
    short_help=N_("Sổ số văn bản đi"),
    help=N_("Sổ số văn bản: giữ số, cấp số, hủy số, xem và xuất sổ."),
)
def number() -> None:
    """The family."""


@number.command(
    "reserve",
    short_help=N_("Giữ một số"),
    help=N_(
        "Giữ số tiếp theo của dãy, hoặc số nêu ra, cho một người hoặc một văn bản. Số đã giữ không ai khác lấy được."
    ),
)
@click.option("--for", "holder", default="", help=N_("Giữ cho ai; bỏ trống là người thực hiện."))
@click.option("--reason", "reason", default="", help=N_("Lý do giữ số."))
@_taking
@_order
@click.pass_obj
def reserve(interface: Interface, /, folder: Path, **said: Any) -> int:
    """Exit 0 when the number is held."""
    from ttdn_publish.production.number_orders import ReserveOrder
    from ttdn_publish.production.numbering import reserve as hold

    entry = hold(folder, ReserveOrder(**said))
    held = entry.taken.reservation
    assert held is not None
    interface.say("Đã giữ số {number} ({where}) cho {holder}.", **_where(entry.taken), holder=held.holder)
    return _answer(interface, entry)


@number.command(
    "issue",
    short_help=N_("Cấp số cho văn bản"),
    help=N_(
        "Cấp số đang giữ hoặc số tiếp theo cho văn bản đã ký. Nêu thư mục của văn bản, hoặc ít nhất trích yếu. Số chỉ lấy khi ban hành, không lấy cho bản thảo."
    ),
)
@click.option("--date", "date", callback=_day, metavar=N_("NGÀY"), help=N_("Ngày văn bản; bỏ trống là hôm nay."))
@click.option("--abstract", "abstract", default="", help=N_("Trích yếu nội dung."))
@click.option("--type", "type", default="", help=N_("Mã loại văn bản, ví dụ ke-hoach, cong-van."))
@click.option(
    "--symbol", "symbol", default="", help=N_("Ký hiệu, ví dụ KH-UBND; bỏ trống thì lập theo loại và cơ quan.")
)
@click.option("--signer", "signer", default="", help=N_("Người ký, nếu đã biết."))
@click.option("--recipients", "recipients", default="", help=N_("Nơi nhận."))
@click.option("--kept-by", "kept_by", default="", help=N_("Đơn vị lưu."))
@click.option("--copies", "copies", callback=_whole, metavar=N_("SỐ"), help=N_("Số lượng bản."))
@click.option("--note", "note", default="", help=N_("Ghi chú."))
@_taking
@_order
@click.pass_obj
def issue(interface: Interface, /, folder: Path, **said: Any) -> int:
    """Exit 0 when the number is the document's."""
    from ttdn_publish.production.number_orders import IssueOrder
    from ttdn_publish.production.numbering import issue as give

    entry = give(folder, IssueOrder(**said))
    given = entry.taken.issuance
    assert given is not None
    interface.say("Đã cấp số {number} ({where}), ngày {date}.", **_where(entry.taken), date=f"{given.date:%d/%m/%Y}")
    if given.document:
        interface.say(
            "Ghi vào document.yaml: number: {number}, date: {date}", number=entry.taken.number, date=given.date
        )
    return _answer(interface, entry)


@number.command(
    "cancel",
    short_help=N_("Hủy một số"),
    help=N_(
        "Hủy số NUMBER, hoặc ghi rõ một chỗ trống là không dùng. Số đã hủy vẫn ở trong sổ và không bao giờ được cấp lại."
    ),
)
@click.argument("number", callback=_whole)
@click.option("--reason", "reason", default="", help=N_("Lý do hủy."))
@_order
@click.pass_obj
def cancel(interface: Interface, /, folder: Path, reason: str, **said: Any) -> int:
    """Exit 0 when the number is cancelled."""
    from ttdn_publish.production.number_orders import NumberOrder
    from ttdn_publish.production.numbering import cancel as give_up

    entry = give_up(folder, NumberOrder(**said), reason)
    interface.say("Đã hủy số {number} ({where}).", **_where(entry.taken))
    return _answer(interface, entry)


@number.command(
    "list",
    short_help=N_("Xem sổ"),
    help=N_("Xem các số đã lấy, chỗ trống, số không rõ, và những điều cần xem lại."),
)
@click.option("--agency", "agency", default="", help=N_("Chỉ cơ quan này."))
@click.option("--year", "year", callback=_whole, metavar=N_("NĂM"), help=N_("Chỉ năm này."))
@click.option("--series", "series", default="", help=N_("Chỉ dãy số này."))
@click.option("--strict", is_flag=True, help=N_("Cảnh báo cũng tính là lỗi."))
@_FOLDER
@click.pass_obj
def list_(interface: Interface, folder: Path, agency: str, year: int | None, series: str, strict: bool) -> int:
    """Exit 1 when there are errors, under --strict also for warnings."""
    from ttdn_publish.cli.common import exit_code
    from ttdn_publish.production.numbering import listing

    found = listing(folder, agency, year, series)
    for book in found.books:
        _show(interface, book)
    if not found.books:
        interface.say("Chưa có số nào trong sổ.")
    _tell(interface, found.findings)
    interface.give({"series": [_book(book) for book in found.books], "findings": _findings(interface, found.findings)})
    return exit_code(found.findings, strict)


@number.command(
    "export",
    short_help=N_("Xuất sổ ra Excel"),
    help=N_("Xuất sổ đăng ký văn bản đi của một cơ quan trong một năm ra tệp Excel, mỗi dãy số một trang tính."),
)
@click.option("--agency", "agency", required=True, help=N_("Mã cơ quan, ví dụ ubnd-tinh."))
@click.option("--year", "year", callback=_whole, metavar=N_("NĂM"), required=True, help=N_("Năm của sổ."))
@click.option("--series", "series", default="", help=N_("Chỉ dãy số này."))
@click.option("--out", "path", type=click.Path(path_type=Path), help=N_("Tệp .xlsx; bỏ trống là trong thư mục out."))
@_FOLDER
@click.pass_obj
def export(interface: Interface, folder: Path, agency: str, year: int, series: str, path: Path | None) -> int:
    """Exit 0 when the file is written."""
    from ttdn_publish.production.number_export import export as write

    done = write(folder, agency, year, path, series)
    interface.say("Đã ghi {count} số vào {file}.", count=done.numbers, file=done.path)
    _tell(interface, done.findings)
    interface.give({"file": str(done.path), "numbers": done.numbers, "findings": _findings(interface, done.findings)})
    return 0


def _answer(interface: Interface, entry: Entry) -> int:
    from ttdn_publish.production.numbering import as_dict

    _tell(interface, entry.findings)
    interface.give({"number": as_dict(entry.taken), "findings": _findings(interface, entry.findings)})
    return 0


def _tell(interface: Interface, findings: Iterable[Finding]) -> None:
    if found := list(findings):
        interface.show(found)


def _findings(interface: Interface, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [finding.as_dict(interface.translate) for finding in findings]


def _where(taken: TakenNumber) -> dict[str, str]:
    series = taken.series
    return {"number": taken.with_symbol, "where": f"{series.agency}, {series.year}, {series.name}"}


def _book(book: NumberBook) -> dict[str, Any]:
    from ttdn_publish.production.numbering import as_dict

    series = book.series
    return {
        "agency": series.agency,
        "year": series.year,
        "series": series.name,
        "next": book.next,
        "numbers": [as_dict(taken) for taken in book.numbers],
        "gaps": [list(gap) for gap in book.gaps()],
    }


def _show(interface: Interface, book: NumberBook) -> None:
    from ttdn_publish.model.number import shown
    from ttdn_publish.production.numbering import STATUS, summary
    from ttdn_publish.records.number_rules import gap

    series = book.series
    interface.say(
        "{agency}, năm {year}, dãy {series}: đã lấy {count} số, số tiếp theo {next}",
        agency=series.agency,
        year=series.year,
        series=series.name,
        count=len(book.numbers),
        next=shown(book.next),
    )
    gaps = {last + 1: (first, last) for first, last in book.gaps()}
    for taken in book.numbers:
        if missing := gaps.get(taken.number):
            interface.say("  {number}  trống", number=gap(*missing))
        status = interface.translate(STATUS[taken.status])
        interface.say(
            "  {number}  {status}  {summary}", number=taken.with_symbol, status=status, summary=summary(taken)
        )
