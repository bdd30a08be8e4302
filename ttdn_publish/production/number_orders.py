"""What somebody asks the number register for, and whether it can be written down: the register is never corrected later."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ttdn_publish.documents.symbol import symbol
from ttdn_publish.errors import ContentError, EnvironmentProblem, SecrecyStop
from ttdn_publish.findings import N_, Finding, Findings, Phrase, Place
from ttdn_publish.model.agency import profile
from ttdn_publish.model.classification import classify
from ttdn_publish.model.document import Document
from ttdn_publish.model.number import GENERAL, MAX_NUMBER, Cancellation, Issuance, Reservation, Series, series_problems
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.secrecy import stamp_line
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.source import Source
from ttdn_publish.records import number_files
from ttdn_publish.records.number_rules import DATE_OUTSIDE_YEAR, DETAILS
from ttdn_publish.regulations.documents import document_rules
from ttdn_publish.workspace import DOCUMENT_FILE, Workspace

SECRET_NUMBER = N_(
    "Văn bản mật lấy số ở sổ riêng theo Luật Bảo vệ bí mật nhà nước, không lấy ở đây; chưa lấy số nào và không ghi lại gì. "
    "Máy này không phải nơi xử lý tài liệu mật; hãy báo người phụ trách bảo mật của đơn vị."
)
_REFUSED = N_("Chưa lấy số nào: thông tin chưa đủ hoặc chưa đúng.")
_MAX_TEXT = 4000
_MAX_COPIES = 100_000
T = TypeVar("T")
_SYMBOL = re.compile(r"[^\s/]+")


@dataclass(frozen=True, kw_only=True)
class NumberOrder:
    """What every order says: which series, which number (``None`` for the next one), for which ``document`` (its folder), who
    does it (``by``). ``skip`` allows a named number to leave others out. Empty is what was not said."""

    agency: str = ""
    year: int | None = None
    series: str = GENERAL
    number: int | None = None
    skip: bool = False
    document: Path | None = None
    classification: str = ""
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class ReserveOrder(NumberOrder):
    """Hold a number for ``holder``, or for whoever asks."""

    holder: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class IssueOrder(NumberOrder):
    """Give a number to a document. What is not said is taken from the document's folder, if there is one."""

    date: dt.date | None = None
    abstract: str = ""
    type: str = ""
    symbol: str = ""
    signer: str = ""
    recipients: str = ""
    kept_by: str = ""
    copies: int | None = None
    note: str = ""


class Desk:
    """One order on its way into the register; ``mistakes`` gathers everything that is wrong with it.

    Raises :class:`SecrecyStop` as soon as something secret is seen, :class:`EnvironmentProblem` outside of a workspace.
    """

    def __init__(self, folder: Path, order: NumberOrder, moment: dt.datetime) -> None:
        self.workspace = Workspace.around(folder)
        self.order, self.moment = order, moment.replace(microsecond=0)
        self.mistakes: list[Finding] = []
        self.place = Place(f"content/records/{number_files.FOLDER}")
        if classify(order.classification).secret:
            raise SecrecyStop(SECRET_NUMBER)
        self.document_name = ""
        self.document = self._read_document() if order.document is not None else None
        self.registers = self._read_registers()
        self.by = self.text(order.by, N_("người thực hiện"), "--by", needed=True)

    def reservation(self) -> tuple[Series, Reservation]:
        """The order as an entry of the register. Raises :class:`ContentError` with every mistake."""
        order = self.order
        assert isinstance(order, ReserveOrder)
        series = self._series(order.year or self.moment.year)
        reason = self.text(order.reason, N_("lý do giữ số"), "--reason", needed=True)
        holder = self.text(order.holder, N_("người được giữ số"), "--for") or self.by
        return self._agreed(series), Reservation(
            holder=holder, reason=reason, document=self.document_name, by=self.by, at=self.moment
        )

    def issuance(self) -> tuple[Series, Issuance]:
        """The order as an entry of the register. Raises :class:`ContentError` with every mistake."""
        order = self.order
        assert isinstance(order, IssueOrder)
        written = self.document.date if self.document is not None else None
        known = written.first if written is not None and written.day else None
        date = self._same(order.date, known, N_("ngày văn bản"), "--date") or self.moment.date()
        told = self._told(self.document, date) if self.document is not None else IssueOrder()
        series = self._series(order.year or date.year)
        if order.year not in (None, date.year):
            message = N_("Ngày văn bản {date} không thuộc năm {year}.")
            self.mistakes.append(DATE_OUTSIDE_YEAR.at(self.place, message, date=f"{date:%d/%m/%Y}", year=order.year))
        kind = self._type(order.type or told.type, date)
        issuance = Issuance(
            date=date,
            abstract=self.text(order.abstract or told.abstract, N_("trích yếu"), "--abstract", needed=True),
            document=self.document_name,
            type=kind,
            symbol=self._symbol(order.symbol or told.symbol, kind, date),
            signer=self.text(order.signer or told.signer, N_("người ký"), "--signer"),
            recipients=self.text(order.recipients or told.recipients, N_("nơi nhận"), "--recipients"),
            kept_by=self.text(order.kept_by or told.kept_by, N_("đơn vị lưu"), "--kept-by"),
            copies=self._copies(order.copies),
            note=self.text(order.note, N_("ghi chú"), "--note"),
            by=self.by,
            at=self.moment,
        )
        return self._agreed(series), issuance

    def cancellation(self, reason: str) -> tuple[Series, Cancellation]:
        """The order as an entry of the register. Raises :class:`ContentError` with every mistake."""
        series = self._series(self.order.year or self.moment.year)
        why = self.text(reason, N_("lý do hủy"), "--reason", needed=True)
        return self._agreed(series), Cancellation(reason=why, by=self.by, at=self.moment)

    @property
    def number(self) -> int | None:
        """The number that is asked for: in the order, or already written in the document."""
        return self.order.number or (self.document.number if self.document is not None else None)

    def text(self, written: str, what: Phrase, option: str, *, needed: bool = False) -> str:
        """A text of the order: NFC, one line, without control characters."""
        normal = unicodedata.normalize("NFC", written)
        plain = " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in normal).split())
        if any(stamp_line(words) is not None for words in (normal, plain)):
            raise SecrecyStop(SECRET_NUMBER)
        if needed and not plain:
            self.missing(what, option)
        if len(plain) > _MAX_TEXT:
            self.wrong(N_("Quá dài: {what} (hơn {limit} chữ)."), N_("viết ngắn lại"), what=what, limit=_MAX_TEXT)
        return plain

    def missing(self, what: Phrase, option: str) -> None:
        """Note that something was not said."""
        self.wrong(N_("Thiếu {what}."), N_("thêm {option}").format(option=option), what=what)

    def wrong(self, message: str, expected: str, **values: Any) -> None:
        """Note a mistake; ``expected`` is what to write instead."""
        self.mistakes.append(DETAILS.at(self.place, message, expected=expected, **values))

    def _agreed(self, series: Series | None) -> Series:
        number = self.order.number
        if number is not None and not 0 < number <= MAX_NUMBER:
            self.wrong(
                N_("Số “{value}” không dùng được."), N_("số từ 1 đến {most}").format(most=MAX_NUMBER), value=number
            )
        if self.document is not None:
            self._same(number, self.document.number, N_("số văn bản"), "--number")
        if self.mistakes or series is None:
            raise ContentError(_REFUSED, self.mistakes)
        return series

    def _series(self, year: int) -> Series | None:
        issuer = self.document.issuer if self.document is not None else None
        agency = self._same(self.order.agency or None, issuer, N_("cơ quan ban hành"), "--agency") or ""
        if not agency:
            self.missing(N_("mã cơ quan"), "--agency")
        elif agency not in self.registers.organisations:
            near = difflib.get_close_matches(agency, self.registers.organisations, 1)
            expected = near[0] if near else N_("một mã trong content/organisations.yaml")
            self.wrong(N_("Không có cơ quan “{value}”."), expected, value=agency)
        if year > self.moment.year:
            expected = N_("năm {year} hoặc trước đó; số của năm sau chỉ lấy từ ngày 01/01").format(
                year=self.moment.year
            )
            self.wrong(N_("Năm {value} chưa đến."), expected, value=year)
        problems = series_problems(agency or "x", year, self.order.series)
        for problem in problems:
            self.wrong(problem, N_("chữ thường không dấu, số và gạch nối, không quá 30 chữ, ví dụ ke-hoach"))
        return None if problems or not agency else Series(agency, year, self.order.series)

    def _read_registers(self) -> Registers:
        findings = Findings()
        registers = read_registers(Source(self.workspace.content, self.workspace.root, findings))
        if not registers.organisations:
            raise ContentError(N_("Không đọc được content/organisations.yaml."), list(findings))
        return registers

    def _read_document(self) -> Document | None:
        assert self.order.document is not None
        path = self.order.document.resolve()
        folder = path if path.is_dir() else path.parent
        if not (folder / DOCUMENT_FILE).is_file() or not folder.is_relative_to(self.workspace.root.resolve()):
            raise EnvironmentProblem(
                N_(
                    "“{path}” không phải thư mục của một văn bản trong không gian làm việc (không có document.yaml)."
                ).format(path=self.order.document)
            )
        self.document_name = unicodedata.normalize("NFC", self.workspace.name(folder))
        findings = Findings()
        document = read_document(Source(folder, self.workspace.root, findings))
        if document is not None and document.classification.secret:
            raise SecrecyStop(SECRET_NUMBER)
        if isinstance(self.order, IssueOrder) and (document is None or findings.errors):
            raise ContentError(N_("Văn bản còn lỗi; sửa trước khi cấp số."), list(findings))
        return document

    def _told(self, document: Document, day: dt.date) -> IssueOrder:
        """What a document says of itself on the day of its issue."""
        people = self.registers.people
        signers = [people[s.person].name if s.person in people else s.person or s.name.plain for s in document.signers]
        agency = profile(self.registers.agencies, document.issuer, day)
        kind = document_rules(day).types.get(document.type)
        derived = symbol(kind, agency, document.drafted_by) if kind is not None and agency is not None else ""
        return IssueOrder(
            abstract=document.abstract.plain,
            type=document.type,
            symbol=document.symbol or derived,
            signer=", ".join(filter(None, signers)),
            recipients="; ".join(one.plain for one in document.recipients),
            kept_by=document.archive,
        )

    def _type(self, written: str, day: dt.date) -> str:
        types = document_rules(day).types
        if written and written not in types:
            near = difflib.get_close_matches(written, types, 1)
            expected = near[0] if near else N_("một trong: {values}").format(values=", ".join(types))
            self.wrong(N_("Không có loại văn bản “{value}” vào ngày này."), expected, value=written[:60])
        elif written and types[written].form.numberless:
            self.wrong(N_("Loại văn bản “{value}” không mang số."), N_("gửi đi không lấy số"), value=written)
        return written

    def _symbol(self, written: str, kind: str, day: dt.date) -> str:
        plain = self.text(written, N_("ký hiệu"), "--symbol")
        if plain and not _SYMBOL.fullmatch(plain):
            self.wrong(
                N_("Ký hiệu “{value}” không dùng được."), N_("phần sau dấu gạch chéo, ví dụ KH-UBND"), value=plain[:60]
            )
        type_ = document_rules(day).types.get(kind)
        agency = profile(self.registers.agencies, self.order.agency, day)
        if not plain and type_ is not None and type_.code and agency is not None:
            return symbol(type_, agency, "")
        return plain

    def _copies(self, copies: int | None) -> int | None:
        if copies is not None and not 0 <= copies <= _MAX_COPIES:
            self.wrong(N_("Số lượng bản “{value}” không dùng được."), f"0–{_MAX_COPIES}", value=copies)
        return copies

    def _same(self, asked: T | None, told: T | None, what: Phrase, option: str) -> T | None:
        """What is asked for or what the document says; a mistake when the two differ."""
        if asked is not None and told is not None and asked != told:
            message = N_("{what} là “{asked}”, nhưng trong document.yaml là “{told}”.")
            expected = N_("bỏ {option}, hoặc sửa document.yaml").format(option=option)
            self.wrong(message, expected, what=what, asked=asked, told=told)
        return told if asked is None else asked
